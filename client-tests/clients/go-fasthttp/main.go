package main

import (
	"slices"
	"time"

	"github.com/valyala/fasthttp"
	"github.com/valyala/fasthttp/fasthttpproxy"

	"proxy407/kit"
)

// example: begin
func get(what kit.Case) (kit.Answer, error) {
	trust, err := what.TLS()
	if err != nil {
		return kit.Answer{}, err
	}
	client := fasthttp.Client{TLSConfig: trust}
	if what.Via == "env" {
		client.Dial = fasthttpproxy.FasthttpProxyHTTPDialer()
	} else {
		client.Dial = fasthttpproxy.FasthttpHTTPDialer(what.ProxyURL)
	}
	defer client.CloseIdleConnections()
	request, answer := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
	defer fasthttp.ReleaseRequest(request)
	defer fasthttp.ReleaseResponse(answer)
	request.SetRequestURI(what.URL)
	request.Header.SetMethod(what.Method)
	request.SetBodyString(what.Content)
	send := func() error { return client.DoTimeout(request, answer, time.Duration(what.TimeMS)*time.Millisecond) }
	if slices.Contains(what.Needs, "redirect") {
		send = func() error { return client.DoRedirects(request, answer, 10) }
	}
	if err := send(); err != nil {
		return kit.Answer{}, err
	}
	challenge := string(answer.Header.Peek("Proxy-Authenticate"))
	return kit.Answer{Status: answer.StatusCode(), Body: string(answer.Body()), Challenge: challenge}, nil
}
// example: end

func main() {
	kit.Serve("fasthttp", "github.com/valyala/fasthttp", []string{"basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload"}, get)
}
