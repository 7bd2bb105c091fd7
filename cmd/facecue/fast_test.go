package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestFast: the record says that the fast detector found the faces, and it finds both
// people of the demo.
func TestFast(t *testing.T) {
	needRuntime(t)
	record := filepath.Join(t.TempDir(), "r.jsonl")
	facecue(t, "annotate", "--fast", "-ss", "8.2", "-t", "0.6", demo, "-o", record).want(t, exitDone, "")
	text := string(read(t, record))
	for _, want := range []string{"facecue-detector-fast", `"id":1`, `"id":2`} {
		if !strings.Contains(text, want) {
			t.Errorf("the record has no %s:\n%.600s", want, text)
		}
	}
	facecue(t, "annotate", "--fast", "--filter", "null", demo, "-o", record, "-y").want(t, exitUsage, "--fast needs a detect filter")
}
