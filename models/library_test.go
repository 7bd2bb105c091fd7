package models

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestCandidates(t *testing.T) {
	t.Setenv(LibraryEnv, "/env/libonnxruntime.so")
	if got := libraryCandidates("/flag/lib.so"); len(got) != 1 || got[0] != (Library{Path: "/flag/lib.so", Source: "flag"}) {
		t.Errorf("flag: %v", got)
	}
	if got := libraryCandidates(""); len(got) != 1 || got[0].Path != "/env/libonnxruntime.so" || got[0].Source != "environment" {
		t.Errorf("environment: %v", got)
	}
	t.Setenv(LibraryEnv, "")
	got := libraryCandidates("")
	if last := got[len(got)-1]; last.Source != "system" || filepath.IsAbs(last.Path) {
		t.Errorf("system: %v", got)
	}
	if got := libraryCandidates("lib.so"); !filepath.IsAbs(got[0].Path) {
		t.Errorf("%v would be looked up by the loader", got)
	}
}

func TestBesideProgram(t *testing.T) {
	root := filepath.Join(t.TempDir(), "a[b]*") // a name that is also a pattern
	for _, name := range []string{"bin/facecue", "lib/libonnxruntime.so.1", "lib/libonnxruntime.so.1.24.1", "lib/libother.so"} {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		write(t, path, nil)
	}
	link := filepath.Join(t.TempDir(), "facecue")
	if err := os.Symlink(filepath.Join(root, "bin/facecue"), link); err != nil {
		t.Fatal(err)
	}
	real, err := filepath.EvalSymlinks(root)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{filepath.Join(real, "lib/libonnxruntime.so.1.24.1"), filepath.Join(real, "lib/libonnxruntime.so.1")}
	for _, program := range []string{filepath.Join(root, "bin/facecue"), link} {
		var got []string
		for _, l := range besideProgram(program) {
			got = append(got, l.Path)
		}
		if !slices.Equal(got, want) {
			t.Errorf("beside %s: %v, want %v", program, got, want)
		}
	}
}
