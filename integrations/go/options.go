package proxy407

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"
)

type settings struct {
	scenario       string
	hasCredentials bool
	user, password string
	program        string
	startTimeout   time.Duration
	allowsRefusals bool
}

// Option changes how a proxy starts.
type Option func(*settings)

// Scenario is the name of a built-in scenario, a file (with a / in it), or the scenario itself, which
// begins with {. The default is basic.
func Scenario(scenario string) Option {
	return func(s *settings) { s.scenario = scenario }
}

// Credentials are accepted instead of those of the scenario.
func Credentials(user, password string) Option {
	return func(s *settings) { s.hasCredentials, s.user, s.password = true, user, password }
}

// AllowRefusals is for a test of a client that gets a 407.
func AllowRefusals() Option {
	return func(s *settings) { s.allowsRefusals = true }
}

// Program is the path of the program.
func Program(path string) Option {
	return func(s *settings) { s.program = path }
}

// StartTimeout is how long the program may take to listen; the default is ten seconds.
func StartTimeout(timeout time.Duration) Option {
	return func(s *settings) { s.startTimeout = timeout }
}

func isItself(scenario string) bool { return strings.HasPrefix(strings.TrimSpace(scenario), "{") }

// scenarioArgument is what the command line names, and what removes it again.
func scenarioArgument(scenario string) (string, func(), error) {
	nothing := func() {}
	if !isItself(scenario) {
		return scenario, nothing, nil
	}
	file, err := os.CreateTemp("", "proxy407-*.json")
	if err != nil {
		return "", nothing, err
	}
	remove := func() { os.Remove(file.Name()) }
	_, err = file.WriteString(scenario)
	if closed := file.Close(); err == nil {
		err = closed
	}
	return file.Name(), remove, err
}

// scenarioContent is what the control API takes: a name, or the scenario.
func scenarioContent(scenario string) (any, error) {
	if !isItself(scenario) {
		if !strings.Contains(scenario, "/") {
			return scenario, nil
		}
		octets, err := os.ReadFile(scenario)
		if err != nil {
			return nil, fmt.Errorf("proxy407: %w", err)
		}
		scenario = string(octets)
	}
	if !json.Valid([]byte(scenario)) {
		return nil, fmt.Errorf("proxy407: the scenario is not JSON: %.60s", scenario)
	}
	return json.RawMessage(scenario), nil
}
