module proxy407/go-retryablehttp

go 1.23

require proxy407/kit v0.0.0

require github.com/hashicorp/go-retryablehttp v0.7.8

require github.com/hashicorp/go-cleanhttp v0.5.2 // indirect

replace proxy407/kit => ../../sdk/go
