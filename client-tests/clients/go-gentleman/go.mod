module proxy407/go-gentleman

go 1.26.0

require proxy407/kit v0.0.0

require gopkg.in/h2non/gentleman.v2 v2.0.5

require (
	github.com/nbio/st v0.0.0-20140626010706-e9e8d9816f32 // indirect
	golang.org/x/net v0.62.0 // indirect
)

replace proxy407/kit => ../../sdk/go
