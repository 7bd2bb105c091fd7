package selfcheck

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/facecue/facecue/models"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if n := models.Live(); n != 0 {
		fmt.Fprintln(os.Stderr, "sessions and tensors left open:", n)
		code = 1
	}
	os.Exit(code)
}

func start(t testing.TB) models.Library {
	t.Helper()
	library, err := models.Start("")
	if err != nil {
		t.Fatal("no ONNX Runtime; make deps installs it, make test finds it there:", err)
	}
	return library
}

func registry(t testing.TB) *models.Registry {
	t.Helper()
	r, err := models.NewRegistry()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// cached calls Cached and closes the networks that it loaded.
func cached(t testing.TB, library models.Library) []string {
	t.Helper()
	differences, loaded, err := Cached(library, registry(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(loaded.Close(), loaded.Close()); err != nil {
		t.Error(err)
	}
	return differences
}

// TestMeasured: the networks give the stored numbers, digit for digit. UPDATE=1 writes them
// again.
func TestMeasured(t *testing.T) {
	start(t)
	n, err := Open(registry(t))
	if err != nil {
		t.Fatal(err)
	}
	defer n.Close()
	got, err := n.find()
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.MarshalIndent(got, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile("measured.json", append(text, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		measuredFile = text
	}
	if !bytes.Equal(bytes.TrimSpace(measuredFile), text) {
		t.Errorf("UPDATE=1 writes the numbers anew; differences: %v", differences(want(t), got))
	}
	if len(got) != 2 {
		t.Errorf("%d faces, the picture has two", len(got))
	}
}

func want(t *testing.T) []measurement {
	t.Helper()
	list, err := expected()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestDifferences: a line says what differs and by how much; the order of faces does not
// count.
func TestDifferences(t *testing.T) {
	change := func(edit func(list []measurement)) []measurement {
		list := want(t)
		edit(list)
		return list
	}
	cases := map[string]struct {
		got  []measurement
		says []string
	}{
		"the same":  {want(t), nil},
		"turned":    {change(func(l []measurement) { slices.Reverse(l) }), nil},
		"fewer":     {want(t)[:1], []string{"1 faces are found in the stored picture, measured were 2"}},
		"a score":   {change(func(l []measurement) { l[0].Score += 0.0001 }), []string{"scores are off by up to 0.0001"}},
		"sadness":   {change(func(l []measurement) { l[1].Expressions["sadness"] += 0.02 }), []string{"0.0200 (face"}},
		"likeness":  {change(func(l []measurement) { l[1].Likeness -= 0.001 }), []string{"0.0010 (face"}},
		"a box":     {change(func(l []measurement) { l[0].Box[2] += 0.5; l[0].Box[3] += 0.01 }), []string{"places are off by up to 0.50 pixels"}},
		"landmarks": {change(func(l []measurement) { l[0].Points[4][1] -= 0.01; l[1].Score -= 0.5 }), []string{"0.5000", "landmark 5"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			lines := differences(want(t), c.got)
			if len(lines) != len(c.says) {
				t.Fatalf("%q, want %q", lines, c.says)
			}
			for i, says := range c.says {
				if !strings.Contains(lines[i], says) {
					t.Errorf("%q does not say %q", lines[i], says)
				}
			}
		})
	}
}

// TestCached: a result is kept, and Check runs again if anything changes that the result
// depends on.
func TestCached(t *testing.T) {
	library := start(t)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	if differences := cached(t, library); len(differences) > 0 {
		t.Fatal(differences)
	}
	path := cachePath(library, registry(t))
	store(path, []string{"kept"})
	if differences := cached(t, library); !slices.Equal(differences, []string{"kept"}) {
		t.Errorf("%v: not the kept result", differences)
	}
	copied := library
	copied.Version += ".1"
	if cachePath(copied, registry(t)) == path {
		t.Error("another version of the library has the same name")
	}
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if differences := cached(t, library); len(differences) > 0 {
		t.Errorf("a damaged file gave %v", differences)
	}
	if names, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.tmp")); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

// TestLibraryFileCounts: a library of another size or time has another key.
func TestLibraryFileCounts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "libonnxruntime.so.1")
	library := models.Library{Path: path, Version: "1"}
	names := map[string]bool{}
	for _, text := range []string{"a", "ab"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		name, err := cacheKey(library, registry(t))
		if err != nil {
			t.Fatal(err)
		}
		names[name] = true
	}
	if len(names) != 2 {
		t.Error("two libraries have one name")
	}
}

// TestWithoutCache: no place for the cache, or one that cannot be written, is no error.
func TestWithoutCache(t *testing.T) {
	library := start(t)
	block := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(block, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, folder := range map[string]string{"a file in its place": block, "none": "", "not absolute": "here"} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("XDG_CACHE_HOME", folder)
			t.Setenv("HOME", "")
			if differences := cached(t, library); len(differences) > 0 {
				t.Error(differences)
			}
		})
	}
}

// TestLibraryFilePath: the file of a library that is named without a folder is found.
func TestLibraryFilePath(t *testing.T) {
	library := start(t)
	path, err := libraryFile(filepath.Base(library.Path))
	if err != nil || !filepath.IsAbs(path) || !strings.Contains(path, "libonnxruntime.") {
		t.Errorf("%q, %v", path, err)
	}
}

func BenchmarkCheck(b *testing.B) {
	start(b)
	n, err := Open(registry(b))
	if err != nil {
		b.Fatal(err)
	}
	defer n.Close()
	for b.Loop() {
		if _, err := n.Check(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCached(b *testing.B) {
	library := start(b)
	b.Setenv("XDG_CACHE_HOME", b.TempDir())
	for b.Loop() {
		cached(b, library)
	}
}
