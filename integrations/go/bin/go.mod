module proxy407/bin

go 1.19

require proxy407 v0.0.0

replace proxy407 => ../
