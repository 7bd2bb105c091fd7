package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

// TestPeople: numbers are corrected alike in annotate, in render, and in a second render of
// the corrected record without the table.
func TestPeople(t *testing.T) {
	dir, record := twoPeople(t)
	path := func(name string) string { return filepath.Join(dir, name) }
	facecue(t, "people", record).want(t, exitDone, "")
	facecue(t, "people", record, "-o", path("people.csv")).want(t, exitDone, "")
	if got := rows(t, path("people.csv"), ','); len(got) != 2 || got[0]["number"] != "1" || got[1]["number"] != "2" || got[0]["first_seen"] != "8.000" {
		t.Fatalf("%v", got)
	}
	// The second person is two: one before 8.5 s, one from then on. The first is no person.
	write(t, path("people.csv"), "number,name,ignore,from,joined-to\n1,,not a person,,\n2,Ben,,,\n2,,,8.5,5\n5,Anna,,,\n")
	outs := func(stem string) []string {
		return []string{"-o", path(stem + ".jsonl"), "-o", path(stem + ".srt"), "-o", "[recording=]" + path(stem+".events.csv"), "-o", path(stem + ".TextGrid")}
	}
	facecue(t, append([]string{"annotate", "-ss", "8", "-t", "1", "--people", path("people.csv"), demo}, outs("a")...)...).want(t, exitDone, "")
	facecue(t, append([]string{"render", "--people", path("people.csv"), record}, outs("b")...)...).want(t, exitDone, "")
	facecue(t, append([]string{"render", "--name", "2=Ben", "--name", "5=Anna", path("b.jsonl")}, outs("c")...)...).want(t, exitDone, "")
	for _, ext := range []string{".jsonl", ".srt", ".events.csv", ".TextGrid"} {
		a, b, c := read(t, path("a"+ext)), read(t, path("b"+ext)), read(t, path("c"+ext))
		if !bytes.Equal(a, b) || !bytes.Equal(b, c) {
			t.Errorf("%s differs:\n%.400s\n%.400s\n%.400s", ext, a, b, c)
		}
	}
	srt := string(read(t, path("a.srt")))
	if strings.Contains(srt, "P1") || !strings.Contains(srt, "Ben") || !strings.Contains(srt, "Anna") {
		t.Errorf("%s", srt)
	}
	facecue(t, "people", path("b.jsonl"), "--name", "5=Anna").want(t, exitDone, "")
}

// TestNumbersOfOneName: they are one person, with one tier and one file.
func TestNumbersOfOneName(t *testing.T) {
	dir, record := twoPeople(t)
	path := func(name string) string { return filepath.Join(dir, name) }
	write(t, path("split.csv"), "number,from,joined-to\n2,8.5,5\n1,,9\n")
	facecue(t, "render", "--people", path("split.csv"), record, "-o", path("many.jsonl")).want(t, exitDone, "")
	facecue(t, "render", "--per-person", "--name", "2=Ben", "--name", "5=Ben", path("many.jsonl"), "-o", path("a.eaf"), "-o", path("a.csv")).want(t, exitDone, "")
	if eaf := string(read(t, path("a.eaf"))); strings.Count(eaf, `TIER_ID="Ben"`) > 1 || strings.Contains(eaf, "P5") {
		t.Errorf("tiers of Ben:\n%s", eaf)
	}
	if got := left(t, dir); !strings.Contains(strings.Join(got, " "), "a.Ben.csv") || strings.Contains(strings.Join(got, " "), "a.5.csv") {
		t.Errorf("files %q", got)
	}
}

// TestPeopleWhoAreNotThere: a name or a number of nobody is an error that says who is there,
// and so is a table that contradicts the recording or itself.
func TestPeopleWhoAreNotThere(t *testing.T) {
	dir, record := twoPeople(t)
	path := func(name string) string { return filepath.Join(dir, name) }
	facecue(t, "render", "--people", "2", record, "-o", path("count.csv")).want(t, exitUsage, "a record has the numbers of its people")
	write(t, path("both.csv"), "number,joined-to\n2,1\n")
	write(t, path("wrong.csv"), "number,joined\n2,1\n")
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{exitFailed, "no face has the number 7; the people of the recording are: 1, 2", []string{"render", "--name", "7=bob"}},
		{exitFailed, "no face has the number 9", []string{"render", "--ignore", "9"}},
		{exitFailed, "both are in the picture at 8.", []string{"render", "--people", path("both.csv")}},
		{exitFailed, "both are in the picture at 8.", []string{"render", "--name", "1=Ben", "--name", "2=Ben"}},
		{exitUsage, `line 1: there is no column "joined" (did you mean "joined-to"?)`, []string{"render", "--people", path("wrong.csv")}},
		{exitFailed, "no such file", []string{"render", "--people", path("none.csv")}},
		{exitUsage, "no person's number", []string{"render", "--ignore", "Ben"}},
	} {
		facecue(t, append(c.args, record, "-o", path("out.srt"))...).want(t, c.code, c.says)
	}
	if got := left(t, dir); strings.Contains(strings.Join(got, " "), "out") {
		t.Errorf("files %q", got)
	}
	facecue(t, "annotate", "-ss", "8", "-t", "0.2", "--name", "7=bob", demo, "-o", path("out.srt")).want(t, exitFailed, "the outputs were written")
	if read(t, path("out.srt")) == nil {
		t.Error("no output")
	}
	facecue(t, "annotate", "--people", path("both.csv"), demo, short(t), "-o", ".srt").want(t, exitUsage, "give one input")
	facecue(t, "render", "--name", "2=Ben", "--ignore", "Ben", record, "-o", path("alone.srt")).want(t, exitDone, "")
	if text := string(read(t, path("alone.srt"))); strings.Contains(text, "Ben") || !strings.Contains(text, "P1") {
		t.Errorf("%s", text)
	}
}

// TestPeopleWhoSpeak: the list has the share of speaking where the record has it, and only there.
func TestPeopleWhoSpeak(t *testing.T) {
	dir, record := twoPeople(t)
	silent := filepath.Join(dir, "silent.jsonl")
	facecue(t, "annotate", "-ss", "8", "-t", "1", "--filter", "detect,classify,track,smooth", demo, "-o", silent).want(t, exitDone, "")
	for name, want := range map[string]int{record: 1, silent: 0} {
		e := facecue(t, "people", name)
		e.want(t, exitDone, "")
		if head, _, _ := strings.Cut(e.out, "\n"); strings.Count(head, "  speaking  ") != want {
			t.Errorf("%s\nwant speaking %d times", e.out, want)
		}
	}
}
