package output

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestNamesUpToTheLongest: whatever name the file system takes, an output can have.
func TestNamesUpToTheLongest(t *testing.T) {
	for _, base := range []string{
		strings.Repeat("x", 243) + ".vtt", strings.Repeat("x", 244) + ".vtt", strings.Repeat("x", 251) + ".vtt", strings.Repeat("ü", 125) + ".vtt",
	} {
		dir := t.TempDir()
		target := filepath.Join(dir, base)
		f := start(t, target, "new")
		if part := filepath.Base(f.Name()); !strings.HasSuffix(part, Suffix) || !utf8.ValidString(part) || len(part) > 255 {
			t.Errorf("temporary name %q of %d bytes", part, len(part))
		}
		if long := len(base)+len(Suffix) <= 255; long != (f.Name() == target+Suffix) {
			t.Errorf("%d bytes: temporary name %q", len(base), filepath.Base(f.Name()))
		}
		if err := f.Commit(); err != nil {
			t.Fatal(err)
		}
		want(t, dir, map[string]string{base: "new"})
	}
}

// TestNamesWithOneBeginning do not share a temporary file.
func TestNamesWithOneBeginning(t *testing.T) {
	dir := t.TempDir()
	base := strings.Repeat("x", 250)
	one, two := start(t, filepath.Join(dir, base+"1"), "1"), start(t, filepath.Join(dir, base+"2"), "2")
	if err := Commit(one, two); err != nil {
		t.Fatal(err)
	}
	want(t, dir, map[string]string{base + "1": "1", base + "2": "2"})
}

func TestShortNames(t *testing.T) {
	cases := []struct {
		final string
		n     int
		want  string
	}{
		{"/d/" + strings.Repeat("x", 30), 1, "/d/xxxxxxxxxxxxx~62eabadd.partial"},
		{"/d/" + strings.Repeat("x", 30), 2, "/d/xxxxxxxxxxx~62eabadd.2.partial"},
		{"/d/" + strings.Repeat("x", 12) + "ü", 1, "/d/xxxxxxxxxxxxü.partial"}, // no room
		{"/d/" + strings.Repeat("x", 17), 1, "/d/~e9b2d8c7.partial"},
		{"/d/" + strings.Repeat("x", 16), 1, "/d/xxxxxxxxxxxxxxxx.partial"},
		{"/d/" + strings.Repeat("\x80", 30), 1, "/d/~80aa4f7d.partial"}, // no beginning that is a rune
		{"/d/ü" + strings.Repeat("x", 16), 1, "/d/~d7b6844a.partial"},
	}
	for _, c := range cases {
		if got := shortName(c.final, c.n); got != c.want {
			t.Errorf("%s: %s, want %s", c.final, got, c.want)
		}
	}
}

// TestLeftoverOfALongName: it is known and taken over like any other.
func TestLeftoverOfALongName(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, strings.Repeat("x", 255))
	name, err := start(t, target, "half").Keep()
	if err != nil || !exists(name) {
		t.Fatal(err)
	}
	f := start(t, target, "new")
	if f.Name() != name {
		t.Errorf("written to %s, not to %s", f.Name(), name)
	}
	f.Discard()
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("%d files are left", len(entries))
	}
}
