module goproxy-personality

go 1.24.0

require (
	github.com/elazarl/goproxy v1.9.3
	github.com/elazarl/goproxy/ext v0.0.0-20200809112317-0581fc3aee2d
)

require (
	golang.org/x/net v0.50.0 // indirect
	golang.org/x/text v0.34.0 // indirect
)
