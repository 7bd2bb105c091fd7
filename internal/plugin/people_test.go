package plugin

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// table writes a table of people.
func table(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(path, []byte("number,name,ignore,joined-to\n"+text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// otherFace tells whether two pictures have other pixels in the middle of the box of a person.
func otherFace(a, b []byte, person int) bool {
	at := (135*640 + 200*person - 55) * 4
	return !bytes.Equal(a[at:at+40], b[at:at+40])
}

// TestNamesOfTable: a table's names are written; without its names the picture is another.
func TestNamesOfTable(t *testing.T) {
	n, l := instance(t, Host{}, 640, 360, map[int]string{style: "label"})
	numbers, _ := drawn(n, 0.1)
	n.SetText(people, table(t, "1,Anna,,\n"))
	named, _ := drawn(n, 0.1)
	n.SetText(people, table(t, "1,P1,,\n"))
	same, _ := drawn(n, 0.1)
	n.SetText(people, "")
	again, _ := drawn(n, 0.1)
	if bytes.Equal(numbers, named) || !bytes.Equal(numbers, same) || !bytes.Equal(numbers, again) || len(l.lines) > 0 {
		t.Errorf("the names are not those of the table; %q", l.lines)
	}
}

// TestTableCorrects: a number that the table gives to another person is drawn as that one.
func TestTableCorrects(t *testing.T) {
	n, _ := instance(t, Host{}, 640, 360, map[int]string{style: "blur", person: "5", people: table(t, "2,,,5\n")})
	out, _ := drawn(n, 0.1)
	if in := picture(n); otherFace(in, out, 1) || !otherFace(in, out, 2) {
		t.Error("person 2 is not person 5")
	}
}

// TestTableHides: a person whom the table leaves out is hidden in every style, also where the
// detector missed the face, and has no box; others are not hidden.
func TestTableHides(t *testing.T) {
	for _, at := range []float64{0.1, 0.5} { // person 2 is missed at 0.5 s
		n, _ := instance(t, Host{}, 640, 360, map[int]string{style: "box", people: table(t, "2,,yes,\n")})
		out, _ := drawn(n, at)
		if in := picture(n); otherFace(in, out, 1) || !otherFace(in, out, 2) {
			t.Errorf("at %g s person 2 is not hidden, or person 1 is", at)
		}
		only, _ := instance(t, Host{}, 640, 360, map[int]string{style: "box", person: "7", people: table(t, "2,,yes,\n")})
		if out, _ := drawn(only, at); !otherFace(picture(n), out, 2) {
			t.Errorf("at %g s the parameter person shows person 2", at)
		}
	}
}

// TestTableCovers: where nobody can tell whom a table leaves out, or where this person is, the
// picture is covered.
func TestTableCovers(t *testing.T) {
	for says, texts := range map[string]map[int]string{
		"people.csv: line 1: there is no column": {people: wrongTable(t)},
		"none.csv: no such":                      {people: "/none.csv"},
		"the numbers of its people":              {people: "1-3"},
		"people needs mode record":               {people: table(t, "2,,yes,\n"), mode: "live"},
		"says nothing of this moment":            {people: table(t, "2,,yes,\n"), offset: "60"},
	} {
		n, l := instance(t, Host{}, 640, 360, texts)
		out, _ := drawn(n, 0.1)
		if len(l.lines) != 1 || !strings.Contains(l.lines[0], says) || tiles(out, n) > 2*36 {
			t.Errorf("logged %q, want %q; %d colours", l.lines, says, tiles(out, n))
		}
	}
	n, _ := instance(t, Host{}, 640, 360, map[int]string{people: table(t, "2,Anna,,\n"), offset: "60"})
	if out, _ := drawn(n, 0.1); !bytes.Equal(out, picture(n)) {
		t.Error("a table that leaves out nobody covers a picture")
	}
}

func wrongTable(t *testing.T) string {
	path := table(t, "")
	if err := os.WriteFile(path, []byte("number,joined\n2,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
