package main

import (
	"io"
	"net/http"
	"strings"

	"proxy407/kit"
)

// example: begin
func get(what kit.Case) (kit.Answer, error) {
	trust, err := what.TLS()
	if err != nil {
		return kit.Answer{}, err
	}
	transport := &http.Transport{Proxy: http.ProxyFromEnvironment, TLSClientConfig: trust}
	defer transport.CloseIdleConnections()
	if what.Via != "env" {
		proxy, err := what.ProxyAsURL()
		if err != nil {
			return kit.Answer{}, err
		}
		transport.Proxy = http.ProxyURL(proxy)
	}
	client := http.Client{Transport: transport}
	request, err := http.NewRequest(what.Method, what.URL, strings.NewReader(what.Content))
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
	kit.Serve("net/http", "", []string{"basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload", "tls-proxy"}, get)
}
