module proxy407

go 1.19
