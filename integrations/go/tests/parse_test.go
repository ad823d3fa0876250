package tests

import (
	"net/url"
	"testing"
)

func parse(t *testing.T, text string) *url.URL {
	t.Helper()
	made, err := url.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return made
}
