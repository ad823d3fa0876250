package main

import (
	"github.com/go-resty/resty/v2"

	"proxy407/kit"
)

// example: begin
func get(what kit.Case) (kit.Answer, error) {
	trust, err := what.TLS()
	if err != nil {
		return kit.Answer{}, err
	}
	client := resty.New().SetTLSClientConfig(trust)
	if what.Via == "url" {
		client.SetProxy(what.ProxyURL)
	}
	request := client.R()
	if what.Content != "" {
		request.SetBody(what.Content)
	}
	answer, err := request.Execute(what.Method, what.URL)
	if err != nil {
		return kit.Answer{}, err
	}
	challenge := answer.Header().Get("Proxy-Authenticate")
	return kit.Answer{Status: answer.StatusCode(), Body: answer.String(), Challenge: challenge}, nil
}
// example: end

func main() {
	kit.Serve("resty", "github.com/go-resty/resty/v2", []string{"basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload", "tls-proxy"}, get)
}
