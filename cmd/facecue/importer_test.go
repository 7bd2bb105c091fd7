package main

import (
	"path/filepath"
	"strings"
	"testing"
)

const rater = "1\n00:00:01,000 --> 00:00:02,000\nclient: smile\n\n2\n00:00:02,000 --> 00:00:03,000\nclient: smile · P1: fear\n\n3\n00:00:04,000 --> 00:00:05,000\nclient: chat\n"

// TestImport: what a person annotated becomes our events and our subtitles.
func TestImport(t *testing.T) {
	dir := t.TempDir()
	in, table, words, elan := filepath.Join(dir, "rater.srt"), filepath.Join(dir, "rater.events.csv"), filepath.Join(dir, "rater.vtt"), filepath.Join(dir, "rater.eaf")
	write(t, in, rater)
	facecue(t, "import", in, "--label", "smile=happiness", "--label", "chat=", "-o", table, "-o", words, "-o", elan).want(t, exitDone, "")
	rows := strings.Split(strings.TrimSpace(string(read(t, table))), "\n")
	if len(rows) != 3 || rows[1] != "state,2,happiness,1.000,,3.000,2.000,,,,,,,,,,client," || rows[2] != "state,1,fear,2.000,,3.000,1.000,,,,,,,,,,P1," {
		t.Errorf("rows %q", rows)
	}
	if strings.Count(rows[0], ",") != strings.Count(rows[1], ",") {
		t.Error("the rows have other columns than the head")
	}
	if text := string(read(t, words)); !containsAll(text, "00:00:02.000 --> 00:00:03.000\nP1 fear · client happiness\n") {
		t.Errorf("subtitles %s", text)
	}
	again := filepath.Join(dir, "again.events.csv")
	facecue(t, "import", elan, "-o", again).want(t, exitDone, "")
	if got := string(read(t, again)); got != string(read(t, table)) {
		t.Errorf("by way of ELAN it became %s", got)
	}
}

// TestImportTakesOurOwn: events that facecue found keep their people and times.
func TestImportTakesOurOwn(t *testing.T) {
	dir := t.TempDir()
	table, grid := filepath.Join(dir, "a.events.csv"), filepath.Join(dir, "a.TextGrid")
	facecue(t, "render", demoRecord(t), "-o", table, "-o", grid).want(t, exitDone, "")
	first, second := filepath.Join(dir, "b.events.csv"), filepath.Join(dir, "c.events.csv")
	facecue(t, "import", table, "-o", first).want(t, exitDone, "")
	facecue(t, "import", grid, "-o", second).want(t, exitDone, "")
	if a, b := string(read(t, first)), string(read(t, second)); a != b || strings.Count(a, "\n") != strings.Count(string(read(t, table)), "\n") {
		t.Errorf("from the table\n%s\nfrom Praat\n%s", a, b)
	}
}

func TestImportRefuses(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "rater.srt"), filepath.Join(dir, "out.events.csv")
	write(t, in, rater)
	for says, c := range map[string]struct {
		code int
		args []string
	}{
		`"smile" (line 2), "chat" (line 10)`:                                  {exitFailed, []string{in, "-o", out}},
		"--person Anna: the file has no such name; it has \"client\", \"P1\"": {exitFailed, []string{in, "--person", "Anna", "-o", out}},
		"--tier face: the file has no such name; it has none":                 {exitFailed, []string{in, "--tier", "face", "-o", out}},
		"made of frames":                             {exitUsage, []string{in, "-o", filepath.Join(dir, "out.jsonl")}},
		"ass is made of frames":                      {exitUsage, []string{in, "-o", filepath.Join(dir, "out.ass")}},
		"matroska is made of frames":                 {exitUsage, []string{in, "-o", filepath.Join(dir, "out.mkv")}},
		"--label smile=joy: want a word of the file": {exitUsage, []string{in, "--label", "smile=joy", "-o", out}},
		"--label smile: want a word of the file":     {exitUsage, []string{in, "--label", "smile", "-o", out}},
		"--label =fear: want a word of the file":     {exitUsage, []string{in, "--label", "=fear", "-o", out}},
		"no annotation;":                             {exitUsage, []string{"-o", out}},
		"no such file":                               {exitFailed, []string{filepath.Join(dir, "none.srt"), "-o", out}},
		"not an annotation":                          {exitFailed, []string{demo, "-o", out}},
		"is the input itself":                        {exitFailed, []string{in, "-o", in}},
	} {
		facecue(t, append([]string{"import"}, c.args...)...).want(t, c.code, says)
	}
	if names := left(t, dir); len(names) != 1 {
		t.Errorf("left %v", names)
	}
}

// TestImportReadsTablesOfBefore: the columns that the list of events had before
// give the same as those that it has now, and names keep their numbers.
func TestImportReadsTablesOfBefore(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	write(t, path("old.csv"), "kind,person,label,onset,apex,offset,duration_ms,duration_frames,onset_frame,apex_frame,offset_frame,peak,mean\n"+
		"state,3,happiness,0.000,0.000,1.502,1502,45,0,0,44,0.8,0.8\nfleeting,1,surprise,1.502,1.502,1.602,100,3,45,45,47,0.9,0.9\n")
	write(t, path("new.csv"), "kind,person,label,onset,apex,offset,duration,name,recording\n"+
		"state,3,happiness,0.000,0.000,1.502,1.502,Ann,\"a, b\"\nfleeting,1,surprise,1.502,1.502,1.602,0.100,P1,\"a, b\"\n")
	for name, called := range map[string]string{"old": "P3", "new": "Ann"} {
		out := path(name + ".events.csv")
		facecue(t, "import", path(name+".csv"), "-o", out).want(t, exitDone, "")
		_, got, _ := strings.Cut(string(read(t, out)), "\n")
		if want := "state,3,happiness,0.000,,1.502,1.502,,,,,,,,,," + called + ",\nfleeting,1,surprise,1.502,,1.602,0.100,,,,,,,,,,P1,\n"; got != want {
			t.Errorf("%s becomes\n%s, want\n%s", name, got, want)
		}
	}
}
