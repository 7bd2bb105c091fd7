package corpus

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// write makes a file, and the folders above it.
func write(t testing.TB, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// open gives claims and a segment of a manifest, as a process has them.
func open(t testing.TB, manifest string) (*Claims, *Segment) {
	t.Helper()
	claims, err := OpenClaims(manifest, Timing{Beat: time.Hour, Stale: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	segment, err := OpenSegment(manifest, claims)
	if err != nil {
		t.Fatal(err)
	}
	return claims, segment
}

// add appends lines to a manifest, as a process that then ends.
func add(t testing.TB, manifest string, lines ...Line) {
	t.Helper()
	claims, segment := open(t, manifest)
	if err := segment.Append(lines...); err != nil {
		t.Fatal(err)
	}
	if err := segment.Close(); err != nil {
		t.Fatal(err)
	}
	claims.Close()
}

func manifestAt(t testing.TB, manifest string) *Manifest {
	t.Helper()
	m, err := OpenManifest(manifest)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// statesOf are those of a manifest by input.
func statesOf(m *Manifest) map[string]State {
	all := map[string]State{}
	for id, l := range m.Records {
		all[id] = l.State
	}
	return all
}
