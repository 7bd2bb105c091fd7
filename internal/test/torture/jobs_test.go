//go:build torture

package torture

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// job is a command with outputs, and the bytes of the outputs after a run without faults.
type job struct {
	name    string
	program string
	args    []string // DIR stands for the folder of the outputs
	inputs  []string
	outputs []string
	want    map[string][]byte
	lasted  time.Duration
	calls   map[string]int // system calls that touch inputs and outputs
}

// command is the job's command with outputs in a folder.
func (j *job) command(dir string) command {
	c := command{j.program}
	for _, a := range j.args {
		c = append(c, strings.ReplaceAll(a, "DIR", dir))
	}
	return c
}

func (j *job) isNew(name string, got []byte) bool { return bytes.Equal(got, j.want[name]) }

// prepareJobs runs each job twice without faults. The outputs must have the same bytes, because the
// trials compare with them.
func (l *lab) prepareJobs(t *testing.T) {
	t.Helper()
	talk, record, frames := l.path("talk.mkv"), l.path("record.jsonl"), l.path("talk.nut")
	l.must(t, command{l.program, "annotate", talk, "-o", record})
	l.ffmpeg(t, "-i", talk, "-map", "0:v", "-c:v", "rawvideo", "-pix_fmt", "yuv420p", "-f", "nut", frames)
	l.ffmpeg(t, "-i", talk, "-map", "0:v", "-map", "0:a", "-c", "copy", l.path("short.mp4"))
	l.jobs = []*job{
		{name: "annotate", inputs: []string{talk}, args: []string{"annotate", "-y", talk, "-o", "DIR/out.jsonl", "-o", "DIR/out.vtt", "-o", "DIR/out.events.csv", "-o", "DIR/out.parquet", "-o", "[preset=ultrafast]DIR/out.mkv"}},
		{name: "blur", inputs: []string{talk}, args: []string{"annotate", "-y", talk, "-o", "[style=blur:preset=ultrafast]DIR/out.mp4", "-o", "DIR/out.srt"}},
		{name: "soft copy", inputs: []string{talk}, args: []string{"annotate", "-y", talk, "-o", "DIR/out.ass", "-o", "[mode=soft]DIR/out.mkv"}},
		{name: "several inputs", inputs: []string{talk, l.path("short.mp4")}, args: []string{"annotate", "-y", talk, l.path("short.mp4"), "-o", "DIR/{name}.vtt", "-o", "DIR/{name}.jsonl"}},
		{name: "render", inputs: []string{record}, args: []string{"render", "-y", record, "-o", "DIR/out.srt", "-o", "DIR/out.csv", "-o", "DIR/out.eaf", "-o", "DIR/out.TextGrid", "-o", "DIR/out.parquet"}},
		{name: "import", inputs: []string{l.path("rater.eaf")}, args: []string{"import", "-y", l.path("rater.eaf"), "-o", "DIR/out.events.csv", "-o", "DIR/out.vtt"}},
		{name: "filter", inputs: []string{frames}, args: []string{"filter", "-y", "-i", frames, "-o", "DIR/out.nut", "--findings", "DIR/out.jsonl", "detect,track,classify,smooth,draw"}},
	}
	l.must(t, command{l.program, "render", record, "-o", l.path("rater.eaf")})
	for _, j := range l.jobs {
		j.program = l.program
		l.reference(t, j)
	}
	dir := folder(t)
	l.must(t, l.shorter().command(dir))
	l.part = contents(t, dir)
}

func (l *lab) reference(t *testing.T, j *job) {
	t.Helper()
	first, second := folder(t), folder(t)
	e := l.must(t, j.command(first))
	j.lasted = e.lasted
	j.want = contents(t, first)
	j.outputs = slices.Sorted(maps.Keys(j.want))
	l.count(t, j, second)
	for name, data := range contents(t, second) {
		if !j.isNew(name, data) {
			t.Fatalf("%s: %s differs from run to run", j.name, name)
		}
	}
	if len(j.outputs) == 0 {
		t.Fatalf("%s has no outputs", j.name)
	}
}

func contents(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, e := range entries {
		if all[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return all
}
