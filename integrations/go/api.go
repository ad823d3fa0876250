package proxy407

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

// api speaks the control API of one program.
type api struct {
	base   string
	client *http.Client
}

func newAPI(port string) api {
	// No Proxy: the variables of a test shall not lead its control API through a proxy.
	return api{"http://127.0.0.1:" + port + "/__admin", &http.Client{Transport: &http.Transport{}}}
}

// problem is what the program answers to what it can't do (RFC 9457).
type problem struct {
	Status  int    `json:"status"`
	Detail  string `json:"detail"`
	Nearest []struct {
		Exchange    Exchange `json:"exchange"`
		Differences []struct {
			Key      string `json:"key"`
			Expected any    `json:"expected"`
			Was      any    `json:"was"`
		} `json:"differences"`
	} `json:"nearest"`
}

func (p problem) Error() string {
	text := "proxy407: " + p.Detail
	for _, near := range p.Nearest {
		text += fmt.Sprintf("\n  nearest: %d  %s", near.Exchange.Number, near.Exchange)
		for _, one := range near.Differences {
			text += fmt.Sprintf("; %s was %v, not %v", one.Key, one.Was, one.Expected)
		}
	}
	return text
}

func (a api) call(method, path string, body, result any) error {
	return a.callWithin(time.Minute, method, path, body, result)
}

func (a api) callWithin(timeout time.Duration, method, path string, body, result any) error {
	var content io.Reader
	if body != nil {
		octets, err := json.Marshal(body)
		if err != nil {
			return err
		}
		content = bytes.NewReader(octets)
	}
	request, err := http.NewRequest(method, a.base+path, content)
	if err != nil {
		return err
	}
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	client := *a.client
	client.Timeout = timeout
	response, err := client.Do(request)
	if err != nil {
		return fmt.Errorf("proxy407: the control API does not answer: %w", err)
	}
	defer response.Body.Close()
	octets, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode >= 400 {
		told := problem{Detail: fmt.Sprintf("%s %s: %s", method, path, response.Status)}
		_ = json.Unmarshal(octets, &told)
		return told
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(octets, result)
}
