module proxy407/go-net-http

go 1.21

require proxy407/kit v0.0.0

replace proxy407/kit => ../../sdk/go
