//go:build slurm

package cluster

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const recordings = 40

// single is what annotate writes of each recording of a corpus, and the CPU time that it took.
type single struct {
	program string
	in      string
	outputs map[string][]byte
	cpu     time.Duration
}

// prepare makes the corpus, and annotates each recording by itself.
func prepare(t *testing.T) *single {
	t.Helper()
	program, err := filepath.Abs("../../../bin/facecue")
	if err != nil {
		t.Fatal(err)
	}
	s := &single{program: program, in: t.TempDir(), outputs: map[string][]byte{}}
	for part := range 4 {
		first := filepath.Join(s.in, "clip 00.mkv")
		ffmpeg := exec.Command("ffmpeg", "-v", "error", "-nostdin", "-y", "-ss", fmt.Sprint(2*part), "-i", "../../../docs/demo/demo.mp4", "-frames:v", fmt.Sprint(14+part), "-an",
			"-vf", "scale=640:360", "-c:v", "libx264", "-preset", "ultrafast", first)
		if out, err := ffmpeg.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		data, err := os.ReadFile(first)
		if err != nil {
			t.Fatal(err)
		}
		for i := part; i < recordings; i += 4 {
			if err := os.WriteFile(filepath.Join(s.in, fmt.Sprintf("clip %02d.mkv", i)), data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.annotate(t)
	return s
}

func (s *single) annotate(t *testing.T) {
	t.Helper()
	to := t.TempDir()
	for i := range recordings {
		name := fmt.Sprintf("clip %02d", i)
		cmd := exec.Command(s.program, "annotate", "--threads=1", filepath.Join(s.in, name+".mkv"), "-o", filepath.Join(to, name+".jsonl"), "-o", filepath.Join(to, name+".vtt"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		s.cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	s.outputs = files(t, to)
}

// files are the outputs in a folder.
func files(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(e.Name(), "facecue.batch") || strings.HasPrefix(e.Name(), "summary.") || strings.Contains(path, "facecue.batch.") {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
		}
		all[e.Name()] = data
		return nil
	})
	return all
}

// compare compares the outputs of a batch with those of single runs.
func (s *single) compare(t *testing.T, dir string) {
	t.Helper()
	got := files(t, dir)
	for name, want := range s.outputs {
		if !bytes.Equal(got[name], want) {
			t.Errorf("%s has %d bytes that are not the %d of a single run", name, len(got[name]), len(want))
		}
	}
	for name := range got {
		if s.outputs[name] == nil {
			t.Errorf("%s was left", name)
		}
	}
	table, err := os.ReadFile(filepath.Join(dir, "summary.csv"))
	if err != nil || strings.Count(string(table), ",done,") != recordings {
		t.Errorf("the summary (%v):\n%s", err, table)
	}
}
