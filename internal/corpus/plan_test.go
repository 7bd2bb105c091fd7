package corpus

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpusOf is a manifest's folder in which recording a is done, with its output.
func corpusOf(t *testing.T, change func(*Line)) (Planner, Entry) {
	t.Helper()
	dir := t.TempDir()
	manifest := filepath.Join(dir, "m.jsonl")
	write(t, filepath.Join(dir, "a.mp4"), "recording")
	write(t, filepath.Join(dir, "a.vtt"), "WEBVTT")
	entries, err := Find([]string{filepath.Join(dir, "a.mp4")}, Search{})
	if err != nil {
		t.Fatal(err)
	}
	if err := Identify(entries, dir); err != nil {
		t.Fatal(err)
	}
	e := entries[0]
	e.Outputs = []string{filepath.Join(dir, "a.vtt")}
	hash, err := Hash(e.Path, Sampled)
	if err != nil {
		t.Fatal(err)
	}
	setup := Setup{Version: "1", Networks: []string{"n"}}
	line := Line{Input: e.ID, Number: 2, State: Done, Size: e.Size, Modified: e.Modified, Hash: hash, Setup: setup.Name(), Outputs: []Output{{"a.vtt", 6}}, By: "m:1"}
	change(&line)
	add(t, manifest, Line{State: Setting, Setup: setup.Name(), About: &setup}, line)
	return Planner{Manifest: manifestAt(t, manifest), Setup: setup, Hash: Hash}, e
}

func TestPlan(t *testing.T) {
	same := func(*Line) {}
	for name, c := range map[string]struct {
		line   func(*Line)
		plan   func(*Planner, *Entry)
		do     bool
		reason string
	}{
		"done":              {same, func(*Planner, *Entry) {}, false, "done"},
		"damaged":           {func(l *Line) { l.State = Damaged }, func(*Planner, *Entry) {}, false, "damaged"},
		"failed":            {func(l *Line) { l.State, l.Error = Failed, "why" }, func(*Planner, *Entry) {}, false, "failed: why"},
		"retried":           {func(l *Line) { l.State = Failed }, func(p *Planner, _ *Entry) { p.RetryFailed = true }, true, "failed"},
		"running":           {func(l *Line) { l.State = Running }, func(*Planner, *Entry) {}, true, "and not finished"},
		"waiting":           {func(l *Line) { l.State = Waiting }, func(*Planner, *Entry) {}, true, "waiting"},
		"interrupted":       {func(l *Line) { l.State, l.Error = Waiting, "a signal" }, func(*Planner, *Entry) {}, true, "not finished: a signal"},
		"new":               {same, func(_ *Planner, e *Entry) { e.ID = "b" }, true, "new"},
		"forced":            {same, func(p *Planner, _ *Entry) { p.Force = true }, true, "--force"},
		"longer":            {same, func(_ *Planner, e *Entry) { e.Size++ }, true, "has 10 bytes, it had 9"},
		"failed and longer": {func(l *Line) { l.State = Failed }, func(_ *Planner, e *Entry) { e.Size++ }, true, "bytes"},
		"touched":           {same, func(_ *Planner, e *Entry) { e.Modified++ }, false, "done"},
		"other bytes":       {func(l *Line) { l.Hash = Sampled + "0" }, func(_ *Planner, e *Entry) { e.Modified++ }, true, "content"},
		"no hash":           {func(l *Line) { l.Hash = "" }, func(_ *Planner, e *Entry) { e.Modified++ }, true, "content"},
		"version":           {same, func(p *Planner, _ *Entry) { p.Setup.Version = "2" }, true, "facecue is 2, it was 1"},
		"network":           {same, func(p *Planner, _ *Entry) { p.Setup.Networks = []string{"x"} }, true, "network"},
		"libav":             {same, func(p *Planner, _ *Entry) { p.Setup.Libav = "6" }, true, "FFmpeg"},
		"filters":           {same, func(p *Planner, _ *Entry) { p.Setup.Filters = "detect" }, true, "filters"},
		"settings":          {same, func(p *Planner, _ *Entry) { p.Setup.Settings = []string{"--lang=de"} }, true, "settings"},
		"outputs":           {same, func(p *Planner, _ *Entry) { p.Setup.Outputs = []string{".srt"} }, true, "outputs changed"},
		"unknown":           {func(l *Line) { l.Setup = "?" }, func(*Planner, *Entry) {}, true, "unknown setup"},
		"options":           {same, func(_ *Planner, e *Entry) { e.Options.Start = "1" }, true, "options in the list"},
		"gone output":       {same, func(_ *Planner, e *Entry) { os.Remove(e.Outputs[0]) }, true, "is missing"},
		"cut output":        {same, func(_ *Planner, e *Entry) { os.Truncate(e.Outputs[0], 3) }, true, "has 3 bytes, it had 6"},
		"person's output":   {func(l *Line) { l.Outputs = append(l.Outputs, Output{"a.1.vtt", 5}) }, func(*Planner, *Entry) {}, true, "a.1.vtt is missing"},
		"other output":      {same, func(_ *Planner, e *Entry) { e.Outputs = []string{"b.vtt"} }, true, "no output of before"},
	} {
		p, e := corpusOf(t, c.line)
		c.plan(&p, &e)
		task := p.Plan([]Entry{e})[0]
		if task.Do != c.do || !strings.Contains(task.Why, c.reason) {
			t.Errorf("%s: %v, %q; want %v, %q", name, task.Do, task.Why, c.do, c.reason)
		}
	}
}

// TestPlanIgnoresClocks: what is planned does not depend on what clocks said when the lines of the
// manifest were written: a machine's clock may be set back or forward in a run.
func TestPlanIgnoresClocks(t *testing.T) {
	for name, times := range map[string][2]string{
		"set back": {"2027-01-02T03:04:05.000Z", "1970-01-01T00:00:00.000Z"}, "set forward": {"1970-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"},
		"stopped": {"2027-01-02T03:04:05.000Z", "2027-01-02T03:04:05.000Z"}, "no clock": {"", ""},
	} {
		p, e := corpusOf(t, func(*Line) {})
		path := p.Manifest.path
		done := p.Manifest.Records[e.ID]
		rows := []Line{{State: Setting, Setup: done.Setup, About: p.Manifest.Setups[done.Setup]}, {State: Running, Input: e.ID, Number: 1, Setup: done.Setup}, *done}
		var text strings.Builder
		for i, row := range rows {
			row.Time = times[min(i/2, 1)]
			line, err := json.Marshal(row)
			if err != nil {
				t.Fatal(err)
			}
			text.Write(append(line, '\n'))
		}
		write(t, path, text.String())
		p.Manifest = manifestAt(t, path)
		if task := p.Plan([]Entry{e})[0]; task.Do || task.Why != "done" {
			t.Errorf("clock %s: planned again: %s", name, task.Why)
		}
		if got := read(t, path); !strings.Contains(got, times[1]) {
			t.Fatalf("clock %s: the manifest has other times", name)
		}
	}
}

// TestPlanOpensLittle: only a recording whose time changed is read.
func TestPlanOpensLittle(t *testing.T) {
	p, e := corpusOf(t, func(*Line) {})
	opened := 0
	p.Hash = func(string, string) (string, error) { opened++; return "", errors.New("unreadable") }
	if task := p.Plan([]Entry{e})[0]; task.Do || opened != 0 {
		t.Errorf("%q, %d files opened", task.Why, opened)
	}
	e.Modified++
	if task := p.Plan([]Entry{e})[0]; !task.Do || opened != 1 {
		t.Errorf("%q, %d files opened", task.Why, opened)
	}
}

// TestHash: each kind notices what it says, and a sampled hash reads little.
func TestHash(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	data := []byte(strings.Repeat("0123456789abcdef", 1<<16)) // 1 MiB
	sums := map[string]map[string]bool{Sampled: {}, Full: {}}
	for _, at := range []int{-1, 0, len(data) / 2, len(data) - 1, len(data) / 4} {
		changed := append([]byte(nil), data...)
		if at >= 0 {
			changed[at] = '!'
		}
		write(t, path, string(changed))
		for kind, seen := range sums {
			hash, err := Hash(path, kind)
			if err != nil || Kind(hash) != kind {
				t.Fatal(hash, err)
			}
			seen[hash] = true
		}
	}
	if len(sums[Full]) != 5 || len(sums[Sampled]) != 4 {
		t.Errorf("%d full and %d sampled hashes, want 5 and 4", len(sums[Full]), len(sums[Sampled]))
	}
	write(t, path, "") // shorter than a sample
	if _, err := Hash(path, Sampled); err != nil {
		t.Error(err)
	}
	for _, path := range []string{path + "x", filepath.Dir(path)} {
		if _, err := Hash(path, Full); err == nil {
			t.Error(path, "has a hash")
		}
	}
}
