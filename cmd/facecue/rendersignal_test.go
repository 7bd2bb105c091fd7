package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestRenderSignal puts a signal on a page, and refuses one that no output shows or whose clock is not known.
func TestRenderSignal(t *testing.T) {
	dir := t.TempDir()
	record, page := referenceRecord(t, dir, "film.jsonl"), filepath.Join(dir, "film.html")
	const data = "../../internal/signal/testdata/"
	facecue(t, "render", record, "--signal", data+"eda.csv:offset=-2.5", "-o", page).want(t, exitDone, "")
	if text := string(read(t, page)); !strings.Contains(text, `"series":[{"name":"eda_uS"`) || !strings.Contains(text, `"signal_eda_uS_mean"`) {
		t.Error("the page lacks the signal")
	}
	facecue(t, "render", record, "--signal", data+"eda.csv", "-o", filepath.Join(dir, "x.srt")).want(t, exitUsage, "give -o NAME.html or -o NAME.series.csv")
	facecue(t, "render", record, "--signal", data+"e4", "-o", page, "-y").want(t, exitFailed, "neither is guessed")
	facecue(t, "render", record, "--signal", data+"e4:offset=500", "-o", page, "-y").want(t, exitFailed, "no time in common")
}

// TestAnnotateSignal has a signal in the table of lines and in ELAN's configuration, and takes one
// recording only.
func TestAnnotateSignal(t *testing.T) {
	dir, film := t.TempDir(), short(t)
	const data = "../../internal/signal/testdata/eda.csv:offset=-2.5"
	lines, page := filepath.Join(dir, "film.series.csv"), filepath.Join(dir, "film_tsconf.xml")
	facecue(t, "annotate", film, "--signal", data, "-o", lines, "-o", page).want(t, exitDone, "")
	head, _, _ := strings.Cut(string(read(t, lines)), "\n")
	if !strings.HasSuffix(head, ",eda_uS") || !strings.Contains(string(read(t, page)), `name="eda_uS"`) {
		t.Errorf("no line of the signal: %s", head)
	}
	facecue(t, "annotate", film, film, "--signal", data, "-o", filepath.Join(dir, "{name}.series.csv")).want(t, exitUsage, "give one input")
	facecue(t, "annotate", film, "--signal", data, "-o", filepath.Join(dir, "x.srt")).want(t, exitUsage, "as lines over time")
}
