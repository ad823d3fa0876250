module proxy407/go-resty-3

go 1.23.0

require proxy407/kit v0.0.0

replace proxy407/kit => ../../kits/go
