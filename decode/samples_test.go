package decode

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// sampleFiles are recordings in a folder beside the project, none where it is missing.
func sampleFiles(t *testing.T, folder string) []string {
	files, _ := filepath.Glob(filepath.Join("..", "..", "shared", "samples", folder, "*"))
	if len(files) == 0 {
		t.Skip("SKIP: no sample recordings beside the project")
	}
	return files
}

// probeCount is ffprobe's number of frames of a stream.
func probeCount(t *testing.T, name string, index int) int {
	t.Helper()
	path, err := exec.LookPath("ffprobe")
	if err != nil {
		t.Fatal("no ffprobe program; make deps installs it")
	}
	out, _ := exec.Command(path, "-v", "quiet", "-count_frames", "-select_streams", strconv.Itoa(index),
		"-show_entries", "stream=nb_read_frames", "-of", "csv=p=0", "file:"+name).Output()
	line, _, _ := strings.Cut(string(out), "\n")
	n, _ := strconv.Atoi(strings.Trim(line, ", "))
	return n
}

func TestLongSampleClips(t *testing.T) {
	for _, name := range sampleFiles(t, "clips") {
		r := open(t, name, best(Options{}))
		shots := drain(t, r)
		if want := probeCount(t, name, r.video.Index()); len(shots) != want {
			t.Errorf("%s: %d frames, ffprobe counts %d", filepath.Base(name), len(shots), want)
		}
		if r.Health() != (Health{Frames: int64(len(shots))}) {
			t.Errorf("%s is reported as %+v", filepath.Base(name), r.Health())
		}
		r.Close()
	}
}

// TestLongOddSamples: odd recordings give an error of one line, or libav's number of frames.
func TestLongOddSamples(t *testing.T) {
	for _, name := range sampleFiles(t, "odd") {
		noLeaks(t)
		r, err := Open(context.Background(), name, best(Options{}))
		if err != nil {
			if strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), name+": ") {
				t.Errorf("not one line that names the file: %v", err)
			}
			continue
		}
		shots := drain(t, r)
		if want := probeCount(t, name, r.video.Index()); len(shots) != want {
			t.Errorf("%s: %d frames, ffprobe counts %d", filepath.Base(name), len(shots), want)
		}
		r.Close()
	}
}

// TestLongCutSamples cuts every healthy clip in the middle.
func TestLongCutSamples(t *testing.T) {
	for _, name := range sampleFiles(t, "clips") {
		info, err := os.Stat(name)
		if err != nil || info.Size() > 2<<20 {
			continue
		}
		r, err := Open(context.Background(), cut(t, name, 50), best(Options{}))
		if err != nil {
			continue // what cannot be opened at all is reported
		}
		drain(t, r)
		if h := r.Health(); !h.Truncated {
			t.Errorf("%s cut in the middle is reported as %+v", filepath.Base(name), h)
		}
		r.Close()
	}
}
