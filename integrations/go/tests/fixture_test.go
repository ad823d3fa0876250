// What the fixture does, as the other languages' tests say it. Those that shall fail are run one by
// one by integrations/go/test.
package tests

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"proxy407"
	_ "proxy407/bin"
)

func get(t *testing.T, client *http.Client, url string) int {
	t.Helper()
	response, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	io.Copy(io.Discard, response.Body)
	return response.StatusCode
}

// send asks the proxy with a header as it is given.
func send(t *testing.T, p *proxy407.Proxy, authorization string) int {
	t.Helper()
	client := p.Client()
	transport := client.Transport.(*http.Transport)
	transport.Proxy = http.ProxyURL(parse(t, p.URL))
	request, _ := http.NewRequest("GET", p.HTTPTarget, nil)
	if authorization != "" {
		request.Header.Set("Proxy-Authorization", authorization)
	}
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	return response.StatusCode
}

func TestVerbs(t *testing.T) {
	p := proxy407.New(t)
	t.Run("Client", func(t *testing.T) {
		for _, url := range []string{p.HTTPTarget, p.HTTPSTarget} {
			if status := get(t, p.Client(), url); status != 200 {
				t.Errorf("%s: %d", url, status)
			}
		}
		p.Verify(t)
		p.Verify(t, "authenticated", "never-sent-to-origin")
	})
	t.Run("Exchanges", func(t *testing.T) {
		accepted := proxy407.Match{"verdict": "accepted", "method": "CONNECT"}
		found := p.WaitFor(t, accepted, 1, 5*time.Second)
		if len(found) != 1 || found[0].User != "user" || found[0].Status != 200 {
			t.Errorf("%v", found)
		}
		if all := p.Exchanges(t, nil); len(all) < 2 || all[0].All["peer"] == nil {
			t.Errorf("%v", all)
		}
	})
	t.Run("Reset", func(t *testing.T) {
		p.Reset(t)
		if all := p.Exchanges(t, nil); len(all) != 0 {
			t.Errorf("%v", all)
		}
	})
	t.Run("Use", func(t *testing.T) {
		p.Use(t, "reject-encoded-password")
		if p.Password != "p@ss:word" || !strings.Contains(p.URLWithCredentials, "p%40ss%3Aword") {
			t.Errorf("%s", p.URLWithCredentials)
		}
		if status := get(t, p.Client(), p.HTTPTarget); status != 200 {
			t.Error(status)
		}
		p.Use(t, "basic", proxy407.Credentials("anna", "100%"))
		if status := get(t, p.Client(), p.HTTPSTarget); status != 200 || p.User != "anna" {
			t.Error(status, p.User)
		}
		p.Reset(t)
		if p.Password != "pass" {
			t.Errorf("the scenario of the start is back, not the password %q", p.Password)
		}
	})
	t.Run("Env", func(t *testing.T) {
		command := exec.Command("/bin/sh", "-c", "echo $http_proxy; echo $NO_PROXY$no_proxy$FTP_PROXY; echo $HOME")
		command.Env = p.Env()
		said, err := command.Output()
		lines := strings.Split(string(said), "\n")
		if err != nil || lines[0] != p.URLWithCredentials || lines[1] != "" || lines[2] == "" {
			t.Errorf("%q %v", lines, err)
		}
	})
	t.Run("Setenv", func(t *testing.T) {
		p.Setenv(t)
		if value := os.Getenv("NO_PROXY") + os.Getenv("FTP_PROXY"); value != "" {
			t.Error(value)
		}
	})
}

const ownScenario = `{"id": "own", "title": "Own", "story": "A test's own.", "family": "basic",
	"client": {"user": "u", "password": "p"}, "users": [{"user": "u", "password": "p"}],
	"proxy": {"authentication": [{"scheme": "basic"}]}, "expect": [{"check": "authenticated"}]}`

func TestVerbsOwnScenario(t *testing.T) {
	p := proxy407.New(t, proxy407.Scenario(ownScenario))
	if status := get(t, p.Client(), p.HTTPTarget); status != 200 || p.User != "u" {
		t.Error(status, p.User)
	}
	p.Use(t, "basic")
	p.Reset(t)
	if p.User != "u" {
		t.Error(p.User)
	}
}

func TestVerbsWatch(t *testing.T) {
	p, err := proxy407.Start(proxy407.Credentials("anna", "a b:c%"))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Stop()
	for _, name := range []string{"First", "Second"} {
		t.Run(name, func(t *testing.T) {
			p.Watch(t)
			if all := p.Exchanges(t, nil); len(all) != 0 {
				t.Errorf("%v", all)
			}
			if status := get(t, p.Client(), p.HTTPTarget); status != 200 {
				t.Error(status)
			}
		})
	}
}

func TestExpected(t *testing.T) {
	p := proxy407.New(t, proxy407.AllowRefusals())
	if status := send(t, p, ""); status != 407 {
		t.Error(status)
	}
	found := p.Exchanges(t, proxy407.Match{"status": 407})
	if len(found) != 1 || !strings.HasSuffix(found[0].Finding, "no-credentials") {
		t.Errorf("%v", found)
	}
}

func TestAccount(t *testing.T) { proxy407.New(t, proxy407.Credentials("a:b", "c")) }

func TestStart(t *testing.T) { proxy407.New(t) }

func TestRefused(t *testing.T) {
	p := proxy407.New(t, proxy407.Scenario("reject-encoded-password"))
	send(t, p, "Basic dXNlcjpwJTQwc3MlM0F3b3Jk") // user:p%40ss%3Aword
}

func TestEarlier(t *testing.T) {
	p := proxy407.New(t, proxy407.Scenario("reject-encoded-password"))
	send(t, p, "Basic dXNlcjpwJTQwc3MlM0F3b3Jk")
	p.Use(t, "open")
	send(t, p, "")
}

func TestUnanswered(t *testing.T) { send(t, proxy407.New(t), "") }

func TestVerify(t *testing.T) {
	p := proxy407.New(t, proxy407.AllowRefusals())
	send(t, p, "")
	p.Verify(t, "authenticated")
}

func TestWait(t *testing.T) {
	p := proxy407.New(t)
	get(t, p.Client(), p.HTTPTarget)
	p.WaitFor(t, proxy407.Match{"status": 200, "recorder": "proxy"}, 2, 100*time.Millisecond)
}

func TestUnknown(t *testing.T) { proxy407.New(t, proxy407.Scenario("nosuch")) }

func TestKey(t *testing.T) { proxy407.New(t).Exchanges(t, proxy407.Match{"colour": "red"}) }

func TestCheck(t *testing.T) { proxy407.New(t).Verify(t, "no-such-check") }

func TestSlow(t *testing.T) { proxy407.New(t, proxy407.StartTimeout(time.Second)) }

func TestHang(t *testing.T) {
	p := proxy407.New(t)
	if err := os.WriteFile(os.Getenv("HANG_FILE"), []byte(p.URL+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Minute)
}

func TestSpeed(t *testing.T) {
	count, err := strconv.Atoi(os.Getenv("COUNT"))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < count; i++ {
		began := time.Now()
		p, err := proxy407.Start()
		if err != nil {
			t.Fatal(err)
		}
		get(t, p.Client(), p.HTTPTarget)
		fmt.Printf("%.1f\n", time.Since(began).Seconds()*1000)
		p.Stop()
	}
}
