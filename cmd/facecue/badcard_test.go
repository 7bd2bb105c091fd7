package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/models"
)

// TestBadCard: one card that cannot be read takes nothing else along, in any command,
// and is named by those that list the networks.
func TestBadCard(t *testing.T) {
	needRuntime(t)
	folder := t.TempDir()
	t.Setenv(models.FolderEnv, folder)
	facecue(t, "models", "add", "--labels", sixLabels, "--margin", "0.1", colours).want(t, exitDone, "")
	write(t, filepath.Join(folder, "x.json"), "{broken\n")
	in := short(t)
	annotate := func(filter string) []string {
		return []string{"annotate", "-t", "0.1", in, "-o", filepath.Join(t.TempDir(), "o.vtt"), "--filter", filter}
	}
	for _, c := range []struct {
		args  []string
		lists bool
	}{
		{annotate("detect,track,classify,smooth"), false},
		{annotate("detect,track,classify=model=colours,smooth"), false},
		{[]string{"models", "list"}, true},
		{[]string{"models", "show", "colours"}, false},
		{[]string{"models", "verify"}, true},
		{[]string{"models", "verify", "colours"}, false},
		{[]string{"doctor"}, true},
		{[]string{"filter", "-i", in, "detect", "-o", filepath.Join(t.TempDir(), "o.nut")}, false},
	} {
		e := facecue(t, c.args...)
		if e.code != exitDone {
			t.Errorf("%q: exit %d: %s", c.args, e.code, e.errs)
		}
		if said := strings.Contains(e.errs+e.out, "x.json"); said != c.lists || said && !strings.Contains(e.errs+e.out, "warning: ") {
			t.Errorf("%q says %s%s", c.args, e.out, e.errs)
		}
		if c.lists && (!strings.Contains(e.out, "colours") || !strings.Contains(e.out, models.DefaultDetector)) {
			t.Errorf("%q lists %s", c.args, e.out)
		}
	}
	for _, args := range [][]string{{"models", "verify", "x"}, {"models", "show", "x"}, annotate("detect,track,classify=model=x,smooth")} {
		if e := facecue(t, args...); e.code == exitDone || !strings.Contains(e.errs, "x.json") {
			t.Errorf("%q: exit %d: %s", args, e.code, e.errs)
		}
	}
}

// TestVerifyGoesOn after damaged weights.
func TestVerifyGoesOn(t *testing.T) {
	needRuntime(t)
	folder := t.TempDir()
	t.Setenv(models.FolderEnv, folder)
	facecue(t, "models", "add", "--labels", sixLabels, "--margin", "0.1", colours).want(t, exitDone, "")
	write(t, filepath.Join(folder, "colours.onnx"), "damaged")
	e := facecue(t, "models", "verify")
	if e.code != exitFailed || !strings.Contains(e.errs, "colours") || strings.Count(e.out, "weights match the card") != len(models.DefaultNames()) {
		t.Errorf("exit %d: %s%s", e.code, e.out, e.errs)
	}
}
