package main

import (
	"context"
	"net/http"

	"github.com/coder/websocket"

	"proxy407/kit"
)

// example: begin
func get(what kit.Case) (kit.Answer, error) {
	trust, err := what.TLS()
	if err != nil {
		return kit.Answer{}, err
	}
	transport := &http.Transport{Proxy: http.ProxyFromEnvironment, TLSClientConfig: trust}
	if what.Via == "url" {
		proxy, err := what.ProxyAsURL()
		if err != nil {
			return kit.Answer{}, err
		}
		transport.Proxy = http.ProxyURL(proxy)
	}
	options := &websocket.DialOptions{HTTPClient: &http.Client{Transport: transport}}
	socket, answer, err := websocket.Dial(context.Background(), what.URL, options)
	if err != nil {
		return kit.Answer{}, err
	}
	defer socket.CloseNow()
	if err := socket.Write(context.Background(), websocket.MessageText, []byte("hello")); err != nil {
		return kit.Answer{}, err
	}
	_, echo, err := socket.Read(context.Background())
	return kit.Answer{Status: answer.StatusCode, Body: string(echo)}, err
}
// example: end

func main() {
	features := []string{"basic.http", "basic.connect", "websocket", "no_proxy", "https_proxy"}
	kit.Serve("coder/websocket", "github.com/coder/websocket", features, get)
}
