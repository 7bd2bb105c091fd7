package decode

import (
	"os"
	"path/filepath"
	"testing"
)

// join puts files behind each other.
func join(t testing.TB, names ...string) string {
	t.Helper()
	var all []byte
	for _, n := range names {
		all = append(all, load(t, n)...)
	}
	return store(t, "joined"+filepath.Ext(names[0]), all)
}

func load(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func store(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// cut keeps a share of a file, in percent.
func cut(t testing.TB, name string, percent int) string {
	t.Helper()
	data := load(t, name)
	return store(t, filepath.Base(name), data[:len(data)*percent/100])
}
