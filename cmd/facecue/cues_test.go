package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCueFlags: the flags do what the options they stand for do, the option of an
// output goes before its flag, and both before what the record was made with.
func TestCueFlags(t *testing.T) {
	record := filepath.Join(t.TempDir(), "r.jsonl")
	needRuntime(t)
	facecue(t, "annotate", "-t", "4", "--min-cue", "1", demo, "-o", record).want(t, exitDone, "")
	text := func(args ...string) string {
		out := filepath.Join(t.TempDir(), "out.srt")
		list := append([]string{"render", record}, args...)
		for i := range list {
			list[i] = strings.ReplaceAll(list[i], "OUT", out)
		}
		facecue(t, list...).want(t, exitDone, "")
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for _, c := range [][2][]string{
		{{"--max-cue", "0.5", "-o", "OUT"}, {"-o", "[max_cue=0.5]OUT"}},
		{{"--max-cue", "0.5", "-o", "[max_cue=1]OUT"}, {"-o", "[max_cue=1]OUT"}},
		{{"--min-cue", "0.2", "--gap", "0.1", "-o", "OUT"}, {"--filter", "smooth=min=0.2:gap=0.1", "-o", "OUT"}},
		{{"--min-cue", "1", "-o", "OUT"}, {"-o", "OUT"}},
	} {
		if got, want := text(c[0]...), text(c[1]...); got != want || got == "" {
			t.Errorf("%q gives\n%s\nwant, as %q,\n%s", c[0], got, c[1], want)
		}
	}
	if text("--max-cue", "0.5", "-o", "OUT") == text("-o", "OUT") || text("--min-cue", "0.2", "-o", "[cues=full]OUT") == text("-o", "[cues=full]OUT") {
		t.Error("the flags change nothing")
	}
	facecue(t, "render", record, "--max-cue", "soon", "-o", filepath.Join(t.TempDir(), "x.srt")).want(t, exitUsage, "max_cue")
	facecue(t, "render", record, "--gap", "-1", "-o", filepath.Join(t.TempDir(), "x.srt")).want(t, exitUsage, "gap")
}
