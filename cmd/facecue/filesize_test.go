package main

import (
	"path/filepath"
	"slices"
	"testing"
)

// TestFileSizeLimit: what a limit of the system forbids is an error like a full disk.
func TestFileSizeLimit(t *testing.T) {
	dir := t.TempDir()
	record := filepath.Join(dir, "r.jsonl")
	writeLong(t, record, 1000)
	p := program(t, []string{"bash", "-c", `ulimit -f 10; exec "$0" "$@"`}, "render", record, "-o", filepath.Join(dir, "o.csv"))
	p.start(t)
	p.end(t).want(t, exitFailed, "file too large")
	if got := left(t, dir); !slices.Equal(got, []string{"r.jsonl"}) {
		t.Errorf("the folder holds %q", got)
	}
}
