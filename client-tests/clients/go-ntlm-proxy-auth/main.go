package main

import (
	"io"
	"net"
	"net/http"
	"net/url"

	ntlm "github.com/launchdarkly/go-ntlm-proxy-auth"

	"proxy407/kit"
)

func get(what kit.Case) (kit.Answer, error) {
	proxy, err := url.Parse(what.Proxy)
	if err != nil {
		return kit.Answer{}, err
	}
	trust, err := what.TLS()
	if err != nil {
		return kit.Answer{}, err
	}
	user, password := "", ""
	if what.User != nil {
		user, password = *what.User, *what.Password
	}
	dial := ntlm.NewNTLMProxyDialContext(&net.Dialer{}, *proxy, user, password, "", nil)
	transport := &http.Transport{DialContext: dial, TLSClientConfig: trust}
	defer transport.CloseIdleConnections()
	answer, err := (&http.Client{Transport: transport}).Get(what.URL)
	if err != nil {
		return kit.Answer{}, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	return kit.Answer{Status: answer.StatusCode, Body: string(body)}, err
}

func main() {
	kit.Serve("go-ntlm-proxy-auth", "github.com/launchdarkly/go-ntlm-proxy-auth", []string{"ntlm.http", "ntlm.connect"}, get)
}
