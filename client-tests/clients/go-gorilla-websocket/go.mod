module proxy407/go-gorilla-websocket

go 1.23.0

require proxy407/kit v0.0.0

require github.com/gorilla/websocket v1.5.3

replace proxy407/kit => ../../sdk/go
