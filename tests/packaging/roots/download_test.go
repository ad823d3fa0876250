package download

import (
	"net/http"
	"net/url"
	"testing"

	"proxy407"
	_ "proxy407/bin"
)

func TestDownload(t *testing.T) {
	p := proxy407.New(t, proxy407.Credentials("user", "p@ss:word"))
	through, _ := url.Parse(p.URL)
	through.User = url.UserPassword("user", "p@ss:word")
	through.User = url.UserPassword("user", url.QueryEscape("p@ss:word")) // wrong
	client := http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(through)}}
	response, err := client.Get("http://example.test/ip")
	if err != nil || response.StatusCode != 200 {
		t.Error(response, err)
	}
}
