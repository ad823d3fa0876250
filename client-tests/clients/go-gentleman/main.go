package main

import (
	"gopkg.in/h2non/gentleman.v2"
	"gopkg.in/h2non/gentleman.v2/plugins/proxy"
	"gopkg.in/h2non/gentleman.v2/plugins/tls"

	"proxy407/kit"
)

// example: begin
func get(what kit.Case) (kit.Answer, error) {
	trust, err := what.TLS()
	if err != nil {
		return kit.Answer{}, err
	}
	client := gentleman.New()
	client.Use(tls.Config(trust))
	client.Use(proxy.Set(map[string]string{"http": what.ProxyURL, "https": what.ProxyURL}))
	answer, err := client.Request().Method(what.Method).URL(what.URL).BodyString(what.Content).Send()
	if err != nil {
		return kit.Answer{}, err
	}
	challenge := answer.Header.Get("Proxy-Authenticate")
	return kit.Answer{Status: answer.StatusCode, Body: answer.String(), Challenge: challenge}, nil
}
// example: end

func main() {
	kit.Serve("gentleman", "gopkg.in/h2non/gentleman.v2", []string{"basic.http", "basic.connect", "redirect", "upload", "tls-proxy"}, get)
}
