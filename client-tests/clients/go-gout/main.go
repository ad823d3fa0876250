package main

import (
	"net/http"

	"github.com/guonaihong/gout"

	"proxy407/kit"
)

// example: begin
func get(what kit.Case) (kit.Answer, error) {
	trust, err := what.TLS()
	if err != nil {
		return kit.Answer{}, err
	}
	var told kit.Answer
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: trust}}
	flow := gout.New(client).GET(what.URL)
	if what.Method == "POST" {
		flow = gout.New(client).POST(what.URL).SetBody(what.Content)
	}
	err = flow.SetProxy(what.ProxyURL).BindBody(&told.Body).Code(&told.Status).Do()
	return told, err
}
// example: end

func main() {
	kit.Serve("gout", "github.com/guonaihong/gout", []string{"basic.http", "basic.connect", "redirect", "upload", "tls-proxy"}, get)
}
