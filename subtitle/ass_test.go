package subtitle

import (
	"bytes"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// drawn is what ASS makes of one line of a cue over ten ticks of 40 ms, in a picture of
// so many rows.
func drawn(t *testing.T, height int, l Line) string {
	t.Helper()
	s := plainStream()
	s.Height = height
	var b bytes.Buffer
	e, err := newASS(&b, followOptions().Defaults(), format.Header{Stream: s})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Encode(Cue{Start: 0, End: 10, Lines: []Line{l}}); err != nil {
		t.Fatal(err)
	}
	_, events, _ := strings.Cut(b.String(), "Effect, Text\n")
	return events
}

// TestBoxAndLabel: the box is where the face is, to the nearest pixel, the label above
// it, or at the top of the picture.
func TestBoxAndLabel(t *testing.T) {
	for _, c := range []struct {
		name string
		line Line
		want string
	}{
		{"in the picture", Line{Person: 1, Label: face.Fear, Score: 0.8, Box: face.Box{X: 100.4, Y: 100.6, W: 50.5, H: 60}},
			"Dialogue: 0,0:00:00.00,0:00:00.40,fear_box,,0,0,0,,{\\pos(100,101)\\p1}m 0 0 l 51 0 51 60 0 60\n" +
				"Dialogue: 1,0:00:00.00,0:00:00.40,fear,,0,0,0,,{\\pos(100,99)}P1 fear 80%\n"},
		{"at its corner", Line{Person: 1, Label: face.Fear, Score: 0.8, Box: face.Box{X: -8, Y: 3, W: 50, H: 60}},
			"Dialogue: 0,0:00:00.00,0:00:00.40,fear_box,,0,0,0,,{\\pos(-7,3)\\p1}m 0 0 l 50 0 50 60 0 60\n" +
				"Dialogue: 1,0:00:00.00,0:00:00.40,fear,,0,0,0,,{\\pos(0,17)}P1 fear 80%\n"},
		{"too poor to classify", Line{Person: 1, Label: face.LowQuality, Box: face.Box{X: 100, Y: 100, W: 50, H: 60}},
			"Dialogue: 0,0:00:00.00,0:00:00.40,low_quality_box,,0,0,0,,{\\pos(100,100)\\p1}m 0 0 l 50 0 50 60 0 60\n" +
				"Dialogue: 1,0:00:00.00,0:00:00.40,low_quality,,0,0,0,,{\\pos(100,98)}P1 ?\n"},
		{"not judged", Line{Person: 1, Box: face.Box{X: 100, Y: 100, W: 50, H: 60}},
			"Dialogue: 0,0:00:00.00,0:00:00.40,low_quality_box,,0,0,0,,{\\pos(100,100)\\p1}m 0 0 l 50 0 50 60 0 60\n" +
				"Dialogue: 1,0:00:00.00,0:00:00.40,low_quality,,0,0,0,,{\\pos(100,98)}P1 ?\n"},
	} {
		if got := drawn(t, 480, c.line); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
	}
}

// TestSizesOfASS grow with the picture, and are not smaller than can be read.
func TestSizesOfASS(t *testing.T) {
	for height, want := range map[int][2]int{100: {12, 1}, 336: {12, 1}, 364: {13, 1}, 720: {25, 2}, 1080: {38, 3}} {
		s := plainStream()
		s.Height = height
		e := makeASS(nil, followOptions().Defaults(), format.Header{Stream: s})
		if e.size != want[0] || e.stroke != want[1] {
			t.Errorf("%d rows: letters of %d, strokes of %d, want %v", height, e.size, e.stroke, want)
		}
	}
}

// TestASSStyles: the colour is that of the label, and the box of a face too poor to classify
// has half the stroke.
func TestASSStyles(t *testing.T) {
	s := plainStream()
	s.Height = 1440
	var b bytes.Buffer
	if _, err := newASS(&b, followOptions().Defaults(), format.Header{Stream: s}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"PlayResX: 640\nPlayResY: 1440\n",
		"Style: happiness_box,sans-serif,51,&HFF000000,&HFF000000,&H0042E4F0,&HFF000000,0,0,0,0,100,100,0,0,1,4,0,7,0,0,0,1\n",
		"Style: happiness,sans-serif,51,&H0042E4F0,&H0042E4F0,&H30000000,&H80000000,0,0,0,0,100,100,0,0,1,4,0,1,0,0,0,1\n",
		"Style: low_quality_box,sans-serif,51,&HFF000000,&HFF000000,&H00808080,&HFF000000,0,0,0,0,100,100,0,0,1,2,0,7,0,0,0,1\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

// TestHundredths: of cues of one person that lie in one hundredth of a second, the first
// is written, and the next begins where it ends.
func TestHundredths(t *testing.T) {
	s := plainStream()
	s.Clock.Base = face.Rational{Num: 1, Den: 1000}
	var b bytes.Buffer
	e, err := newASS(&b, followOptions().Defaults(), format.Header{Stream: s})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []Cue{
		{Start: 0, End: 4, Lines: []Line{{Person: 1}}}, {Start: 4, End: 8, Lines: []Line{{Person: 1}}},
		{Start: 4, End: 8, Lines: []Line{{Person: 2}}}, {Start: 8, End: 30, Lines: []Line{{Person: 1}}},
	} {
		if err := e.Encode(c); err != nil {
			t.Fatal(err)
		}
	}
	got := ""
	for _, line := range strings.Split(b.String(), "\n") {
		if fields := strings.Split(line, ","); strings.HasPrefix(line, "Dialogue: 1") {
			got += fields[1][5:] + "-" + fields[2][5:] + " "
		}
	}
	if got != "00.00-00.01 00.00-00.01 00.01-00.03 " {
		t.Errorf("got %s", got)
	}
}
