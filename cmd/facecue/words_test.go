package main

import (
	"math"
	"path/filepath"
	"strings"
	"testing"
)

// keys are where outputs keep the English names, for programs: columns of scores,
// identifiers, metadata.
var keys = strings.NewReplacer("neutral,happiness,", "", "cve_happiness", "", `"label": "happiness"`, "")

// TestWords: outputs call labels as asked; the record, which programs read, keeps
// the English keys.
func TestWords(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	record, table := path("r.jsonl"), path("own.csv")
	facecue(t, "annotate", "-t", "4", demo, "-o", record).want(t, exitDone, "")
	write(t, table, "expression,text\nhappiness,lächelnd\n")
	for _, name := range []string{"a.vtt", "a.srt", "a.ass", "a.ttml", "a.TextGrid", "a.eaf", "a.boris.tsv", "a_events.tsv", "a.edl", "a.ffmeta", "a.guides.json", "a.csv", "a.events.csv", "a.itt", "a.fcpxml", "a.xml", "a.otio", "a.avid.txt", "a.premiere.csv", "a.mlt", "a.chapters.txt"} {
		facecue(t, "render", record, "--lang", "de", "--labels", table, "-o", path(name)).want(t, exitDone, "")
		text := keys.Replace(string(read(t, path(name))))
		if !strings.Contains(text, "lächelnd") || strings.Contains(text, "happiness") && !strings.HasSuffix(name, ".ass") {
			t.Errorf("%s:\n%.400s", name, text)
		}
	}
	facecue(t, "render", record, "--lang", "de", "-o", path("again.jsonl")).want(t, exitDone, "")
	if string(read(t, path("again.jsonl"))) != string(read(t, record)) {
		t.Error("another language changes the record")
	}
	facecue(t, "render", record, "--lang", "de", "-o", "[profile=metadata]"+path("m.vtt")).want(t, exitDone, "")
	if text := string(read(t, path("m.vtt"))); !containsAll(text, `"label":"happiness"`, `"text":"Freude"`) {
		t.Errorf("JSON cues:\n%.400s", text)
	}
	for _, bad := range [][]string{{"--lang", "xx"}, {"--labels", record}} {
		facecue(t, append([]string{"render", record, "-y", "-o", path("a.srt")}, bad...)...).want(t, exitUsage, bad[0])
	}
	facecue(t, "render", record, "-y", "-o", path("a.srt"), "--labels", path("none.json")).want(t, exitFailed, "none.json")
}

// TestWordsTheOverlayCannotDraw are refused before any work.
func TestWordsTheOverlayCannotDraw(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	table := filepath.Join(dir, "own.json")
	write(t, table, `{"happiness": "笑顔"}`)
	facecue(t, "annotate", short(t), "--labels", table, "-o", filepath.Join(dir, "o.mkv")).want(t, exitFailed, "笑")
	facecue(t, "annotate", short(t), "--labels", table, "-o", filepath.Join(dir, "o.srt")).want(t, exitDone, "")
}

// TestBasic6 is the same from the recording and from a record of eight labels, but for
// the fourth decimal, to which the record's scores are rounded before they are shared out.
func TestBasic6(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	clip := short(t)
	facecue(t, "annotate", clip, "-o", path("all.jsonl")).want(t, exitDone, "")
	facecue(t, "annotate", clip, "--labels", "basic6", "-o", path("six.csv")).want(t, exitDone, "")
	facecue(t, "render", path("all.jsonl"), "--labels", "basic6", "-o", path("again.csv")).want(t, exitDone, "")
	six, again := rows(t, path("six.csv"), ','), rows(t, path("again.csv"), ',')
	if len(six) != len(again) || len(six) < 20 {
		t.Fatalf("%d and %d rows", len(six), len(again))
	}
	for i, row := range six {
		if row["contempt"] != "0" || again[i]["contempt"] != "0" || row["label"] != again[i]["label"] || row["state"] != again[i]["state"] {
			t.Fatalf("row %d: %v, rendered %v", i, row, again[i])
		}
		if d := number(t, row["happiness"]) - number(t, again[i]["happiness"]); math.Abs(d) > 2e-4 {
			t.Fatalf("row %d: happiness differs by %v", i, d)
		}
	}
	facecue(t, "annotate", clip, "--labels", "basic6", "--filter", "detect", "-o", path("x.csv")).want(t, exitUsage, "classify")
}
