//go:build hosts

package hosts

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/plugin"
	"github.com/facecue/facecue/internal/test/kit"
)

var goldens kit.Goldens

func TestMain(m *testing.M) { os.Exit(goldens.Main(m)) }

// library is the plugin that make built.
func library(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs("../../../bin/facecue.so")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("%v: run make plugin", err)
	}
	return path
}

// stage is a folder with a film, its record, and the environment of the hosts.
type stage struct {
	film
	folder, raw, record string
	environment         []string
}

func newStage(t *testing.T, f film) stage {
	t.Helper()
	folder := t.TempDir()
	cache := filepath.Join(folder, "gst.bin")
	return stage{f, folder, f.write(t, folder), f.record(t, folder),
		append(os.Environ(), "FREI0R_PATH="+filepath.Dir(library(t)), "GST_REGISTRY="+cache)}
}

// timeout is how long a program may take before it counts as hung.
const timeout = 30 * time.Second

// run runs a program in the stage's folder and returns its output and its log.
func (s stage) run(t *testing.T, name string, args ...string) (out, log []byte) {
	t.Helper()
	var o, e bytes.Buffer
	limited, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	cmd := exec.CommandContext(limited, name, args...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = s.folder, s.environment, &o, &e
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %q: %v\n%s%s", name, args, err, e.Bytes(), o.Bytes())
	}
	return o.Bytes(), e.Bytes()
}

// drawn is the expected film, drawn by package plugin. Times are those of FFmpeg reading the film
// from its start.
func (s stage) drawn(t *testing.T, in []byte, texts map[string]string) []byte {
	t.Helper()
	n := plugin.NewProcess(func(line string) { t.Log(line) }).New(plugin.Host{}, s.w, s.h)
	for i, p := range plugin.Params() {
		if text, ok := texts[p.Name]; ok {
			n.SetText(i, text)
		}
	}
	out := make([]byte, len(in))
	for at := 0; at < len(in); at += s.size() {
		seconds := float64(at/s.size()) / rate
		n.Update(seconds, in[at:at+s.size()], out[at:at+s.size()])
	}
	return out
}

// checkEqual compares two films frame by frame.
func (s stage) checkEqual(t *testing.T, what string, got, want []byte) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d bytes, want %d", what, len(got), len(want))
	}
	different := 0
	for at := 0; at < len(want); at += s.size() {
		if !bytes.Equal(got[at:at+s.size()], want[at:at+s.size()]) {
			if different++; different == 1 {
				t.Errorf("%s: frame %d differs", what, at/s.size())
			}
		}
	}
	if different > 1 {
		t.Errorf("%s: %d frames differ", what, different)
	}
}
