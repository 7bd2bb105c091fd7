package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestProgressFile writes beside the run, and never onto the input.
func TestProgressFile(t *testing.T) {
	needRuntime(t)
	in, dir := short(t), t.TempDir()
	file := filepath.Join(dir, "p.txt")
	facecue(t, "annotate", in, "-o", filepath.Join(dir, "o.vtt"), "--progress", file).want(t, exitDone, "")
	if got := string(read(t, file)); !strings.HasSuffix(got, "progress=end\n") {
		t.Errorf("got %q", got)
	}
	size := len(read(t, in))
	facecue(t, "annotate", in, "-o", filepath.Join(dir, "o2.vtt"), "--progress", in).want(t, exitFailed, "is the input itself")
	if len(read(t, in)) != size {
		t.Error("the input was written over")
	}
}
