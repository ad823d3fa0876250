module proxy407/go-coder-websocket

go 1.23.0

require proxy407/kit v0.0.0

require github.com/coder/websocket v1.8.15

replace proxy407/kit => ../../sdk/go
