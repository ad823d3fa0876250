module proxy407/go-ntlm-proxy-auth

go 1.24.0

require proxy407/kit v0.0.0

require github.com/launchdarkly/go-ntlm-proxy-auth v1.0.3

require (
	github.com/launchdarkly/go-ntlmssp v1.0.3 // indirect
	golang.org/x/crypto v0.45.0 // indirect
)

replace proxy407/kit => ../../kits/go
