package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/models"
)

// TestSaturatingNetworkIsNamed by add, verify and show, with its tensor and greatest
// weight, and analyses a recording.
func TestSaturatingNetworkIsNamed(t *testing.T) {
	needRuntime(t)
	t.Setenv(models.FolderEnv, filepath.Join(t.TempDir(), "nets"))
	const says = "saturating: its 8-bit weights go up to 128 (tensor great; the only one above 64)"
	add := facecue(t, "models", "add", "--labels", sixLabels, "--margin", "0.1", "testdata/saturating.onnx")
	verify := facecue(t, "models", "verify", "saturating")
	for name, e := range map[string]ended{"add": add, "verify": verify} {
		if e.code != exitDone || !strings.Contains(e.out, says) {
			t.Errorf("%s: exit %d\n%s%s", name, e.code, e.out, e.errs)
		}
	}
	show := facecue(t, "models", "show", "saturating")
	show.want(t, exitDone, says)
	if strings.Contains(show.out, says) {
		t.Errorf("the JSON is no JSON any more: %s", show.out)
	}
	saturates, err := models.Saturates()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(verify.out, "with precise kernels") != saturates {
		t.Errorf("this processor saturates: %v, and verify says %s", saturates, verify.out)
	}
	out := filepath.Join(t.TempDir(), "o.csv")
	facecue(t, "annotate", short(t), "--filter", "detect,track,classify=model=saturating,smooth", "-o", out).want(t, exitDone, "")
}

// TestSafeNetworkIsNotNamed: nothing is said of a network that cannot saturate.
func TestSafeNetworkIsNotNamed(t *testing.T) {
	needRuntime(t)
	t.Setenv(models.FolderEnv, filepath.Join(t.TempDir(), "nets"))
	add := facecue(t, "models", "add", "--labels", sixLabels, "--margin", "0.1", colours)
	verify := facecue(t, "models", "verify", "colours")
	if said := add.out + add.errs + verify.out + verify.errs; strings.Contains(said, "8-bit") || !strings.Contains(verify.out, "with fast kernels") {
		t.Error(said)
	}
}
