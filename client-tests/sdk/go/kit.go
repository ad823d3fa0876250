// Package kit is the driver protocol, version 1 (client-tests/README.md), so that a driver is no
// more than the call.
package kit

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
)

// Case is what a client is to do. What it is not told by this channel is empty.
type Case struct {
	ID       string   `json:"id"`
	Needs    []string `json:"needs"`
	Via      string   `json:"via"`
	Method   string   `json:"method"`
	URL      string   `json:"url"`
	Content  string   `json:"content"`
	CAFile   string   `json:"ca_file"`
	TimeMS   int      `json:"time_ms"`
	ProxyURL string   `json:"proxy_url"`
	NoProxy  string   `json:"no_proxy"`
	Proxy    string   `json:"proxy"`
	Schemes  []string `json:"schemes"`
	User     *string  `json:"user"`
	Password *string  `json:"password"`
	// HTTPSProxyURL is nil where one proxy serves all targets, and "" where https has none.
	HTTPSProxyURL *string `json:"https_proxy_url"`
}

// Answer is what the client gave to its user, for any status.
type Answer struct {
	Status    int
	Body      string
	Challenge string
}

// Serve answers every case on standard input by get; an error is what the client gave to its user.
func Serve(client, module string, features []string, get func(Case) (Answer, error)) {
	lines := os.Stdout
	os.Stdout = os.Stderr // what a library prints is not the protocol's
	say := func(told map[string]any) {
		told["v"] = 1
		line, err := json.Marshal(told)
		if err != nil {
			panic(err)
		}
		fmt.Fprintf(lines, "%s\n", line)
	}
	if len(os.Args) == 2 && os.Args[1] == "--hello" {
		say(map[string]any{
			"client": client, "version": version(module), "runtime": runtime.Version(), "features": features,
		})
		return
	}
	cases := bufio.NewScanner(os.Stdin)
	cases.Buffer(nil, 1<<24)
	for cases.Scan() {
		var asked Case
		if err := json.Unmarshal(cases.Bytes(), &asked); err != nil {
			panic(err)
		}
		say(outcome(asked, features, get))
	}
}

func outcome(asked Case, features []string, get func(Case) (Answer, error)) map[string]any {
	told := map[string]any{"id": asked.ID}
	for _, need := range asked.Needs {
		if !slices.Contains(features, need) {
			told["unsupported"] = need
			return told
		}
	}
	answer, err := get(asked)
	if err != nil {
		told["error"] = err.Error()
		return told
	}
	told["status"], told["body"] = answer.Status, answer.Body
	if answer.Challenge != "" {
		told["challenge"] = answer.Challenge
	}
	return told
}

// version is the module's, as it was linked in; that of the standard library is Go's own.
func version(module string) string {
	build, _ := debug.ReadBuildInfo()
	for _, dependency := range build.Deps {
		if dependency.Path == module {
			return dependency.Version
		}
	}
	return runtime.Version()
}

// TLS trusts the certificate of the case.
func (c Case) TLS() (*tls.Config, error) {
	pem, err := os.ReadFile(c.CAFile)
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	return &tls.Config{RootCAs: pool}, nil
}

// ProxyAsURL is the proxy by the channels url and option.
func (c Case) ProxyAsURL() (*url.URL, error) {
	if c.Via == "url" {
		return url.Parse(c.ProxyURL)
	}
	proxy, err := url.Parse(c.Proxy)
	if err == nil && c.User != nil {
		proxy.User = url.UserPassword(*c.User, *c.Password)
	}
	return proxy, err
}
