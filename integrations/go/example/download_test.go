// A real test of a real client: net/http behind a proxy whose password needs percent-encoding.
package example

import (
	"net/http"
	"net/url"
	"testing"

	"proxy407"
	_ "proxy407/bin"
)

// download is the code under test: it gets the proxy as one URL, as HTTPS_PROXY has it.
func download(proxy, target string, with *http.Client) (int, error) {
	through, err := url.Parse(proxy)
	if err != nil {
		return 0, err
	}
	with.Transport.(*http.Transport).Proxy = http.ProxyURL(through)
	response, err := with.Get(target)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	return response.StatusCode, nil
}

func TestDownload(t *testing.T) {
	for _, password := range []string{"p@ss", "p:ss", "p/ss", "p%40ss", "p#ss?", "p ss", "p+ss",
		`p"ss\`, "p&ss=;", "pässwörd"} {
		t.Run(password, func(t *testing.T) {
			p := proxy407.New(t, proxy407.Credentials("user", password))
			status, err := download(p.URLWithCredentials, p.HTTPSTarget, p.Client())
			if err != nil || status != 200 {
				t.Errorf("status %d, %v", status, err)
			}
		})
	}
}
