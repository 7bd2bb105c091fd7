//go:build players

package players

import (
	"bufio"
	"encoding/json"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/asticode/go-astisub"
)

const (
	demo   = "../../../docs/demo/demo.mp4"
	binary = "../../../bin/facecue"
)

// binaryPath is the absolute path of the program.
func binaryPath(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs(binary)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// annotate writes the tracks and the record of the demo clip to a folder.
func annotate(t *testing.T, folder string) {
	t.Helper()
	args := []string{"annotate", demo, "-y"}
	for _, ext := range []string{"vtt", "srt", "ass", "jsonl"} {
		args = append(args, "-o", filepath.Join(folder, "track."+ext))
	}
	if out, err := exec.Command(binary, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
}

type cue struct {
	start, end time.Duration
	text       string
}

// cues reads a track with another program's parser.
func cues(t *testing.T, path string) (all []cue) {
	t.Helper()
	s, err := astisub.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range s.Items {
		all = append(all, cue{item.StartAt, item.EndAt, text(item)})
	}
	if len(all) < 3 {
		t.Fatalf("%s has %d cues, want several", path, len(all))
	}
	return all
}

func text(item *astisub.Item) string {
	var lines []string
	for _, l := range item.Lines {
		lines = append(lines, l.String())
	}
	return strings.Join(lines, "\n")
}

// at tells whether a cue is shown at a time; sure is false if a cue begins or ends so near that players
// may round differently.
func at(all []cue, when time.Duration) (shown, sure bool) {
	const near = 60 * time.Millisecond
	sure = true
	for _, c := range all {
		shown = shown || c.start <= when && when < c.end
		if (when-c.start).Abs() < near || (when-c.end).Abs() < near {
			sure = false
		}
	}
	return shown, sure
}

// boxes are the faces of every frame of the record.
func boxes(t *testing.T, path string) (frames [][]image.Rectangle) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Buffer(nil, 1<<20); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), `{"facecue"`) {
			continue
		}
		frames = append(frames, faces(t, lines.Bytes()))
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return frames
}

func faces(t *testing.T, line []byte) (all []image.Rectangle) {
	t.Helper()
	var frame struct {
		Faces []struct{ Box [4]float64 }
	}
	if err := json.Unmarshal(line, &frame); err != nil {
		t.Fatal(err)
	}
	for _, f := range frame.Faces {
		x, y := int(f.Box[0]), int(f.Box[1])
		all = append(all, image.Rect(x, y, x+int(f.Box[2]), y+int(f.Box[3])))
	}
	return all
}
