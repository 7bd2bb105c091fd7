package output

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPlan(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	old := write(t, filepath.Join(dir, "old"), "", 0o600)
	for _, err := range []error{os.Mkdir("sub", 0o755), os.Symlink(dir, "here"), os.Symlink(old, "link"), os.Link(old, "hard"), os.Symlink("nothing", "gone"), os.Symlink("nowhere", "lost")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	cases := []struct {
		one, two string
		same     bool
	}{
		{"a", "a", true}, {"a", "./a", true}, {"a", "sub/../a", true}, {"a", filepath.Join(dir, "a"), true}, {"a", "here/a", true},
		{"old", "link", true}, {"here/link", "old", true}, {"here", dir, true},
		{"a", "b", false}, {"a", "sub/a", false}, {"none/a", "none/b", false}, {"none/a", "none/a", true}, {"none/a", "nowhere/a", false}, {"gone", "lost", false}, {"gone", "gone", true},
		{"old", "hard", false}, // each rename gives one name a file of its own
	}
	for _, c := range cases {
		var p Plan
		if err := p.Add(c.one, "x.mp4"); err != nil {
			t.Fatal(err)
		}
		err := p.Add(c.two, "y.mp4")
		if errors.Is(err, ErrTwice) != c.same || (err == nil) == c.same {
			t.Errorf("%s and %s: %v", c.one, c.two, err)
		}
		if c.same && !(strings.Contains(err.Error(), "x.mp4") && strings.Contains(err.Error(), "y.mp4") && strings.HasPrefix(err.Error(), c.two)) {
			t.Errorf("the inputs or the output are not named: %v", err)
		}
	}
}

// TestPlanOfOneInput: two outputs of one input need no input's name.
func TestPlanOfOneInput(t *testing.T) {
	var p Plan
	p.Add("a", "x.mp4")
	if err := p.Add("a", "x.mp4"); !errors.Is(err, ErrTwice) || strings.Contains(err.Error(), "x.mp4") {
		t.Error(err)
	}
}

// TestPlanOfSeveral: each target is remembered, not the last alone.
func TestPlanOfSeveral(t *testing.T) {
	var p Plan
	for _, target := range []string{"a", "b", "c"} {
		if err := p.Add(target, "x.mp4"); err != nil {
			t.Fatal(err)
		}
	}
	for _, target := range []string{"a", "b", "c"} {
		if err := p.Add(target, "y.mp4"); !errors.Is(err, ErrTwice) {
			t.Errorf("%s again: %v", target, err)
		}
	}
}

// TestPlanInAFolderThatIsGone tells relative names apart, although their folder has no
// path any more.
func TestPlanInAFolderThatIsGone(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.Remove(dir); err != nil {
		t.Skip(err)
	}
	var p Plan
	if err := errors.Join(p.Add("a", "x.mp4"), p.Add("b", "x.mp4")); err != nil {
		t.Error(err)
	}
	if err := p.Add("a", "x.mp4"); !errors.Is(err, ErrTwice) {
		t.Errorf("again: %v", err)
	}
}
