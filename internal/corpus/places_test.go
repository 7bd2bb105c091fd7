package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckPlaces(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"a/s.mp4", "b/s.mp4"} {
		write(t, name, name)
	}
	if err := os.Symlink("a", "link"); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		first, second []string
		says          string
	}{
		"apart":              {[]string{"a/s.vtt"}, []string{"b/s.vtt"}, ""},
		"new folders":        {[]string{"new/x/s.vtt"}, []string{"new/y/s.vtt"}, ""},
		"one file":           {[]string{"s.vtt"}, []string{"./s.vtt"}, "one of a/s.mp4 and one of b/s.mp4"},
		"through a link":     {[]string{"a/s.vtt"}, []string{"link/s.vtt"}, "one of a/s.mp4 and one of b/s.mp4"},
		"below a link":       {[]string{"a/new/s.vtt"}, []string{"link/new/s.vtt"}, "one of a/s.mp4"},
		"absolute":           {[]string{"s.vtt"}, []string{dir + "/s.vtt"}, "one of a/s.mp4"},
		"twice":              {[]string{"s.vtt", "s.vtt"}, nil, "two outputs of a/s.mp4"},
		"a recording itself": {nil, []string{"link/s.mp4"}, "is the recording a/s.mp4 itself"},
	} {
		err := CheckPlaces([]Entry{{Path: "a/s.mp4", Outputs: c.first}, {Path: "b/s.mp4", Outputs: c.second}})
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
}

// TestOwnOutputs: what a batch wrote is no recording of it, unless it is named.
func TestOwnOutputs(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"a.mp4", "a.boxes.mp4", "a.old.mp4"} {
		write(t, name, name)
	}
	add(t, "m.jsonl", Line{Input: "a.mp4", State: Done, Number: 2, Outputs: []Output{{"a.old.mp4", 1}}})
	m := manifestAt(t, "m.jsonl")
	entries, err := Find([]string{"."}, Search{})
	if err != nil || len(entries) != 3 {
		t.Fatal(entries, err)
	}
	Identify(entries, ".")
	if left := WithoutOutputs(entries, m); len(left) != 2 || left[0].Path != "a.boxes.mp4" || left[1].Path != "a.mp4" {
		t.Errorf("%+v", left)
	}
	tasks := []Task{{Entry: Entry{Path: "a.mp4", Outputs: []string{"a.old.mp4", "a.boxes.mp4", "none.mp4"}}, Do: true}, {Entry: Entry{Outputs: []string{"a.mp4"}}}}
	if list := Foreign(tasks, m); len(list) != 1 || list[0] != "a.boxes.mp4" {
		t.Errorf("foreign: %q", list)
	}
	named, _ := Find([]string{"a.old.mp4"}, Search{})
	Identify(named, ".")
	if left := WithoutOutputs(named, m); len(left) != 1 {
		t.Error("a file that is named is left out")
	}
	if got := realFolder(filepath.Join(dir, "none/none"), map[string]string{}); got != realFolder(dir, map[string]string{})+"/none/none" {
		t.Error(got)
	}
}
