package wording

import (
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

func TestParsePeople(t *testing.T) {
	for _, c := range []struct {
		text string
		want face.People
	}{
		{"", nil}, {"2", face.People{2}}, {"2,5", face.People{2, 5}}, {" 12 , 1 ", face.People{12, 1}},
	} {
		got, err := ParsePeople(c.text)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, %v", c.text, got, err)
		}
	}
	for _, wrong := range []string{"0", "-1", "a", "1,", "1;2", "1 2", "99999999999999999999"} {
		if got, err := ParsePeople(wrong); err == nil {
			t.Errorf("%q was read as %v", wrong, got)
		}
	}
	if p := (face.People{2, 5}); !p.Has(5) || p.Has(3) || face.People(nil).Has(0) {
		t.Error("people are taken for others")
	}
}
