package output

import (
	"os"
	"path/filepath"
	"testing"
)

// scratched creates a target by way of a scratch folder, with some bytes.
func scratched(t *testing.T) (f *File, target, scratch string) {
	t.Helper()
	target, scratch = filepath.Join(t.TempDir(), "out.vtt"), t.TempDir()
	if err := os.WriteFile(target, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	f, err := CreateIn(scratch, target, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("new text"); err != nil {
		t.Fatal(err)
	}
	if filepath.Dir(f.Name()) != scratch {
		t.Errorf("the bytes are in %s", f.Name())
	}
	if st, err := os.Stat(target + Suffix); err != nil || st.Size() != 0 {
		t.Errorf("beside the target: %v (%v)", st, err)
	}
	if _, err := Create(target, nil); err == nil {
		t.Error("a second writer is let in")
	}
	return f, target, scratch
}

// holds compares a file with a text; "" is for no file.
func holds(t *testing.T, path, want string) {
	t.Helper()
	if got, _ := os.ReadFile(path); string(got) != want {
		t.Errorf("%s holds %q, want %q", path, got, want)
	}
}

// TestScratch: each end of a file empties the scratch folder.
func TestScratch(t *testing.T) {
	for name, c := range map[string]struct {
		end            func(*File) error
		target, beside string
	}{
		"commit":  {(*File).Commit, "new text", ""},
		"discard": {(*File).Discard, "old", ""},
		"keep":    {func(f *File) error { _, err := f.Keep(); return err }, "old", "new text"},
	} {
		f, target, scratch := scratched(t)
		if err := c.end(f); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		holds(t, target, c.target)
		holds(t, target+Suffix, c.beside)
		if left, _ := os.ReadDir(scratch); len(left) != 0 {
			t.Errorf("%s: left %v", name, left)
		}
		if st, err := os.Stat(target); err != nil || st.Mode() != 0o640 {
			t.Errorf("%s: mode %v (%v)", name, st.Mode(), err)
		}
	}
}

// TestScratchFails: without a scratch folder, and where the bytes cannot be copied, the old file stays.
func TestScratchFails(t *testing.T) {
	target := filepath.Join(t.TempDir(), "out.vtt")
	if _, err := CreateIn(filepath.Join(t.TempDir(), "none"), target, nil); err == nil {
		t.Error("a scratch folder that is not there")
	}
	if left, _ := os.ReadDir(filepath.Dir(target)); len(left) != 0 {
		t.Errorf("left %v", left)
	}
	if f, err := CreateIn("", target, nil); err != nil || f.Name() != target+Suffix {
		t.Errorf("%v", err)
	}
	f, target, scratch := scratched(t)
	f.beside.Close()
	if err := f.Commit(); err == nil {
		t.Error("a copy that failed is committed")
	}
	holds(t, target, "old")
	if left, _ := os.ReadDir(scratch); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}
