package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"github.com/facecue/facecue/internal/export"
)

// TestDataPage: docs/DATA.md is what the program says of its columns.
func TestDataPage(t *testing.T) { writtenPage(t, "../../docs/DATA.md", "formats", "--dictionary") }

// columnsOf are the columns that a format is said to have.
func columnsOf(t *testing.T, name string) (names []string) {
	t.Helper()
	f, err := export.FormatFor(name, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range f.Columns {
		if c.Help == "" || c.Range == "" {
			t.Errorf("%s of %s: no help or no range", c.Name, name)
		}
		names = append(names, c.Name)
	}
	return names
}

// TestEveryColumnIsDescribed compares what is written with what is said of it: every table
// of the demo, all keys of its record, and the dictionary beside it.
func TestEveryColumnIsDescribed(t *testing.T) {
	record, dir := demoRecord(t), t.TempDir()
	args := []string{"render", record}
	for _, f := range export.Formats() {
		if len(f.Columns) > 0 {
			args = append(args, "-o", "[dictionary=1]"+filepath.Join(dir, "x"+f.Ext))
		}
	}
	facecue(t, args...).want(t, exitDone, "")
	tables := 0
	for _, f := range export.Formats() {
		want := columnsOf(t, f.Name)
		if len(want) == 0 {
			continue
		}
		if f.Estimates {
			want = append(want, "speaking", "speech") // of the filter speak
		}
		path := filepath.Join(dir, "x"+f.Ext)
		if tables++; tables > 0 && !slices.Equal(headsOf(t, path), want) {
			t.Errorf("%s has the columns\n%q, and these are described:\n%q", f.Name, headsOf(t, path), want)
		}
		var said map[string]struct{ Description, Units, Range, Missing string }
		if err := json.Unmarshal(read(t, path+export.DictionaryExt), &said); err != nil {
			t.Fatal(err)
		}
		for _, name := range want {
			if said[name].Description == "" || said[name].Range == "" {
				t.Errorf("%s: the dictionary says %v of %s", f.Name, said[name], name)
			}
		}
		if len(said) != len(want)+1 || !strings.Contains(said["GeneratedBy"].Description, "facecue") {
			t.Errorf("%s: the dictionary has %d entries for %d columns, and %q", f.Name, len(said), len(want), said["GeneratedBy"])
		}
	}
	if tables < 6 {
		t.Errorf("%d tables are described", tables)
	}
}

// headsOf are the columns of a table that was written, or the keys of a record.
func headsOf(t *testing.T, path string) []string {
	t.Helper()
	switch {
	case strings.HasSuffix(path, ".jsonl"):
		return keysOf(t, path)
	case strings.HasSuffix(path, ".parquet"):
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		info, _ := f.Stat()
		p, err := parquet.OpenFile(f, info.Size())
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, c := range p.Schema().Columns() {
			names = append(names, strings.Join(c, "."))
		}
		return names
	}
	r := csv.NewReader(strings.NewReader(string(read(t, path))))
	if strings.HasSuffix(path, ".tsv") {
		r.Comma = '\t'
	}
	heads, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	return heads
}

// keysOf are all keys of a record that are described, in that order, and those that are not.
func keysOf(t *testing.T, path string) (keys []string) {
	t.Helper()
	found := map[string]bool{"pts_made": true, "facecue.stream.timecode": true, "faces[].estimates": true, "refused": true, // the demo has none of them
		"facecue.estimates": true, "facecue.estimates[].name": true, "facecue.estimates[].kind": true, "facecue.estimates[].range": true}
	estimates := []string{"faces[].estimates.speaking", "faces[].estimates.speech"} // described by the key estimates
	for _, line := range strings.Split(strings.TrimSpace(string(read(t, path))), "\n") {
		var v any
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err)
		}
		walkKeys("", v, found)
	}
	for _, name := range columnsOf(t, "jsonl") {
		if found[name] {
			keys = append(keys, name)
		}
		delete(found, name)
	}
	for name := range found {
		if slices.Contains(estimates, name) {
			continue
		}
		keys = append(keys, name+" (not described)")
	}
	return keys
}

func walkKeys(path string, v any, found map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			name := strings.TrimPrefix(path+"."+key, ".")
			found[name] = true
			walkKeys(name, inner, found)
		}
	case []any:
		for _, inner := range v {
			if _, ok := inner.(map[string]any); ok {
				walkKeys(path+"[]", inner, found)
			}
		}
	}
}

// spokenRecord is the demo's record with speech in its first two seconds: nobody speaks in the demo.
func spokenRecord(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.jsonl")
	silent, changed := regexp.MustCompile(`"speaking":[^,]+,"speech":0\b`), 0
	lines := strings.SplitAfter(string(read(t, demoRecord(t))), "\n")
	for i, line := range lines[:61] {
		lines[i] = silent.ReplaceAllString(line, `"speaking":0.9,"speech":1`)
		if lines[i] != line {
			changed++
		}
	}
	if changed == 0 {
		t.Fatal("no line of the record says who speaks")
	}
	write(t, path, strings.Join(lines, ""))
	return path
}

// TestEventTable: the columns that agree with one another.
func TestEventTable(t *testing.T) {
	record, dir := spokenRecord(t), t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	facecue(t, "render", record, "--name", "1=Ann B", "-o", path("a.events.csv"), "-o", "[kind=states:recording=]"+path("s.events.csv"),
		"-o", "[kind=fleeting:recording=A, \"B\"]"+path("f.events.csv"), "-o", "[kind=speech]"+path("t.events.csv")).want(t, exitDone, "")
	all, states, fleeting, speech := rows(t, path("a.events.csv"), ','), rows(t, path("s.events.csv"), ','), rows(t, path("f.events.csv"), ','), rows(t, path("t.events.csv"), ',')
	if len(all) != len(states)+len(fleeting)+len(speech) || len(states) == 0 || len(fleeting) == 0 || len(speech) == 0 {
		t.Fatalf("%d rows, %d states, %d fleeting candidates, %d stretches of speech", len(all), len(states), len(fleeting), len(speech))
	}
	for i, row := range all {
		want := "state"
		switch {
		case i >= len(states)+len(fleeting):
			want = "speech"
		case i >= len(states):
			want = "fleeting"
		}
		if row["kind"] != want {
			t.Errorf("row %d is a %s", i, row["kind"])
		}
		if n := number(t, row["offset_frame"]) - number(t, row["onset_frame"]); n != number(t, row["duration_frames"]) {
			t.Errorf("row %v: %g frames", row, n)
		}
		if d := number(t, row["offset"]) - number(t, row["onset"]); fmt.Sprintf("%.3f", d) != row["duration"] {
			t.Errorf("row %v: %.3f s", row, d)
		}
		if fps := number(t, row["duration_frames"]) / number(t, row["duration"]); fps < number(t, row["fps"])-0.5 || fps > number(t, row["fps"])+0.5 {
			t.Errorf("row %v: %g frames a second", row, fps)
		}
		if want := map[bool]string{true: "Ann B", false: "P" + row["person"]}[row["person"] == "1"]; row["name"] != want || row["recording"] != "demo" || len(row["peak"]) > 4 {
			t.Errorf("row %v", row)
		}
	}
	if states[0]["recording"] != "" || fleeting[0]["recording"] != `A, "B"` {
		t.Errorf("the recording is called %q and %q", states[0]["recording"], fleeting[0]["recording"])
	}
	facecue(t, "render", record, "-o", "[f=csv:dictionary=1]-").want(t, exitUsage, "a pipe has none")
	facecue(t, "render", record, "-o", "[style=pyfeat:dictionary=1]"+path("x.csv")).want(t, exitUsage, "describes our own columns")
	if e := facecue(t, "formats", "events"); !containsAll(e.out, "kind", "offset_frame", "exclusive", "fps") || strings.Contains(e.out, "TextGrid") {
		t.Errorf("formats events says %s", e.out)
	}
	facecue(t, "formats", "evnts").want(t, exitUsage, `did you mean "events"`)
}
