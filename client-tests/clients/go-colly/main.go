package main

import (
	"net/http"
	"strings"

	"github.com/gocolly/colly/v2"

	"proxy407/kit"
)

// example: begin
func get(what kit.Case) (kit.Answer, error) {
	trust, err := what.TLS()
	if err != nil {
		return kit.Answer{}, err
	}
	collector := colly.NewCollector(colly.ParseHTTPErrorResponse())
	collector.WithTransport(&http.Transport{Proxy: http.ProxyFromEnvironment, TLSClientConfig: trust})
	if what.Via == "url" {
		if err := collector.SetProxy(what.ProxyURL); err != nil {
			return kit.Answer{}, err
		}
	}
	var told kit.Answer
	collector.OnResponse(func(answer *colly.Response) {
		challenge := answer.Headers.Get("Proxy-Authenticate")
		told = kit.Answer{Status: answer.StatusCode, Body: string(answer.Body), Challenge: challenge}
	})
	return told, collector.Request(what.Method, what.URL, strings.NewReader(what.Content), nil, nil)
}
// example: end

func main() {
	kit.Serve("colly", "github.com/gocolly/colly/v2", []string{"basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload", "tls-proxy"}, get)
}
