// The same with a mistake that is made often: the user info of a URL is percent-encoded, and goes
// into the header without being decoded. failure.txt beside this file is what the test says.
package wrong

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"testing"

	"proxy407"
	_ "proxy407/bin"
)

func download(proxy, target string) (int, error) {
	through, err := url.Parse(proxy)
	if err != nil {
		return 0, err
	}
	token := base64.StdEncoding.EncodeToString([]byte(through.User.String()))
	through.User = nil
	request, err := http.NewRequest("GET", target, nil)
	if err != nil {
		return 0, err
	}
	request.Header.Set("Proxy-Authorization", "Basic "+token)
	client := http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(through)}}
	response, err := client.Do(request)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	return response.StatusCode, nil
}

func TestDownload(t *testing.T) {
	p := proxy407.New(t, proxy407.Scenario("reject-encoded-password"))
	status, err := download(p.URLWithCredentials, "http://example.test/ip")
	if err != nil || status != 200 {
		t.Errorf("status %d, %v", status, err)
	}
}
