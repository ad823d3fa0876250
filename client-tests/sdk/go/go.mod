module proxy407/kit

go 1.21
