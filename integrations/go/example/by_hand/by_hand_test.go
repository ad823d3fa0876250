// The test of ../../README.md without the fixture: http:// alone, and no word on what was wrong.
package download

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
)

func TestDownloadThroughTheProxy(t *testing.T) {
	var seen []string
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sent := r.Header.Get("Proxy-Authorization")
		seen = append(seen, sent)
		if sent != "Basic dXNlcjpwQHNzOndvcmQ=" {
			w.Header().Set("Proxy-Authenticate", `Basic realm="test"`)
			w.WriteHeader(http.StatusProxyAuthRequired)
		}
	}))
	defer proxy.Close()
	through, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	through.User = url.UserPassword("user", "p@ss:word")
	client := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(through)}}
	response, err := client.Get("http://example.test/ip")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != 200 || len(seen) != 1 {
		t.Error(response.Status, seen)
	}
}
