package output

import (
	"path/filepath"
	"slices"
	"testing"
)

// TestAbandon: a process that ends at once says what it leaves.
func TestAbandon(t *testing.T) {
	dir := t.TempDir()
	b, a := start(t, filepath.Join(dir, "b"), "half"), start(t, filepath.Join(dir, "a"), "half")
	start(t, filepath.Join(dir, "empty"), "")
	start(t, "/dev/null", "")
	done, gone := start(t, filepath.Join(dir, "done"), "whole"), start(t, filepath.Join(dir, "gone"), "")
	if err := done.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := gone.Discard(); err != nil {
		t.Fatal(err)
	}
	if got, want := Abandon(), []string{a.Name(), b.Name()}; !slices.Equal(got, want) {
		t.Errorf("left %q, want %q", got, want)
	}
	want(t, dir, map[string]string{"a.partial": "half", "b.partial": "half", "done": "whole"})
}
