package output

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
)

// TestLeftoverGoesWhileItIsLookedAt: between two looks at a name, another process may
// have removed or replaced what is there.
func TestLeftoverGoesWhileItIsLookedAt(t *testing.T) {
	dir := t.TempDir()
	part := write(t, filepath.Join(dir, "a.partial"), "half", 0o600|mark)
	calls := record(t)
	once := true
	calls.then["lock a.partial"] = func() {
		if once {
			os.Remove(part)
			once = false
		}
	}
	if f := start(t, filepath.Join(dir, "a"), "new"); f.Name() != part {
		t.Errorf("written to %s", f.Name())
	}
	calls.want(t, "lock a.partial", "lock a.partial")
}

// TestNewFileTakenForALeftover: whoever finds the new file before it is locked wins.
func TestNewFileTakenForALeftover(t *testing.T) {
	dir := t.TempDir()
	calls := record(t)
	calls.then["lock a.partial"] = func() { os.Remove(filepath.Join(dir, "a.partial")) }
	if f, err := Create(filepath.Join(dir, "a"), nil); f != nil || !errors.Is(err, ErrBusy) {
		t.Errorf("create: %v", err)
	}
}

// TestManyWriters: of all that begin at once over a leftover, one may write at a time.
func TestManyWriters(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "a")
	write(t, target+Suffix, "half", 0o600|mark)
	var wait sync.WaitGroup
	var writing, won atomic.Int32
	for range 8 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for range 50 {
				f, err := Create(target, nil)
				if errors.Is(err, ErrBusy) {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				if writing.Add(1) > 1 {
					t.Error("two write at once")
				}
				won.Add(1)
				writing.Add(-1)
				if err := f.Discard(); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	wait.Wait()
	if won.Load() == 0 {
		t.Error("nobody could write")
	}
	want(t, dir, nil)
}

func TestResume(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "a")
	for _, text := range []string{"", "half"} {
		f, err := Resume(target, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := read(t, f.Name()); got != text || f.Name() != target+Suffix {
			t.Errorf("resumed %s with %q, want %q", f.Name(), got, text)
		}
		if _, err := Resume(target, nil); !errors.Is(err, ErrBusy) {
			t.Errorf("a second one: %v", err)
		}
		if _, err := f.WriteString("half"); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Keep(); err != nil {
			t.Fatal(err)
		}
	}
	f, err := Resume(target, Reads(target+Suffix))
	if err != nil || filepath.Base(f.Name()) != "a.2.partial" {
		t.Errorf("an input was resumed: %v", err)
	}
	f.Discard()
}
