module proxy407/go-colly

go 1.24.0

require proxy407/kit v0.0.0

require github.com/gocolly/colly/v2 v2.3.0

replace proxy407/kit => ../../kits/go
