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
	kept := start(t, filepath.Join(dir, "kept"), "half")
	if _, err := kept.Keep(); err != nil { // whose name the caller has
		t.Fatal(err)
	}
	names := []string{a.Name(), b.Name()}
	files := map[string]string{"a.partial": "half", "b.partial": "half", "done": "whole", "kept.partial": "half"}
	for _, name := range []string{"f", "d", "c", "e"} {
		start(t, filepath.Join(dir, name), "half")
		files[name+Suffix] = "half"
	}
	for _, name := range []string{"c", "d", "e", "f"} {
		names = append(names, filepath.Join(dir, name+Suffix))
	}
	if got := Abandon(); !slices.Equal(got, names) {
		t.Errorf("left %q, want %q", got, names)
	}
	want(t, dir, files)
}

// TestAbandonDuringACommit leaves out the files that have their names already.
func TestAbandonDuringACommit(t *testing.T) {
	dir := t.TempDir()
	a, b := start(t, filepath.Join(dir, "a"), "A"), start(t, filepath.Join(dir, "b"), "B")
	var left []string
	record(t).then["rename a.partial a"] = func() { left = Abandon() }
	if err := Commit(a, b); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(left, []string{b.Name()}) {
		t.Errorf("left %q", left)
	}
}
