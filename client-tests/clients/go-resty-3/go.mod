module proxy407/go-resty-3

go 1.23.0

require (
	proxy407/kit v0.0.0
	resty.dev/v3 v3.0.0-rc.4
)

require golang.org/x/net v0.43.0 // indirect

replace proxy407/kit => ../../sdk/go
