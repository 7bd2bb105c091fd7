// Package kit has what tests of several packages share: golden files, artificial pictures and
// recordings, limits of memory. Only tests import it.
package kit

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// Goldens are the expected outputs of one package, in testdata/golden. UPDATE=1 rewrites them. A
// golden file that no test reads fails the run.
type Goldens struct {
	mu   sync.Mutex
	used map[string]bool
}

const goldenDir = "testdata/golden"

// Check compares got with the golden file of that name.
func (g *Goldens) Check(t testing.TB, name string, got []byte) {
	t.Helper()
	g.mark(name)
	check(t, filepath.Join(goldenDir, name), got)
}

func check(t testing.TB, path string, got []byte) {
	t.Helper()
	if os.Getenv("UPDATE") == "1" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (UPDATE=1 make test writes it)", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs at %s", path, firstDifference(got, want))
	}
}

func (g *Goldens) mark(name string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.used == nil {
		g.used = map[string]bool{}
	}
	g.used[filepath.Clean(name)] = true
}

// Run runs a package's tests and then fails for golden files that no test read. A run that is
// narrowed, by -run for example, does not check that.
func (g *Goldens) Run(m *testing.M, narrowed bool) int {
	code := m.Run()
	if code != 0 || narrowed {
		return code
	}
	for _, orphan := range g.orphans() {
		fmt.Fprintf(os.Stderr, "orphan golden %s: no test reads it\n", orphan)
		code = 1
	}
	return code
}

func (g *Goldens) orphans() (names []string) {
	filepath.WalkDir(goldenDir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		if name, err := filepath.Rel(goldenDir, path); err == nil && !g.used[name] {
			names = append(names, path)
		}
		return nil
	})
	return names
}

func firstDifference(got, want []byte) string {
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := 0; i < min(len(g), len(w)); i++ {
		if !bytes.Equal(g[i], w[i]) {
			return fmt.Sprintf("line %d:\n got %.300q\nwant %.300q", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("line count: got %d, want %d", len(g), len(w))
}
