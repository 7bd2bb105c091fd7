package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/models"
)

// TestBatchCard: a recording is analysed again when the card of a network changes, also with the same
// weights, since the card says how their outputs are read.
func TestBatchCard(t *testing.T) {
	needRuntime(t)
	folder := t.TempDir()
	t.Setenv(models.FolderEnv, folder)
	facecue(t, "models", "add", "--labels", sixLabels, "--margin", "0.1", colours).want(t, exitDone, "")
	in, to := corpusOf(t, 1), t.TempDir()
	run := func(want string) {
		t.Helper()
		chain := "detect,track,classify=model=colours,smooth"
		if e := batchRun(t, in, to, "--filter", chain); e.code != exitDone || strings.Contains(e.out, "done ") != (want == "done") {
			t.Fatalf("exit %d: %s%s", e.code, e.out, e.errs)
		}
		if e := batchRun(t, in, to, "--filter", chain, "--dry-run"); strings.Contains(e.out, "a network changed") {
			t.Errorf("after that: %s", e.out)
		}
	}
	run("done")
	run("nothing")
	card := filepath.Join(folder, "colours.json")
	write(t, card, strings.Replace(string(read(t, card)), `"temperature": 1`, `"temperature": 2`, 1))
	run("done")
}
