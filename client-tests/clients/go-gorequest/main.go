package main

import (
	"errors"

	"github.com/parnurzeal/gorequest"

	"proxy407/kit"
)

// example: begin
func get(what kit.Case) (kit.Answer, error) {
	trust, err := what.TLS()
	if err != nil {
		return kit.Answer{}, err
	}
	agent := gorequest.New().TLSClientConfig(trust).Proxy(what.ProxyURL)
	answer, body, problems := agent.CustomMethod(what.Method, what.URL).Type("text").Send(what.Content).End()
	if len(problems) > 0 {
		return kit.Answer{}, errors.Join(problems...)
	}
	return kit.Answer{Status: answer.StatusCode, Body: body, Challenge: answer.Header.Get("Proxy-Authenticate")}, nil
}
// example: end

func main() {
	kit.Serve("gorequest", "github.com/parnurzeal/gorequest", []string{"basic.http", "basic.connect", "redirect", "upload", "tls-proxy"}, get)
}
