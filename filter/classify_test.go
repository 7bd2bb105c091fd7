package filter

import (
	"fmt"
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/internal/test/kit"
)

// drawnPoints are the landmarks of kit.DrawFace.
func drawnPoints(x, y, width float32) (p face.Points) {
	for i, at := range [5][2]float32{{-0.2, -0.06}, {0.2, -0.06}, {0, 0.2}, {-0.15, 0.38}, {0.15, 0.38}} {
		p[i] = face.Point{X: x + at[0]*width, Y: y + at[1]*width}
	}
	return p
}

func drawnBox(x, y, width float32) face.Box {
	return face.Box{X: x - width/2, Y: y - 0.6*width, W: width, H: 1.25 * width}
}

// classifyDrawn classifies a face drawn at x, y; spoil may change its landmarks first.
func classifyDrawn(t testing.TB, c Filter, g pixel.Gray, x, y, width float32, spoil func(*face.Face)) face.Result {
	t.Helper()
	in := greyFrame(t, g, 1)
	f := face.Face{Score: 0.9, Box: drawnBox(x, y, width), Points: drawnPoints(x, y, width)}
	if spoil != nil {
		spoil(&f)
	}
	in.Result.Faces, in.Result.Status = []face.Face{f}, face.Found
	return process(t, c, in)
}

func TestClassifyDrawn(t *testing.T) {
	c := build(t, testEnv(t), "classify", "uncertain=0")
	for _, width := range []float32{60, 100, 200, 320} {
		g := kit.Room(640, 480)
		kit.DrawFace(g, 300, 220, float64(width), 1)
		r := classifyDrawn(t, c, g, 300, 220, width, nil)
		f := r.Faces[0]
		var sum float32 // of eight scores, each rounded to four decimals
		for _, s := range f.Scores {
			sum += s
		}
		if math.Abs(float64(sum)-1) > 4.1e-4 || !f.Label.IsExpression() || f.Quality < 0.5 || r.Status != face.Found {
			t.Errorf("width %v: %+v, %s", width, f, r.Status)
		}
		if f.Look == (face.Look{}) || f.Look[27] <= f.Look[0] { // bright nose, dark hair
			t.Errorf("width %v: look %v", width, f.Look)
		}
	}
}

// TestClassifySizeInvariant: a face drawn twice as large gets the same scores.
func TestClassifySizeInvariant(t *testing.T) {
	c := build(t, testEnv(t), "classify", "")
	var scores []face.Scores
	for _, width := range []float32{130, 260} {
		g := kit.Room(640, 480)
		kit.DrawFace(g, 300, 220, float64(width), 1)
		scores = append(scores, classifyDrawn(t, c, g, 300, 220, width, nil).Faces[0].Scores)
	}
	for i := range scores[0] {
		if math.Abs(float64(scores[0][i]-scores[1][i])) > 0.1 {
			t.Fatalf("%v, twice as large %v", scores[0], scores[1])
		}
	}
}

func TestClassifyLowQuality(t *testing.T) {
	c := build(t, testEnv(t), "classify", "")
	sharp := kit.Room(640, 480)
	kit.DrawFace(sharp, 300, 220, 100, 1)
	tiny := kit.Room(640, 480)
	kit.DrawFace(tiny, 300, 220, 18, 1)
	turn := func(f *face.Face) { // to the side: the eyes close in, the nose goes past them
		f.Points[0].X, f.Points[1].X, f.Points[2].X, f.Points[3].X, f.Points[4].X = 310, 322, 338, 312, 320
	}
	together := func(f *face.Face) { f.Points = face.Points{} }
	cases := []struct {
		name  string
		g     pixel.Gray
		x, w  float32
		spoil func(*face.Face)
	}{
		{"too small", tiny, 300, 18, nil},
		{"blurred", blurred(sharp), 300, 100, nil},
		{"no contrast", kit.Room(640, 480), 300, 100, nil},
		{"cut off by the edge", sharp, 5, 100, nil},
		{"turned away", sharp, 300, 100, turn},
		{"points in one place", sharp, 300, 100, together},
	}
	for _, k := range cases {
		t.Run(k.name, func(t *testing.T) {
			r := classifyDrawn(t, c, k.g, k.x, 220, k.w, k.spoil)
			if f := r.Faces[0]; f.Label != face.LowQuality || r.Status != face.OnlyPoor {
				t.Errorf("%s with quality %.2f, frame %s", f.Label, f.Quality, r.Status)
			}
		})
	}
}

// blurred is a picture scaled down to a twentieth and up again.
func blurred(g pixel.Gray) pixel.Gray {
	small, out := pixel.NewGray(g.W/20, g.H/20), pixel.NewGray(g.W, g.H)
	for _, step := range [][2]pixel.Gray{{small, g}, {out, small}} {
		s, err := pixel.NewScaler(step[1].W, step[1].H, step[0].W, step[0].H)
		if err == nil {
			err = s.Scale(step[0], step[1])
		}
		if err != nil {
			panic(err)
		}
	}
	return out
}

func TestClassifyThresholds(t *testing.T) {
	env := testEnv(t)
	g := kit.Room(640, 480)
	kit.DrawFace(g, 300, 220, 40, 1) // eyes 16 pixels apart: a quality below 0.9
	for args, want := range map[string]face.Label{"uncertain=1": face.Uncertain, "quality=0.95:uncertain=1": face.LowQuality} {
		f := classifyDrawn(t, build(t, env, "classify", args), g, 300, 220, 40, nil).Faces[0]
		if f.Label != want {
			t.Errorf("%q: %s with quality %.2f, want %s", args, f.Label, f.Quality, want)
		}
		if f.Scores == (face.Scores{}) {
			t.Errorf("%q: no scores", args)
		}
	}
}

func TestClassifyLeavesUnanalysed(t *testing.T) {
	c := build(t, testEnv(t), "classify", "")
	if r := process(t, c, greyFrame(t, kit.Room(64, 64), 1)); r.Status != face.NotAnalysed {
		t.Errorf("became %s", r.Status)
	}
}

func sizeName(size [2]int) string { return fmt.Sprintf("%dx%d", size[0], size[1]) }

// benchmarkFilter runs a filter on one frame many times.
func benchmarkFilter(b *testing.B, f Filter, size [2]int, faces []face.Face) {
	g := kit.Room(size[0], size[1])
	kit.DrawFace(g, 300, 220, 200, 1)
	in := greyFrame(b, g, 1)
	defer in.Close()
	b.ReportAllocs()
	for b.Loop() {
		in.Result.Faces = append(in.Result.Faces[:0], faces...)
		in.Result.Status = face.Found
		if err := f.Process(in); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkClassify(b *testing.B) {
	c := build(b, testEnv(b), "classify", "")
	faces := []face.Face{{Score: 0.9, Box: drawnBox(300, 220, 200), Points: drawnPoints(300, 220, 200)}}
	benchmarkFilter(b, c, [2]int{1280, 720}, faces)
}
