package main

import (
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/hashicorp/go-retryablehttp"

	"proxy407/kit"
)

// example: begin
func get(what kit.Case) (kit.Answer, error) {
	trust, err := what.TLS()
	if err != nil {
		return kit.Answer{}, err
	}
	client := retryablehttp.NewClient()
	// Its usual waits, 15 seconds in all, are as long as a case may take.
	client.RetryWaitMin, client.RetryWaitMax = 10*time.Millisecond, 100*time.Millisecond
	defer client.HTTPClient.CloseIdleConnections()
	transport := client.HTTPClient.Transport.(*http.Transport) // its default reads the environment
	transport.TLSClientConfig = trust
	if what.Via == "url" {
		proxy, err := url.Parse(what.ProxyURL)
		if err != nil {
			return kit.Answer{}, err
		}
		transport.Proxy = http.ProxyURL(proxy)
	}
	request, err := retryablehttp.NewRequest(what.Method, what.URL, []byte(what.Content))
	if err != nil {
		return kit.Answer{}, err
	}
	answer, err := client.Do(request)
	if err != nil {
		return kit.Answer{}, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	return kit.Answer{Status: answer.StatusCode, Body: string(body), Challenge: answer.Header.Get("Proxy-Authenticate")}, err
}

// example: end

func main() {
	kit.Serve("go-retryablehttp", "github.com/hashicorp/go-retryablehttp", []string{"basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload", "tls-proxy"}, get)
}
