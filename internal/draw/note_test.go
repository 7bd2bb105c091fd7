package draw

import (
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestNoteKeepsToItsCorner: a longer message has more lines, and stays inside the picture.
func TestNoteKeepsToItsCorner(t *testing.T) {
	bottom := 0
	for _, text := range []string{"short", "a message of several words that needs more than one line", strings.Repeat("a word that goes on ", 8)} {
		c := blank(160, 240, 1, 1)
		before := copied(c)
		artist(t, 240).Note(c, text)
		x0, y0, x1, y1 := changed(before, c, 0)
		if x0 < 1 || y0 < 1 || x1 > 160 || y1 <= bottom {
			t.Errorf("%q: painted %d,%d to %d,%d, the shorter one down to %d", text, x0, y0, x1, y1, bottom)
		}
		bottom = y1
	}
}

// TestWrap: lines are as long as there is room, no letter is lost, and only a word wider than
// a line is broken.
func TestWrap(t *testing.T) {
	a := artist(t, 240)
	for _, text := range []string{
		"the record session.jsonl is damaged from frame 1234 on", "one", strings.Repeat("x", 200), "a " + strings.Repeat("ü", 90) + " b", "  spaces   between \n words ",
	} {
		for _, room := range []int{40, 80, 300} {
			lines := a.wrap(text, room)
			if got, want := strings.Join(lines, ""), strings.Join(strings.Fields(text), ""); strings.ReplaceAll(got, " ", "") != want {
				t.Errorf("%q in %d: %q", text, room, lines)
			}
			for i, line := range lines {
				if w := a.name.Width(line); w > room {
					t.Errorf("%q in %d: %q is %d wide", text, room, line, w)
				}
				if i+1 < len(lines) && a.name.Width(line+" "+firstWord(lines[i+1])) <= room && strings.Contains(text, line+" "+firstWord(lines[i+1])) {
					t.Errorf("%q in %d: %q has room for %q", text, room, line, firstWord(lines[i+1]))
				}
			}
		}
	}
	if lines := a.wrap("wide", 1); strings.Join(lines, ",") != "w,i,d,e" {
		t.Errorf("without room: %q", lines)
	}
	if lines := a.wrap("", 100); len(lines) != 1 || lines[0] != "" {
		t.Errorf("of nothing: %q", lines)
	}
}

func firstWord(line string) string {
	word, _, _ := strings.Cut(line, " ")
	return word
}

// TestFaceWithoutState: a face without a state is drawn as low_quality.
func TestFaceWithoutState(t *testing.T) {
	none, poor := blank(320, 240, 1, 1), blank(320, 240, 1, 1)
	artist(t, 240).Draw(none, []face.Face{faceWith(60, 60, 80, face.None)})
	artist(t, 240).Draw(poor, []face.Face{faceWith(60, 60, 80, face.LowQuality)})
	if _, _, x1, _ := changed(none, poor, 0); x1 != 0 {
		t.Error("it is drawn otherwise")
	}
}
