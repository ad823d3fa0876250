package proxy407

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"net/url"
	"os"
)

// Client goes through the proxy with its credentials, and trusts its certificate authority.
// net/http sends Basic only: for another scheme take the URLs with a client of yours.
func (p *Proxy) Client() *http.Client {
	proxy, err := url.Parse(p.URLWithCredentials)
	if err != nil {
		panic("proxy407: " + err.Error())
	}
	roots := x509.NewCertPool()
	if octets, err := os.ReadFile(p.CAFile); err != nil {
		panic("proxy407: " + err.Error())
	} else if !roots.AppendCertsFromPEM(octets) {
		panic("proxy407: " + p.CAFile + " holds no certificate")
	}
	return &http.Client{Transport: &http.Transport{
		Proxy:           http.ProxyURL(proxy),
		TLSClientConfig: &tls.Config{RootCAs: roots},
	}}
}
