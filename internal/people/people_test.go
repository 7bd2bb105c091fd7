package people

import (
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/wording"
)

// second is a clock whose ticks are seconds.
var second = face.Clock{Base: face.Rational{Num: 1, Den: 1}}

// frame is a result at a second with a face of each number.
func frame(at int64, numbers ...int) *face.Result {
	r := &face.Result{Frame: at, PTS: at, Duration: 1, Status: face.Found}
	for _, n := range numbers {
		r.Faces = append(r.Faces, face.Face{ID: n, Label: face.Neutral})
	}
	return r
}

func numbers(r *face.Result) (list []int) {
	for _, f := range r.Faces {
		list = append(list, f.ID)
	}
	return list
}

func same[T comparable](a, b []T) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func mustRead(t *testing.T, text string) *Sheet {
	t.Helper()
	s, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestCorrections: merges, splits at a time, and faces that are of no person.
func TestCorrections(t *testing.T) {
	cases := []struct {
		name, sheet string
		at          int64
		in, want    []int
	}{
		{"nothing", "number,name\n1,Anna\n", 5, []int{1, 2}, []int{1, 2}},
		{"merge", "number,joined-to\n7,1\n", 5, []int{7}, []int{1}},
		{"chain", "number,joined-to\n7,4\n4,1\n", 5, []int{7, 2}, []int{1, 2}},
		{"one name", "number,name\n1,Anna\n7,Anna\n", 5, []int{7}, []int{1}},
		{"exchange", "number,from,joined-to\n1,10,2\n2,10,1\n", 10, []int{1, 2}, []int{2, 1}},
		{"part, then whole", "number,from,joined-to\n1,10,2\n2,,3\n", 10, []int{1}, []int{3}},
		{"split before", "number,from,joined-to\n1,10,5\n", 9, []int{1}, []int{1}},
		{"split at", "number,from,joined-to\n1,10,5\n", 10, []int{1}, []int{5}},
		{"part", "number,from,to,joined-to\n1,10,20,5\n", 20, []int{1}, []int{1}},
		{"part before whole", "number,from,to,joined-to\n1,,,2\n1,10,20,5\n", 15, []int{1}, []int{5}},
		{"whole", "number,from,to,joined-to\n1,10,20,5\n1,,,2\n", 25, []int{1}, []int{2}},
		{"no person", "number,ignore\n3,not a person\n", 5, []int{1, 3, 2}, []int{1, 2}},
		{"no person for a while", "number,ignore,to\n3,no person,10\n", 5, []int{3}, nil},
		{"a person again", "number,ignore,to\n3,no person,10\n", 10, []int{3}, []int{3}},
		{"not tracked", "number,joined-to\n7,1\n", 5, []int{0, 0}, []int{0, 0}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := frame(c.at, c.in...)
			if c.name == "not tracked" {
				r.Faces[0].ID, r.Faces[1].ID = 0, 0
			}
			if err := NewCorrector(mustRead(t, c.sheet), second).Apply(r); err != nil {
				t.Fatal(err)
			}
			if got := numbers(r); !same(got, c.want) {
				t.Errorf("%v became %v, want %v", c.in, got, c.want)
			}
			if len(c.want) == 0 && r.Status != face.NoFace {
				t.Errorf("the status of a frame without a person is %v", r.Status)
			}
		})
	}
}

// TestTwoAtOnce: two faces of one frame are two people, in whatever order they stand.
func TestTwoAtOnce(t *testing.T) {
	for _, order := range [][]int{{1, 7}, {7, 1}} {
		err := NewCorrector(mustRead(t, "number,joined-to\n7,1\n"), second).Apply(frame(12, order...))
		if err == nil || !strings.Contains(err.Error(), "both are in the picture at 12.000 s") {
			t.Errorf("%v: %v", order, err)
		}
	}
}

// TestMissing: numbers that no face had, and who was seen.
func TestMissing(t *testing.T) {
	c := NewCorrector(mustRead(t, "number,name,from,joined-to\n1,Anna,,\n5,Ben,,\n1,,10,5\n9,Cid,,\n"), second)
	for at := range int64(12) {
		if err := c.Apply(frame(at, 1)); err != nil {
			t.Fatal(err)
		}
	}
	if got := c.Missing(); !same(got, face.People{9}) {
		t.Errorf("missing: %v", got)
	}
	if got := c.Seen(); !same(got, face.People{1, 5}) {
		t.Errorf("seen: %v", got)
	}
	if got := c.Absent(face.People{5, 6, 6}); !same(got, face.People{6}) {
		t.Errorf("absent: %v", got)
	}
}

// TestNilSheet: no sheet changes nothing.
func TestNilSheet(t *testing.T) {
	c, r := NewCorrector(nil, second), frame(1, 3, 4)
	if err := c.Apply(r); err != nil || !same(numbers(r), []int{3, 4}) || len(c.Missing()) != 0 {
		t.Errorf("%v %v %v", err, numbers(r), c.Missing())
	}
}

// TestWhoIsWho: names, roles, and who is left out.
func TestWhoIsWho(t *testing.T) {
	s := mustRead(t, "\ufeffNumber;Name;Role;Ignore;first_seen\r\n2;Ben;therapist;yes;0.5\r\nP1;Anna;patient;;\r\n;;;;\r\n4;Anna;;x;\r\n")
	if n := s.Names(); len(n) != 2 || n[1] != "Anna" || n[2] != "Ben" {
		t.Errorf("names: %v", n)
	}
	if r := s.Roles(); r[1] != "patient" || r[2] != "therapist" {
		t.Errorf("roles: %v", r)
	}
	if got := s.Ignored(); !same(got, face.People{1, 2}) {
		t.Errorf("ignored: %v; who is ignored under one number is under all", got)
	}
	if n, ok := s.Numbered("Ben"); n != 2 || !ok {
		t.Errorf("Ben is %d", n)
	}
	if _, ok := s.Numbered("Cid"); ok {
		t.Error("Cid has a number")
	}
}

// TestOtherNames: names given beside the sheet go before its own.
func TestOtherNames(t *testing.T) {
	s, err := (*Sheet)(nil).WithNames(wording.Names{3: "A", 1: "A"})
	if err != nil || s.Whole(3) != 1 || s.Whole(2) != 2 || (*Sheet)(nil).Whole(3) != 3 {
		t.Errorf("%v %v", s, err)
	}
	s, err = mustRead(t, "number,name,role,joined-to\n1,Anna,patient,\n7,,,1\n").WithNames(wording.Names{1: "Eva", 2: "Ben"})
	if n := s.Names(); err != nil || len(n) != 2 || n[1] != "Eva" || n[2] != "Ben" || s.Roles()[1] != "patient" {
		t.Errorf("%v %v", n, err)
	}
	if _, err := mustRead(t, "number,joined-to\n7,1\n").WithNames(wording.Names{7: "Eva"}); err == nil {
		t.Error("a number that belongs to another person was named")
	}
}

// TestRefused: a sheet that says two things at once, or what facecue does not know.
func TestRefused(t *testing.T) {
	for sheet, want := range map[string]string{
		"":                                            "the file is empty",
		"name\nAnna\n":                                "no column number",
		"number,nam\n1,a\n":                           `no column "nam" (did you mean "name"?)`,
		"number,name,name\n":                          "two columns",
		"number\nx\n":                                 `line 2: number: "x" is no person's number`,
		"number\n1\n0\n":                              `line 3: number: "0"`,
		"number,name\n1,<b>\n":                        "line 2: name:",
		"number,role\n1,\"a,b\"\n":                    "line 2: role:",
		"number,ignore\n1,perhaps\n":                  "ignore: \"perhaps\"",
		"number,from\n1,soon\n":                       "from: \"soon\"",
		"number,to\n1,1:75\n":                         "to: \"1:75\"",
		"number,from,to,joined-to\n1,20,10,2\n":       "is not after",
		"number,joined-to\n1,1\n":                     "same number",
		"number,joined-to\n1,x\n":                     "joined-to",
		"number,joined-to,ignore\n1,2,not a person\n": "is not a person",
		"number,joined-to,name\n1,2,Anna\n":           "in the row of person 2",
		"number,name,from\n1,Anna,10\n":               "needs joined-to",
		"number,name\n1,Anna\n1,Ben\n":                "two rows",
		"number,from,joined-to\n1,10,2\n1,15,3\n":     "share a time",
		"number,joined-to\n1,2\n2,3\n3,1\n":           "joined back",
		"number,name\n1,\"Anna\n":                     "",
	} {
		if _, err := Read(strings.NewReader(sheet)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", sheet, err, want)
		}
	}
	if _, err := New([]Row{{Number: -1}}); err == nil {
		t.Error("a negative number was taken")
	}
}
