package analysis

import (
	"bytes"
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

func judge(t testing.TB, thresholds face.Thresholds, basic6 bool) *Judge {
	t.Helper()
	j, err := NewJudge(open(t, models.DefaultExpression, models.Expression), thresholds, basic6)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := j.Close(); err != nil {
			t.Error(err)
		}
		if err := j.Close(); err != nil {
			t.Error("closed twice:", err)
		}
	})
	return j
}

func seen(g pixel.Gray, shown int) *Picture {
	return &Picture{Luma: g, Planes: []pixel.Gray{g}, W: shown, H: g.H}
}

// judged is a drawn face, judged.
func judged(t *testing.T, j *Judge, w, h int, x, y, width float32, stretch int) face.Face {
	t.Helper()
	g, f := drawn(w, h, x, y, width, stretch)
	if err := j.Face(f, seen(g, w*stretch)); err != nil {
		t.Fatal(err)
	}
	return *f
}

// TestJudgeFace: scores add up to one but for their rounding, the label is the best of them, the look has a bright
// nose and dark hair, and the face is fit to be judged.
func TestJudgeFace(t *testing.T) {
	j := judge(t, face.Thresholds{}, false)
	for _, width := range []float32{60, 200, 320} {
		f := judged(t, j, 640, 480, 300, 220, width, 1)
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

// TestJudgeDoesNotMind where the face is, how large it is drawn and how wide samples are
// shown: the crop is what counts.
func TestJudgeDoesNotMind(t *testing.T) {
	j := judge(t, face.Thresholds{}, false)
	want := judged(t, j, 640, 480, 300, 220, 130, 1)
	for name, got := range map[string]face.Face{
		"moved":        judged(t, j, 640, 480, 180, 260, 130, 1),
		"twice":        judged(t, j, 640, 480, 300, 220, 260, 1),
		"wide samples": judged(t, j, 320, 480, 300, 220, 130, 2),
	} {
		for i := range want.Scores {
			if math.Abs(float64(got.Scores[i]-want.Scores[i])) > 0.1 {
				t.Errorf("%s: %v, want %v", name, got.Scores, want.Scores)
				break
			}
		}
	}
}

// TestJudgeThresholds: a label needs its score, a face its quality.
func TestJudgeThresholds(t *testing.T) {
	for want, thresholds := range map[face.Label]face.Thresholds{face.Uncertain: {Uncertain: 1.01}, face.LowQuality: {Quality: 1.01, Uncertain: 1.01}} {
		if f := judged(t, judge(t, thresholds, false), 640, 480, 300, 220, 130, 1); f.Label != want || f.Scores == (face.Scores{}) {
			t.Errorf("%+v: %s with scores %v, want %s", thresholds, f.Label, f.Scores, want)
		}
	}
}

// TestJudgeCountsWhatIsOutside: a face of which a part is below or beside the picture is
// less fit to be judged.
func TestJudgeCountsWhatIsOutside(t *testing.T) {
	j := judge(t, face.Thresholds{}, false)
	for name, at := range map[string][2]float32{"below": {300, 215}, "beside": {620, 120}} {
		g, f := drawn(640, 240, 300, 120, 100, 1)
		dx, dy := at[0]-300, at[1]-120 // the box alone is moved: what is cut out stays the same
		f.Box.X, f.Box.Y = f.Box.X+dx, f.Box.Y+dy
		if err := j.Face(f, seen(g, 640)); err != nil {
			t.Fatal(err)
		}
		if f.Quality > 0.75 || f.Quality == 0 {
			t.Errorf("%s: quality %v", name, f.Quality)
		}
	}
}

// TestJudgeBasic6 says nothing of contempt, and what it had is shared out.
func TestJudgeBasic6(t *testing.T) {
	all := judged(t, judge(t, face.Thresholds{}, false), 640, 480, 300, 220, 130, 1)
	six := judged(t, judge(t, face.Thresholds{}, true), 640, 480, 300, 220, 130, 1)
	if six.Scores.Of(face.Contempt) != 0 || all.Scores.Of(face.Contempt) == 0 {
		t.Errorf("contempt %v, with all labels %v", six.Scores.Of(face.Contempt), all.Scores.Of(face.Contempt))
	}
	if six.Scores.Of(face.Neutral) <= all.Scores.Of(face.Neutral) {
		t.Errorf("neutral %v, with contempt beside it %v", six.Scores.Of(face.Neutral), all.Scores.Of(face.Neutral))
	}
}

// TestJudgeWithoutPlace: landmarks in one place give no scores, not those of the face before.
func TestJudgeWithoutPlace(t *testing.T) {
	j := judge(t, face.Thresholds{}, false)
	g, f := drawn(640, 480, 300, 220, 130, 1)
	if err := j.Face(f, seen(g, 640)); err != nil {
		t.Fatal(err)
	}
	f.Points = face.Points{}
	if err := j.Face(f, seen(g, 640)); err != nil {
		t.Fatal(err)
	}
	if f.Label != face.LowQuality || f.Quality != 0 || f.Scores != (face.Scores{}) {
		t.Errorf("%s, quality %v, scores %v", f.Label, f.Quality, f.Scores)
	}
}

// TestJudgeBothWaysRound: where the mirror image is always asked for, a crop and its mirror
// image read the same; where it never is, they do not.
func TestJudgeBothWaysRound(t *testing.T) {
	j := judge(t, face.Thresholds{}, false)
	g, f := drawn(640, 480, 320, 220, 130, 1)
	for y := 220; y < g.H; y++ {
		clear(g.Row(y)[:g.W/2]) // so that the two sides differ
	}
	if _, ok := j.Cut(f, seen(g, 640)); !ok {
		t.Fatal("nothing was cut")
	}
	crop := j.Crop()
	apart := map[float32]float64{}
	for _, sure := range []float32{2, 0} {
		j.mirror.sure = sure
		before := scoresOf(t, j, crop)
		turn(crop.Pix, crop.W)
		after := scoresOf(t, j, crop)
		for i := range before {
			apart[sure] = max(apart[sure], math.Abs(float64(before[i]-after[i])))
		}
	}
	if apart[2] > 1e-5 || apart[0] < 1e-3 {
		t.Errorf("the mirror image's scores are %v apart with a second look, %v without", apart[2], apart[0])
	}
}

// scoresOf is what the network says of a crop.
func scoresOf(t *testing.T, j *Judge, crop pixel.Gray) (scores face.Scores) {
	t.Helper()
	j.pack.pack(j.session.Input(), 0, crop.W, crop.H, crop)
	if err := j.read(&scores); err != nil {
		t.Fatal(err)
	}
	return scores
}

// TestCutGivesTheNetworkTheFace: eyes of the crop lie where the card's template says.
func TestCutGivesTheNetworkTheFace(t *testing.T) {
	j := judge(t, face.Thresholds{}, false)
	g, f := drawn(640, 480, 300, 220, 200, 1)
	unit, ok := j.Cut(f, seen(g, 640))
	if !ok {
		t.Fatal("nothing was cut")
	}
	crop, card := j.Crop(), &j.session.Model().Card
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
	standard, given := card.Input.Standard, j.session.Input().Bytes
	want := make([]byte, len(given))
	pixel.Standardise(want, crop, standard.Step, standard.Zero)
	if !bytes.Equal(given, want) {
		t.Error("the network was given something else")
	}
}

// TestQualityIsOfTheLuma at one size, whatever the network takes.
func TestQualityIsOfTheLuma(t *testing.T) {
	j := judge(t, face.Thresholds{}, false)
	g, f := drawn(640, 480, 300, 220, 130, 1)
	in := seen(g, 640)
	unit, ok := j.Cut(f, in)
	if !ok {
		t.Fatal("nothing was cut")
	}
	own := append([]byte(nil), j.grey(unit, in).Pix...)
	in.Planes = append(in.Planes, g) // a network of two planes
	if other := j.grey(unit, in); other.W != lookSide || other.H != lookSide || !bytes.Equal(other.Pix, own) {
		t.Errorf("quality is measured on %dx%d", other.W, other.H)
	}
}
