package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestAsking is what a person at a terminal is asked.
func TestAsking(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.vtt")
	write(t, path, "old")
	for answer, replaced := range map[string]bool{"y\n": true, "YES\n": true, "n\n": false, "\n": false, "": false, "yo\n": false} {
		var out strings.Builder
		o := overwriter{terminal: true, in: strings.NewReader(answer), out: &out}
		if err := o.allow(path, nil); (err == nil) != replaced {
			t.Errorf("answer %q: %v", answer, err)
		}
		if !strings.HasPrefix(out.String(), "File '"+path+"' already exists. Overwrite? [y/N]") {
			t.Errorf("asked %q", out.String())
		}
	}
}
