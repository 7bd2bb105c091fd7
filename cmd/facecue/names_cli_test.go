package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestNamesOfPeople: a name stands in every output that says who, also rendered
// again from the record.
func TestNamesOfPeople(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	record := filepath.Join(dir, "r.jsonl")
	facecue(t, "annotate", short(t), "-o", record).want(t, exitDone, "")
	for _, name := range []string{"a.vtt", "a.srt", "a.ass", "a.ttml", "a.TextGrid", "a.eaf", "a.boris.tsv", "a_events.tsv", "a.edl", "a.ffmeta", "a.guides.json", "a.itt", "a.fcpxml", "a.xml", "a.otio", "a.avid.txt", "a.premiere.csv", "a.mlt", "a.csv", "a.events.csv", "a.metadata.txt", "a.html", "a.chapters.txt", "a.series.csv"} {
		out := filepath.Join(dir, name)
		facecue(t, "render", record, "--name", "1=Frau Ünal", "-o", out).want(t, exitDone, "")
		// The script of a page may hold any text.
		if text := string(read(t, out)); !strings.Contains(text, "Frau Ünal") || strings.Contains(text, "P1") && name != "a.html" {
			t.Errorf("%s:\n%.300s", name, text)
		}
	}
	facecue(t, "render", record, "--name", "1=<b>", "-y", "-o", filepath.Join(dir, "a.srt")).want(t, exitUsage, "--name")
	facecue(t, "annotate", short(t), "--name", "one=me", "-o", filepath.Join(dir, "b.srt")).want(t, exitUsage, "want a person's number")
}
