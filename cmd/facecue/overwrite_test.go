package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/export"
)

// TestAsking is what a person at a terminal is asked.
func TestAsking(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.vtt")
	write(t, path, "old")
	for answer, replaced := range map[string]bool{"y\n": true, "YES\n": true, "n\n": false, "\n": false, "": false, "yo\n": false} {
		var out strings.Builder
		o := export.Overwriter{Ask: func(question string) (bool, error) { return ask(strings.NewReader(answer), &out, question) }}
		if err := o.Allow(path, nil); (err == nil) != replaced {
			t.Errorf("answer %q: %v", answer, err)
		}
		if !strings.HasPrefix(out.String(), "File '"+path+"' already exists. Overwrite? [y/N]") {
			t.Errorf("asked %q", out.String())
		}
	}
}
