package main

import (
	"path/filepath"
	"strings"
	"testing"
)

const offWarning = "facecue: warning: this machine does not compute what was measured: scores are off by up to 0.1; \"facecue doctor\" says more\n"

// pretendOff makes the kept answer of the check say that this machine is off.
func pretendOff(t *testing.T) {
	t.Helper()
	cache := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	e := facecue(t, "annotate", "-t", "0.1", demo, "-o", filepath.Join(t.TempDir(), "o.csv"))
	if e.want(t, exitDone, ""); e.errs != "" {
		t.Errorf("a machine that is not off: %s", e.errs)
	}
	kept, err := filepath.Glob(filepath.Join(cache, "facecue", "selfcheck-*.json"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept %v, %v", kept, err)
	}
	write(t, kept[0], `{"off":["scores are off by up to 0.1"]}`)
}

// TestAnnotateWarnsOnce of a machine that computes something else, for all inputs.
func TestAnnotateWarnsOnce(t *testing.T) {
	needRuntime(t)
	pretendOff(t)
	to := t.TempDir()
	e := facecue(t, "annotate", "-t", "0.1", demo, short(t), "-o", to+"/{name}.csv")
	if e.code != exitDone || e.errs != offWarning {
		t.Errorf("exit %d: %q", e.code, e.errs)
	}
}

// TestFilterWarns as annotate does.
func TestFilterWarns(t *testing.T) {
	needRuntime(t)
	pretendOff(t)
	e := facecue(t, "filter", "-i", short(t), "-o", filepath.Join(t.TempDir(), "o.nut"), "detect,draw")
	if e.code != exitDone || e.errs != offWarning {
		t.Errorf("exit %d: %q", e.code, e.errs)
	}
}

// TestDoctor says which kernels are used, and compares for itself, whatever was kept.
func TestDoctor(t *testing.T) {
	needRuntime(t)
	pretendOff(t)
	e := facecue(t, "doctor")
	e.want(t, exitDone, "")
	for _, says := range []string{"8-bit sums    ", "model         facecue-detector-s, ok, ", " kernels, sha256 ", "numbers       this machine computes what was measured\n"} {
		if !strings.Contains(e.out, says) {
			t.Errorf("%q is not said:\n%s", says, e.out)
		}
	}
}
