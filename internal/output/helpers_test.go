package output

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func write(t *testing.T, path, text string, mode fs.FileMode) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	return path
}

// want checks what a folder holds: names and their texts.
func want(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, expected := files[e.Name()]
		if !expected {
			t.Errorf("%s is there", e.Name())
		} else if got := read(t, filepath.Join(dir, e.Name())); got != text {
			t.Errorf("%s holds %q, want %q", e.Name(), got, text)
		}
	}
	if len(entries) != len(files) {
		t.Errorf("%d files, want %d", len(entries), len(files))
	}
}

func start(t *testing.T, target, text string, inputs ...string) *File {
	t.Helper()
	f, err := Create(target, Reads(inputs...))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(text); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Discard() })
	return f
}

func modeOf(t *testing.T, path string) fs.FileMode {
	t.Helper()
	st, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return st.Mode()
}

// recorder notes the calls that a file's safety depends on, in their order, and
// lets some fail.
type recorder struct {
	calls []string
	fail  map[string]error
	then  map[string]func() // runs after the call
}

// record puts a recorder between the package and the system until the test ends.
func record(t *testing.T) *recorder {
	r := &recorder{fail: map[string]error{}, then: map[string]func(){}}
	real := system
	t.Cleanup(func() { system = real })
	note := func(call func() error, format string, args ...any) error {
		name := fmt.Sprintf(format, args...)
		r.calls = append(r.calls, name)
		err := r.fail[name]
		if err == nil {
			err = call()
		}
		if then := r.then[name]; then != nil {
			then()
		}
		return err
	}
	system.lock = func(f *os.File) error {
		return note(func() error { return real.lock(f) }, "lock %s", filepath.Base(f.Name()))
	}
	system.chmod = func(f *os.File, m fs.FileMode) error {
		return note(func() error { return real.chmod(f, m) }, "chmod %s %v", filepath.Base(f.Name()), m)
	}
	system.sync = func(f *os.File) error {
		return note(func() error { return real.sync(f) }, "sync %s", filepath.Base(f.Name()))
	}
	system.rename = func(from, to string) error {
		return note(func() error { return real.rename(from, to) }, "rename %s %s", filepath.Base(from), filepath.Base(to))
	}
	system.remove = func(name string) error {
		return note(func() error { return real.remove(name) }, "remove %s", filepath.Base(name))
	}
	system.folder = func(dir string) error {
		return note(func() error { return real.folder(dir) }, "folder %s", filepath.Base(dir))
	}
	return r
}

func (r *recorder) want(t *testing.T, calls ...string) {
	t.Helper()
	if !slices.Equal(r.calls, calls) {
		t.Errorf("calls\n%q\nwant\n%q", r.calls, calls)
	}
}
