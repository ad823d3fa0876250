module proxy407/go-gorequest

go 1.26.0

require proxy407/kit v0.0.0

require github.com/parnurzeal/gorequest v0.3.0

require (
	github.com/elazarl/goproxy v1.9.3 // indirect
	github.com/moul/http2curl v1.0.0 // indirect
	github.com/pkg/errors v0.9.1 // indirect
	github.com/smartystreets/goconvey v1.8.1 // indirect
	golang.org/x/net v0.62.0 // indirect
)

replace proxy407/kit => ../../sdk/go
