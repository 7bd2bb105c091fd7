//go:build torture

package torture

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// lab has what all cases share.
type lab struct {
	program string
	dir     string // of recordings, references and cases
	kept    string // where the files of failed cases go
	env     []string
	kinds   []kind
	jobs    []*job
	part    map[string][]byte // the first job's outputs for the first second of the recording
	clips   []*clip
	texts   []text
	tally   tally
}

// newLab makes the recordings and runs each job without faults.
func newLab(t *testing.T) *lab {
	t.Helper()
	l := &lab{kinds: kinds()}
	for name, path := range map[string]*string{os.Getenv("FACECUE"): &l.program, "../../../out/torture": &l.kept} {
		if name == "" {
			name = "../../../bin/facecue"
		}
		absolute, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		*path = absolute
	}
	if _, err := os.Stat(l.program); err != nil {
		t.Fatalf("%v: run make build", err)
	}
	if err := os.MkdirAll(l.kept, 0o755); err != nil {
		t.Fatal(err)
	}
	l.dir = folder(t)
	// The user's folder of models and display could change the results.
	l.env = append(os.Environ(), "XDG_DATA_HOME="+l.dir, "HOME="+l.dir, "DISPLAY=", "GOTRACEBACK=all")
	l.record(t)
	l.prepareJobs(t)
	l.prepareClips(t)
	l.prepareTexts(t)
	return l
}

// folder is a temporary folder by its real path, with which strace compares paths.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// path is a file of the lab.
func (l *lab) path(name string) string { return filepath.Join(l.dir, name) }

// must runs a command that has to succeed.
func (l *lab) must(t *testing.T, c command) ended {
	t.Helper()
	if _, err := exec.LookPath(c[0]); err != nil {
		t.Fatalf("no program %s: make torture installs it", c[0])
	}
	e := l.run(c, nil)
	if e.code != 0 || e.killed || e.hung {
		t.Fatalf("%q: %s\n%s", c, e, e.errs)
	}
	return e
}

func (l *lab) ffmpeg(t *testing.T, args ...string) {
	t.Helper()
	l.must(t, append(command{"ffmpeg", "-v", "error", "-nostdin", "-y"}, args...))
}

// record makes the recording from which all others are made: 1.6 seconds of the demo with faces, small,
// with sound, subtitles and chapters.
func (l *lab) record(t *testing.T) {
	t.Helper()
	words, tags := l.path("words.srt"), l.path("tags.meta")
	l.save(t, words, "1\n00:00:00,200 --> 00:00:00,900\nHow are you?\n\n2\n00:00:01,100 --> 00:00:01,500\nWell.\n")
	l.save(t, tags, ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=800\ntitle=Greeting\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=800\nEND=1600\ntitle=Talk\n")
	l.ffmpeg(t, "-ss", "2", "-t", "1.6", "-i", "../../../docs/demo/demo.mp4", "-i", words, "-i", tags, "-map", "0:v", "-map", "0:a", "-map", "1", "-map_chapters", "2",
		"-vf", "scale=320:180", "-r", "12.5", "-c:v", "libx264", "-preset", "veryfast", "-g", "10", "-threads", "1", "-c:a", "aac", "-c:s", "subrip", l.path("talk.mkv"))
}

func (l *lab) save(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
