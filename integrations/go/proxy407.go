// Package proxy407 is a proxy for a test, which asks for credentials and says why a client got a 407:
//
//	func TestDownload(t *testing.T) {
//		p := proxy407.New(t, proxy407.Scenario("digest"))
//		response, err := p.Client().Get("https://origin.test/ip")
//		...
//	}
//
// A request that the proxy refused fails the test, with the diagnosis as its text.
package proxy407

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// Proxy is a running program with one proxy.
type Proxy struct {
	URL                string // without credentials
	URLWithCredentials string // percent-encoded
	User, Password     string // those of the scenario
	CAFile             string // PEM: the authority of https targets and of an https proxy
	HTTPTarget         string // a URL that only the proxy knows
	HTTPSTarget        string

	settings    settings
	process     *process
	api         api
	name        string
	environment map[string]string
	unset       []string // in lower case
	isChanged   bool
}

// Start starts a proxy that outlives a test: call it in TestMain, Watch in each test, and Stop.
func Start(options ...Option) (*Proxy, error) {
	p := &Proxy{settings: settings{scenario: "basic", startTimeout: 10 * time.Second}}
	for _, option := range options {
		option(&p.settings)
	}
	program, err := findProgram(p.settings.program)
	if err != nil {
		return nil, fmt.Errorf("proxy407: %w", err)
	}
	scenario, remove, err := scenarioArgument(p.settings.scenario)
	if err != nil {
		return nil, fmt.Errorf("proxy407: %w", err)
	}
	defer remove()
	process, port, err := startProcess(program, scenario, p.settings.startTimeout)
	if err != nil {
		return nil, fmt.Errorf("proxy407: %w", err)
	}
	p.process, p.api = process, newAPI(port)
	err = p.read()
	if err == nil && p.settings.hasCredentials {
		err = p.use(p.settings)
	}
	if err != nil {
		p.Stop()
		return nil, err
	}
	return p, nil
}

// New starts a proxy for one test. It stops when the test ends; a refused request fails the test.
func New(t testing.TB, options ...Option) *Proxy {
	t.Helper()
	p, err := Start(options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Stop)
	p.judgeAtEnd(t)
	return p
}

// Watch begins a test with a proxy that other tests use too: it is reset now, and a refused request
// fails the test.
func (p *Proxy) Watch(t testing.TB) {
	t.Helper()
	p.Reset(t)
	p.judgeAtEnd(t)
}

// Stop ends the program.
func (p *Proxy) Stop() {
	p.process.stop()
	p.api.client.CloseIdleConnections()
}

// Exchanges are what came so far and matches; an empty Match is all.
func (p *Proxy) Exchanges(t testing.TB, match Match) []Exchange {
	t.Helper()
	found, err := p.exchanges(match)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// WaitFor waits until so many exchanges match. The test fails when they don't come in time, with
// what came nearest.
func (p *Proxy) WaitFor(t testing.TB, match Match, count int, timeout time.Duration) []Exchange {
	t.Helper()
	if match == nil {
		match = Match{}
	}
	var found struct{ Exchanges []Exchange }
	err := p.api.callWithin(timeout+10*time.Second, "POST", "/exchanges/wait", map[string]any{
		"match": match, "count": count, "timeout_ms": timeout.Milliseconds()}, &found)
	if err != nil {
		t.Fatal(err)
	}
	return found.Exchanges
}

// Verify judges what came by the checks of the scenario, or by the named ones. The text of the
// failure is the diagnosis.
func (p *Proxy) Verify(t testing.TB, checks ...string) {
	t.Helper()
	body := map[string]any{}
	if len(checks) > 0 {
		body["checks"] = checks
	}
	var verdict struct {
		Passed bool
		Text   string
	}
	if err := p.api.call("POST", "/verify", body, &verdict); err != nil {
		t.Fatal(err)
	}
	if !verdict.Passed {
		t.Error("The expectations of proxy407 do not hold.\n" + strings.TrimRight(verdict.Text, "\n"))
	}
}

// Use changes to another scenario on the same port, from its beginning. Credentials are the option
// that counts here.
func (p *Proxy) Use(t testing.TB, scenario string, options ...Option) {
	t.Helper()
	asked := settings{scenario: scenario}
	for _, option := range options {
		option(&asked)
	}
	p.isChanged = true
	if err := p.use(asked); err != nil {
		t.Fatal(err)
	}
}

// Reset forgets what came, and brings the proxy back to how it was started.
func (p *Proxy) Reset(t testing.TB) {
	t.Helper()
	if p.isChanged {
		if err := p.use(p.settings); err != nil {
			t.Fatal(err)
		}
		p.isChanged = false
	}
	if err := p.api.call("POST", "/reset", map[string]any{}, nil); err != nil {
		t.Fatal(err)
	}
}

func (p *Proxy) exchanges(match Match) ([]Exchange, error) {
	var found struct{ Exchanges []Exchange }
	err := p.api.call("GET", "/exchanges?"+match.query(), nil, &found)
	return found.Exchanges, err
}

func (p *Proxy) use(with settings) error {
	content, err := scenarioContent(with.scenario)
	if err != nil {
		return err
	}
	body := map[string]any{"scenario": content}
	if with.hasCredentials {
		body["user"], body["password"] = with.user, with.password
	}
	if err := p.api.call("PUT", "/proxies/"+p.name+"/scenario", body, nil); err != nil {
		return err
	}
	return p.read()
}

// read asks the program for the places that it listens at.
func (p *Proxy) read() error {
	var list struct {
		Proxies []struct {
			Name, URL, User, Password string
			URLWithCredentials        string `json:"url_with_credentials"`
			CAFile                    string `json:"ca_file"`
		}
	}
	var handout struct {
		Environment map[string]string
		Unset       []string
		HTTPTarget  string `json:"http_target"`
		HTTPSTarget string `json:"https_target"`
	}
	if err := p.api.call("GET", "/proxies", nil, &list); err != nil {
		return err
	}
	if err := p.api.call("GET", "/handout", nil, &handout); err != nil {
		return err
	}
	first := list.Proxies[0]
	p.name, p.URL, p.URLWithCredentials = first.Name, first.URL, first.URLWithCredentials
	p.User, p.Password, p.CAFile = first.User, first.Password, first.CAFile
	p.HTTPTarget, p.HTTPSTarget = handout.HTTPTarget, handout.HTTPSTarget
	p.environment, p.unset = handout.Environment, handout.Unset
	p.environment["no_proxy"], p.environment["NO_PROXY"] = "", ""
	return nil
}

// judgeAtEnd runs before the program stops.
func (p *Proxy) judgeAtEnd(t testing.TB) {
	t.Helper()
	t.Cleanup(func() {
		t.Helper()
		if p.settings.allowsRefusals {
			return
		}
		if text, err := p.refusalText(); err != nil {
			t.Error(err)
		} else if text != "" {
			t.Error(text)
		}
	})
}

// refusalText is the diagnosis of what was refused since the last reset, or "".
func (p *Proxy) refusalText() (string, error) {
	var found struct {
		Refused bool
		Text    string
	}
	if err := p.api.call("GET", "/refusals", nil, &found); err != nil || !found.Refused {
		return "", err
	}
	return "The proxy refused a request. (A test that expects this sets AllowRefusals.)\n" +
		strings.TrimRight(found.Text, "\n"), nil
}

// Env is the environment of a child process: that of the test run, with the proxy in it.
func (p *Proxy) Env() []string {
	var made []string
	for _, one := range os.Environ() {
		name, _, _ := strings.Cut(one, "=")
		if _, isOurs := p.environment[name]; !isOurs && !p.leadsPast(name) {
			made = append(made, one)
		}
	}
	for name, value := range p.environment {
		made = append(made, name+"="+value)
	}
	return made
}

// leadsPast is for what is left over from the surroundings, and names another proxy or an exception.
func (p *Proxy) leadsPast(name string) bool {
	for _, one := range p.unset {
		if strings.EqualFold(one, name) {
			return true
		}
	}
	return false
}

// Setenv sets the same for the test itself. net/http reads the proxy variables once for a process:
// take Client for it.
func (p *Proxy) Setenv(t testing.TB) {
	t.Helper()
	for _, one := range os.Environ() {
		if name, _, _ := strings.Cut(one, "="); p.leadsPast(name) {
			t.Setenv(name, "") // for its end, which brings the value back
			os.Unsetenv(name)
		}
	}
	for name, value := range p.environment {
		t.Setenv(name, value)
	}
}
