//go:build hosts

package hosts

import (
	"debug/elf"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// runHost compiles testdata/host.c and runs it.
func (s stage) runHost(t *testing.T, mode string, n int, libraries ...string) (out, log []byte) {
	t.Helper()
	program := filepath.Join(s.folder, "host")
	if msg, err := exec.Command("cc", "-O1", "-Wall", "-o", program, "testdata/host.c", "-ldl", "-lpthread").CombinedOutput(); err != nil {
		t.Fatalf("compiling a host: %v\n%s", err, msg)
	}
	return s.run(t, program, append([]string{mode, s.record, strconv.Itoa(n), strconv.Itoa(s.w), strconv.Itoa(s.h), s.raw}, libraries...)...)
}

// TestAnyOrderAnyThread: shuffled frames on four threads are drawn like frames in order on one
// thread.
func TestAnyOrderAnyThread(t *testing.T) {
	s := newStage(t, small)
	got, _ := s.runHost(t, "order", s.frames, library(t))
	s.checkEqual(t, "four threads", got, s.drawn(t, s.pixels(), map[string]string{"record": s.record}))
}

// TestTwoBuilds: two builds of the plugin work in one process, one after the other on each frame.
func TestTwoBuilds(t *testing.T) {
	s := newStage(t, small)
	other := filepath.Join(s.folder, "other.so")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-buildid=other", "-buildmode=c-shared", "-o", other, "../../../cmd/facecue-frei0r")
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("building another plugin: %v\n%s", err, msg)
	}
	got, _ := s.runHost(t, "order", s.frames, library(t), other)
	first := s.drawn(t, s.pixels(), map[string]string{"record": s.record})
	s.checkEqual(t, "two builds", got, s.drawn(t, first, map[string]string{"record": s.record, "style": "box"}))
}

// TestMemoryIsSteady: memory does not grow over a thousand instances after the first third.
func TestMemoryIsSteady(t *testing.T) {
	s := newStage(t, small)
	out, _ := s.runHost(t, "churn", 1000, library(t))
	grown, err := strconv.Atoi(strings.TrimSpace(string(out)))
	if err != nil || grown > 4096 {
		t.Errorf("grew by %s KiB, %v", out, err)
	}
	t.Logf("grew by %d KiB", grown)
}

// TestNoPanicLeaves: invalid calls give a line in the log and no crash.
func TestNoPanicLeaves(t *testing.T) {
	s := newStage(t, small)
	out, log := s.runHost(t, "abuse", 1, library(t))
	if string(out) != "alive\n" || !strings.Contains(string(log), "facecue: internal error while drawing") {
		t.Errorf("got %q and the log %q", out, log)
	}
}

// TestLibrary: the plugin links only the C library and exports only the frei0r functions.
func TestLibrary(t *testing.T) {
	f, err := elf.Open(library(t))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	needed, err := f.ImportedLibraries()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range needed {
		if !strings.HasPrefix(name, "libc.") && !strings.HasPrefix(name, "ld-linux") && !strings.HasPrefix(name, "libdl.") && !strings.HasPrefix(name, "libpthread.") {
			t.Errorf("links %s", name)
		}
	}
	symbols, err := f.DynamicSymbols()
	if err != nil {
		t.Fatal(err)
	}
	exported := 0
	for _, s := range symbols {
		if s.Section == elf.SHN_UNDEF || elf.ST_TYPE(s.Info) != elf.STT_FUNC {
			continue
		}
		if exported++; !strings.HasPrefix(s.Name, "f0r_") {
			t.Errorf("exports %s", s.Name)
		}
	}
	if exported != 9 {
		t.Errorf("exports %d functions, frei0r has 9", exported)
	}
}
