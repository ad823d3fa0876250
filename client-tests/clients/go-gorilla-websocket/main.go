package main

import (
	"net/http"

	"github.com/gorilla/websocket"

	"proxy407/kit"
)

// example: begin
func get(what kit.Case) (kit.Answer, error) {
	trust, err := what.TLS()
	if err != nil {
		return kit.Answer{}, err
	}
	dialer := websocket.Dialer{Proxy: http.ProxyFromEnvironment, TLSClientConfig: trust}
	if what.Via == "url" {
		proxy, err := what.ProxyAsURL()
		if err != nil {
			return kit.Answer{}, err
		}
		dialer.Proxy = http.ProxyURL(proxy)
	}
	socket, answer, err := dialer.Dial(what.URL, nil)
	if err != nil {
		return kit.Answer{}, err
	}
	defer socket.Close()
	if err := socket.WriteMessage(websocket.TextMessage, []byte("hello")); err != nil {
		return kit.Answer{}, err
	}
	_, echo, err := socket.ReadMessage()
	return kit.Answer{Status: answer.StatusCode, Body: string(echo)}, err
}
// example: end

func main() {
	features := []string{"basic.http", "basic.connect", "websocket", "no_proxy", "https_proxy"}
	kit.Serve("gorilla/websocket", "github.com/gorilla/websocket", features, get)
}
