package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// twoPeople is a record of a stretch of the demo with two people.
func twoPeople(t *testing.T) (dir, record string) {
	t.Helper()
	needRuntime(t)
	dir = t.TempDir()
	record = filepath.Join(dir, "r.jsonl")
	facecue(t, "annotate", "-ss", "8", "-t", "1", demo, "-o", record).want(t, exitDone, "")
	return dir, record
}

// TestPerPerson: a file for each person beside the one for all, which stays as it is.
func TestPerPerson(t *testing.T) {
	dir, record := twoPeople(t)
	path := func(name string) string { return filepath.Join(dir, name) }
	facecue(t, "render", record, "--name", "2=Dr. Ünal", "-o", path("whole.vtt"), "-o", path("whole.csv")).want(t, exitDone, "")
	facecue(t, "render", record, "--per-person", "--name", "2=Dr. Ünal", "-o", path("a.vtt"), "-o", path("a.csv"), "-o", path("a.events.csv"), "-o", path("a.jsonl")).want(t, exitDone, "")
	want := []string{"a.1.csv", "a.1.events.csv", "a.1.jsonl", "a.1.vtt", "a.Dr._Ünal.csv", "a.Dr._Ünal.events.csv", "a.Dr._Ünal.jsonl", "a.Dr._Ünal.vtt",
		"a.csv", "a.events.csv", "a.jsonl", "a.vtt", "r.jsonl", "whole.csv", "whole.vtt"}
	if got := left(t, dir); !slices.Equal(got, want) {
		t.Fatalf("files %q", got)
	}
	if string(read(t, path("a.csv"))) != string(read(t, path("whole.csv"))) {
		t.Error("the file for all is another one")
	}
	first, second := string(read(t, path("a.1.vtt"))), string(read(t, path("a.Dr._Ünal.vtt")))
	if !strings.Contains(first, "P1 ") || strings.Contains(first, "Ünal") || !strings.Contains(second, "Dr. Ünal ") || strings.Contains(second, "P1") {
		t.Errorf("somebody else's cues:\n%s\n%s", first, second)
	}
	all, one := rows(t, path("a.csv"), ','), rows(t, path("a.Dr._Ünal.csv"), ',')
	frames := map[string]bool{}
	for _, row := range one {
		if row["person"] != "2" && row["person"] != "" {
			t.Fatalf("person %q", row["person"])
		}
		frames[row["frame"]] = true
	}
	for _, row := range all {
		if !frames[row["frame"]] {
			t.Fatalf("the second person's table has no row of frame %s", row["frame"])
		}
	}
}

// TestPerPersonAsksFirst: nothing is replaced unasked, and nothing begun that must fail.
func TestPerPersonAsksFirst(t *testing.T) {
	dir, record := twoPeople(t)
	path := func(name string) string { return filepath.Join(dir, name) }
	write(t, path("a.2.vtt"), "old")
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{exitFailed, "a.2.vtt", []string{"-o", path("a.vtt")}},
		{exitUsage, "a person's part", []string{"-o", path("b.vtt"), "-o", path("b.2.vtt")}},
		{exitUsage, "a person's part", []string{"-o", path("b.vtt"), "-o", path("b.me.vtt"), "--name", "2=me"}},
		{exitUsage, "pipe", []string{"-o", "[f=vtt]-"}},
		{exitUsage, "both called", []string{"-o", path("b.vtt"), "--name", "1=Me", "--name", "2=me"}},
		{exitUsage, "is called 1", []string{"-o", path("b.vtt"), "--name", "2=1"}},
		{exitUsage, "too long", []string{"-o", path(strings.Repeat("b", 230) + ".vtt"), "--name", "1=a name of forty letters"}},
	} {
		facecue(t, append([]string{"render", record, "--per-person"}, c.args...)...).want(t, c.code, c.says)
	}
	if got := left(t, dir); !slices.Equal(got, []string{"a.2.vtt", "r.jsonl"}) || string(read(t, path("a.2.vtt"))) != "old" {
		t.Errorf("files %q", got)
	}
	facecue(t, "render", record, "--per-person", "-y", "--ignore", "1", "-o", path("a.vtt")).want(t, exitDone, "")
	if got := left(t, dir); !slices.Equal(got, []string{"a.2.vtt", "a.vtt", "r.jsonl"}) {
		t.Errorf("files %q, with person 1 left out", got)
	}
}

func TestOnly(t *testing.T) {
	dir, record := t.TempDir(), demoRecord(t)
	path := func(name string) string { return filepath.Join(dir, name) }
	kinds := func(reading string) map[string]bool {
		facecue(t, "render", record, "-y", "--only", reading, "-o", path("o.events.csv")).want(t, exitDone, "")
		seen := map[string]bool{}
		for _, row := range rows(t, path("o.events.csv"), ',') {
			seen[row["kind"]] = true
		}
		return seen
	}
	if f, s := kinds("fleeting"), kinds("states"); !f["fleeting"] || f["state"] || !s["state"] || s["fleeting"] {
		t.Errorf("only fleeting: %v, only states: %v", f, s)
	}
	facecue(t, "render", record, "--only", "flashes", "-o", path("x.srt")).want(t, exitUsage, "--only flashes")
	facecue(t, "render", record, "--only", "fleeting", "-o", path("x.ass")).want(t, exitUsage, ".srt")
}
