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
	facecue(t, "render", record, "--signal", data+"eda.csv", "-o", filepath.Join(dir, "x.srt")).want(t, exitUsage, "give -o NAME.html")
	facecue(t, "render", record, "--signal", data+"e4", "-o", page, "-y").want(t, exitFailed, "neither is guessed")
	facecue(t, "render", record, "--signal", data+"e4:offset=500", "-o", page, "-y").want(t, exitFailed, "no time in common")
}
