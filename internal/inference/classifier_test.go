package inference

import (
	"bytes"
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

func classifier(t testing.TB, thresholds face.Thresholds, basic6 bool) *Classifier {
	t.Helper()
	c, err := NewClassifier(open(t, models.DefaultExpression, models.Expression), thresholds, basic6)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
		if err := c.Close(); err != nil {
			t.Error("closed twice:", err)
		}
	})
	return c
}

func planesOf(g pixel.Gray, displayWidth int) *Planes {
	return &Planes{Luma: g, Channels: []pixel.Gray{g}, W: displayWidth, H: g.H}
}

// classified is a drawn face after Classify.
func classified(t *testing.T, c *Classifier, w, h int, x, y, width float32, stretch int) face.Face {
	t.Helper()
	g, f := drawn(w, h, x, y, width, stretch)
	if err := c.Classify(f, planesOf(g, w*stretch)); err != nil {
		t.Fatal(err)
	}
	return *f
}

// TestClassifyFace: scores add up to 1 but for rounding, the label is the best expression,
// the look has a bright nose and dark hair, the quality is high.
func TestClassifyFace(t *testing.T) {
	c := classifier(t, face.Thresholds{}, false)
	for _, width := range []float32{60, 200, 320} {
		f := classified(t, c, 640, 480, 300, 220, width, 1)
		var sum float64
		for _, s := range f.Scores {
			sum += float64(s)
		}
		top, _ := f.Scores.Top()
		if math.Abs(sum-1) > 4e-4 || f.Label != top || f.Quality < 0.5 || f.Look[27] <= f.Look[0] {
			t.Errorf("width %v: sum %v, label %s, best %s, quality %v, look %v", width, sum, f.Label, top, f.Quality, f.Look)
		}
	}
}

// TestClassifyIgnoresPlaceAndSize: place and size of the face and the width of samples do not change
// the scores, because the crop is aligned.
func TestClassifyIgnoresPlaceAndSize(t *testing.T) {
	c := classifier(t, face.Thresholds{}, false)
	want := classified(t, c, 640, 480, 300, 220, 130, 1)
	for name, got := range map[string]face.Face{
		"moved":        classified(t, c, 640, 480, 180, 260, 130, 1),
		"twice":        classified(t, c, 640, 480, 300, 220, 260, 1),
		"wide samples": classified(t, c, 320, 480, 300, 220, 130, 2),
	} {
		for i := range want.Scores {
			if math.Abs(float64(got.Scores[i]-want.Scores[i])) > 0.1 {
				t.Errorf("%s: %v, want %v", name, got.Scores, want.Scores)
				break
			}
		}
	}
}

// TestClassifyThresholds: a score under Uncertain gives uncertain, a quality under Quality
// gives low_quality.
func TestClassifyThresholds(t *testing.T) {
	for want, thresholds := range map[face.Label]face.Thresholds{face.Uncertain: {Uncertain: 1.01}, face.LowQuality: {Quality: 1.01, Uncertain: 1.01}} {
		if f := classified(t, classifier(t, thresholds, false), 640, 480, 300, 220, 130, 1); f.Label != want || f.Scores == (face.Scores{}) {
			t.Errorf("%+v: %s with scores %v, want %s", thresholds, f.Label, f.Scores, want)
		}
	}
}

// TestClassifyFaceCutOff: a face that is partly outside the picture has a lower quality.
func TestClassifyFaceCutOff(t *testing.T) {
	c := classifier(t, face.Thresholds{}, false)
	for name, at := range map[string][2]float32{"below": {300, 215}, "beside": {620, 120}} {
		g, f := drawn(640, 240, 300, 120, 100, 1)
		dx, dy := at[0]-300, at[1]-120 // the box alone is moved: what is cut out stays the same
		f.Box.X, f.Box.Y = f.Box.X+dx, f.Box.Y+dy
		if err := c.Classify(f, planesOf(g, 640)); err != nil {
			t.Fatal(err)
		}
		if f.Quality > 0.75 || f.Quality == 0 {
			t.Errorf("%s: quality %v", name, f.Quality)
		}
	}
}

// TestClassifyBasic6: contempt has score 0 and its share goes to the other expressions.
func TestClassifyBasic6(t *testing.T) {
	all := classified(t, classifier(t, face.Thresholds{}, false), 640, 480, 300, 220, 130, 1)
	six := classified(t, classifier(t, face.Thresholds{}, true), 640, 480, 300, 220, 130, 1)
	if six.Scores.Of(face.Contempt) != 0 || all.Scores.Of(face.Contempt) == 0 {
		t.Errorf("contempt %v, with all labels %v", six.Scores.Of(face.Contempt), all.Scores.Of(face.Contempt))
	}
	if six.Scores.Of(face.Neutral) <= all.Scores.Of(face.Neutral) {
		t.Errorf("neutral %v, with contempt beside it %v", six.Scores.Of(face.Neutral), all.Scores.Of(face.Neutral))
	}
}

// TestClassifyOnePoint: landmarks in one point give no scores, not those of the face before.
func TestClassifyOnePoint(t *testing.T) {
	c := classifier(t, face.Thresholds{}, false)
	g, f := drawn(640, 480, 300, 220, 130, 1)
	if err := c.Classify(f, planesOf(g, 640)); err != nil {
		t.Fatal(err)
	}
	f.Points = face.Points{}
	if err := c.Classify(f, planesOf(g, 640)); err != nil {
		t.Fatal(err)
	}
	if f.Label != face.LowQuality || f.Quality != 0 || f.Scores != (face.Scores{}) {
		t.Errorf("%s, quality %v, scores %v", f.Label, f.Quality, f.Scores)
	}
}

// TestClassifyMirror: if the mirror image always counts, a crop and its mirror image have the
// same scores; if it never counts, they do not.
func TestClassifyMirror(t *testing.T) {
	c := classifier(t, face.Thresholds{}, false)
	g, f := drawn(640, 480, 320, 220, 130, 1)
	for y := 220; y < g.H; y++ {
		clear(g.Row(y)[:g.W/2]) // so that the two sides differ
	}
	if _, ok := c.Cut(f, planesOf(g, 640)); !ok {
		t.Fatal("Cut gave no crop")
	}
	crop := c.Crop()
	apart := map[float32]float64{}
	for _, threshold := range []float32{2, 0} {
		c.mirror.threshold = threshold
		before := scoresOf(t, c, crop)
		flipRows(crop.Pix, crop.W)
		after := scoresOf(t, c, crop)
		for i := range before {
			apart[threshold] = max(apart[threshold], math.Abs(float64(before[i]-after[i])))
		}
	}
	if apart[2] > 1e-5 || apart[0] < 1e-3 {
		t.Errorf("the mirror image's scores are %v apart with a second run, %v without", apart[2], apart[0])
	}
}

// scoresOf is what the network says of a crop.
func scoresOf(t *testing.T, c *Classifier, crop pixel.Gray) face.Scores {
	t.Helper()
	c.pack.pack(c.session.Input(), 0, crop.W, crop.H, crop)
	var f face.Face
	if err := c.score(&f); err != nil {
		t.Fatal(err)
	}
	return f.Scores
}

// TestCut: the eyes lie in the crop where the card's template says.
func TestCut(t *testing.T) {
	c := classifier(t, face.Thresholds{}, false)
	g, f := drawn(640, 480, 300, 220, 200, 1)
	unit, ok := c.Cut(f, planesOf(g, 640))
	if !ok {
		t.Fatal("Cut gave no crop")
	}
	crop, card := c.Crop(), &c.session.Model().Card
	for i := range 2 {
		at := card.Crop.Template[i]
		x, y := unit.At(at[0], at[1])
		if off := math.Hypot(x-float64(f.Points[i].X), y-float64(f.Points[i].Y)); off > 0.05*200 {
			t.Errorf("eye %d is %v pixels off", i, off)
		}
		eye := crop.Row(int(at[1] * float64(crop.H)))[int(at[0]*float64(crop.W))]
		cheek := crop.Row(int((at[1] + 0.2) * float64(crop.H)))[int(at[0]*float64(crop.W))]
		if eye+20 > cheek {
			t.Errorf("eye %d is %d, the cheek under it %d", i, eye, cheek)
		}
	}
	standard, given := card.Input.Standard, c.session.Input().Bytes
	want := make([]byte, len(given))
	pixel.Standardise(want, crop, standard.Step, standard.Zero)
	if !bytes.Equal(given, want) {
		t.Error("the network's input is not the standardised crop")
	}
}

// TestQualityIsOfTheLuma: quality is measured on luma of one size, whatever channels the
// network takes.
func TestQualityIsOfTheLuma(t *testing.T) {
	c := classifier(t, face.Thresholds{}, false)
	g, f := drawn(640, 480, 300, 220, 130, 1)
	in := planesOf(g, 640)
	unit, ok := c.Cut(f, in)
	if !ok {
		t.Fatal("Cut gave no crop")
	}
	own := append([]byte(nil), c.lumaCrop(unit, in).Pix...)
	in.Channels = append(in.Channels, g) // a network of two channels
	if other := c.lumaCrop(unit, in); other.W != qualitySide || other.H != qualitySide || !bytes.Equal(other.Pix, own) {
		t.Errorf("quality is measured on %dx%d", other.W, other.H)
	}
}
