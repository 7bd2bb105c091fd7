package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/internal/wording"
)

// recordOfSession writes the record of a made-up session.
func recordOfSession(t *testing.T, path string) {
	t.Helper()
	s, p, results := kit.Session()
	p.Filters = "detect,track,classify,smooth"
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	f := kit.Format(t, "jsonl")
	w, err := f.New(out, f.Options.Defaults(), format.Header{Stream: s, Provenance: p})
	if err != nil {
		t.Fatal(err)
	}
	for i := range results {
		if err := w.Result(&results[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// What comes back of the session: tables have the nearest millisecond, subtitles the one
// before, BORIS a point for what flits.
const (
	fromTables = "state,1,happiness,0.000,3.003 state,2,anger,2.002,6.006 " +
		"state,1,neutral,3.003,4.671 state,1,neutral,5.672,6.740 state,1,uncertain,6.740,9.343 fleeting,1,surprise,1.502,1.602"
	fromCues = "state,1,happiness,0.000,3.003 state,2,anger,2.002,6.006 " +
		"state,1,neutral,3.003,4.671 state,1,neutral,5.672,6.740 state,1,uncertain,6.740,9.342 fleeting,1,surprise,1.501,1.601"
	fromBORIS = "state,1,happiness,0.000,3.003 state,2,anger,2.002,6.006 " +
		"state,1,neutral,3.003,4.671 state,1,neutral,5.672,6.740 state,1,uncertain,6.740,9.343 fleeting,1,surprise,1.502,1.502"
)

// TestImportReadsWhatRenderWrites, in every language and every format that import reads:
// the same people, readings, labels and times.
func TestImportReadsWhatRenderWrites(t *testing.T) {
	dir := t.TempDir()
	record := filepath.Join(dir, "s.jsonl")
	recordOfSession(t, record)
	formats := map[string]string{
		"s.events.csv": fromTables, "s.eaf": fromTables, "s.TextGrid": fromTables, "s_events.tsv": fromTables, "s.boris.tsv": fromBORIS,
		"[cues=full]s.srt": fromCues, "[cues=full]s.vtt": fromCues, "[cues=full:profile=web]w.vtt": fromCues, "[profile=metadata]m.vtt": fromCues,
	}
	for _, code := range wording.Languages() {
		args := []string{"render", "-y", "--lang", code, record}
		for f := range formats {
			options, file := "", f
			if at := strings.Index(f, "]"); at >= 0 {
				options, file = f[:at+1], f[at+1:]
			}
			args = append(args, "-o", options+filepath.Join(dir, file))
		}
		facecue(t, args...).want(t, exitDone, "")
		for f, want := range formats {
			if got := kindsOf(t, filepath.Join(dir, f[strings.Index(f, "]")+1:])); got != want {
				t.Errorf("%s in %s: %s", f, code, got)
			}
		}
	}
}

// kindsOf imports a file and gives kind, person, label, onset and offset of each row.
func kindsOf(t *testing.T, path string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "x.events.csv")
	facecue(t, "import", path, "-o", out).want(t, exitDone, "")
	var list []string
	for _, row := range strings.Split(strings.TrimSpace(string(read(t, out))), "\n")[1:] {
		c := strings.Split(row, ",")
		list = append(list, strings.Join([]string{c[0], c[1], c[2], c[3], c[5]}, ","))
	}
	return strings.Join(list, " ")
}
