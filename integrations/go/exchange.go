package proxy407

import (
	"encoding/json"
	"fmt"
	"net/url"
)

// Exchange is a request and what became of it: the object of `--log json`. Strings that the program
// gives as null are empty. All has every member by its name.
type Exchange struct {
	Number      int64  `json:"number"`
	Scenario    string `json:"scenario"`
	Recorder    string `json:"recorder"`
	Connection  int64  `json:"connection"`
	Method      string `json:"method"`
	Target      string `json:"target"`
	Tunnel      string `json:"tunnel"`
	Status      int    `json:"status"`
	Verdict     string `json:"verdict"`
	User        string `json:"user"`
	Cause       string `json:"cause"`
	Finding     string `json:"finding"`
	Message     string `json:"message"`
	Fix         string `json:"fix"`
	Command     string `json:"command"`
	RequestHead string `json:"request_head"`

	All map[string]any `json:"-"`
}

func (e *Exchange) UnmarshalJSON(octets []byte) error {
	type plain Exchange
	if err := json.Unmarshal(octets, (*plain)(e)); err != nil {
		return err
	}
	return json.Unmarshal(octets, &e.All)
}

func (e Exchange) String() string {
	return fmt.Sprintf("%d %s  %s %s", e.Status, e.Verdict, e.Method, e.Target)
}

// Match is what an exchange must hold: Match{"status": 407, "method": "CONNECT"}. The keys are those
// of the control API: proxy, scenario, recorder, connection, method, host, target, status, verdict,
// user, cause, finding.
type Match map[string]any

func (m Match) query() string {
	values := url.Values{}
	for key, value := range m {
		values.Set(key, fmt.Sprint(value))
	}
	return values.Encode()
}
