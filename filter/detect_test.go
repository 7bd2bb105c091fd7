package filter

import (
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
)

// near tells that a detected face lies where one was drawn, within a tenth of
// its width: see kit.DrawFace for where its features are.
func near(f face.Face, x, y, width float64) bool {
	close := func(p face.Point, wantX, wantY float64) bool {
		return math.Hypot(float64(p.X)-wantX, float64(p.Y)-wantY) < 0.12*width
	}
	return close(f.Box.Center(), x, y) && math.Abs(float64(f.Box.W)-width) < 0.15*width &&
		close(f.Points[0], x-0.2*width, y-0.06*width) && close(f.Points[1], x+0.2*width, y-0.06*width)
}

func TestDetectDrawn(t *testing.T) {
	env := testEnv(t)
	cases := []struct {
		name          string
		w, h, stretch int
		x, y, width   float64
	}{
		{"720p", 1280, 720, 1, 700, 330, 260},
		{"portrait", 360, 640, 1, 170, 250, 120},
		{"four to three", 320, 240, 1, 130, 120, 90},
		{"square", 300, 300, 1, 150, 140, 100},
		{"smaller than the network's input", 160, 120, 1, 80, 55, 50},
		{"odd size", 517, 391, 1, 200, 200, 110},
		{"wide samples", 320, 360, 2, 300, 180, 140},
		{"at the left edge", 640, 360, 1, 30, 180, 150},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			g := kit.Room(c.w, c.h)
			kit.DrawFace(g, c.x, c.y, c.width, float64(c.stretch))
			r := process(t, build(t, env, "detect", "low=0.5"), greyFrame(t, g, c.stretch))
			if r.Status != face.Found || len(r.Faces) != 1 {
				t.Fatalf("%s with %d faces", r.Status, len(r.Faces))
			}
			if f := r.Faces[0]; !near(f, c.x, c.y, c.width) || f.Score < 0.5 || f.Score > 1 {
				t.Errorf("found %+v", f)
			}
			if r.Scene[0] < 120 || !r.HasScene {
				t.Errorf("scene %v", r.Scene)
			}
		})
	}
}

func TestDetectNothing(t *testing.T) {
	r := process(t, build(t, testEnv(t), "detect", ""), greyFrame(t, kit.Room(320, 240), 1))
	if r.Status != face.NoFace || len(r.Faces) != 0 || !r.HasScene {
		t.Errorf("%s with %d faces", r.Status, len(r.Faces))
	}
}

func TestDetectOptions(t *testing.T) {
	env := testEnv(t)
	g := kit.Room(640, 360)
	kit.DrawFace(g, 300, 180, 60, 1)
	for args, want := range map[string]int{"": 1, "min=100": 0, "min=50": 1, "low=0.99": 0, "size=640": 1} {
		if r := process(t, build(t, env, "detect", args), greyFrame(t, g, 1)); len(r.Faces) != want {
			t.Errorf("%q: %d faces, want %d: %+v", args, len(r.Faces), want, r.Faces)
		}
	}
}

func TestDetectEvery(t *testing.T) {
	d := build(t, testEnv(t), "detect", "every=3")
	g := kit.Room(320, 180)
	kit.DrawFace(g, 150, 90, 80, 1)
	for i := range int64(7) {
		f := greyFrame(t, g, 1)
		f.Result.Frame = i
		f.Result.Faces = append(f.Result.Faces, face.Face{}, face.Face{}) // of the frame's last use
		want, faces := face.NotAnalysed, 0
		if i%3 == 0 {
			want, faces = face.Found, 1
		}
		if r := process(t, d, f); r.Status != want || len(r.Faces) != faces {
			t.Errorf("frame %d: %s with %d faces", i, r.Status, len(r.Faces))
		}
	}
}

// TestDetectFollowsSizes: a stream may change its size between two frames.
func TestDetectFollowsSizes(t *testing.T) {
	d := build(t, testEnv(t), "detect", "low=0.5")
	for _, c := range [][3]int{{640, 360, 1}, {360, 640, 1}, {320, 360, 2}, {640, 360, 1}, {2, 2, 1}, {3000, 2, 1}, {640, 360, 1}} {
		g := kit.Room(c[0], c[1])
		kit.DrawFace(g, 180, 180, 120, float64(c[2]))
		r := process(t, d, greyFrame(t, g, c[2]))
		if c[1] > 2 && (len(r.Faces) != 1 || !near(r.Faces[0], 180, 180, 120)) {
			t.Errorf("%v: %+v", c, r.Faces)
		}
	}
}

func TestDetectRefusesOtherKinds(t *testing.T) {
	env := testEnv(t)
	for name, model := range map[string]string{"detect": "facecue-expression-48", "classify": "facecue-detector-s"} {
		d, err := Lookup(name)
		if err != nil {
			t.Fatal(err)
		}
		v, err := d.Options.Parse("model=" + model)
		if err != nil {
			t.Fatal(err)
		}
		if f, err := d.New(v, env); err == nil {
			f.Close()
			t.Errorf("%s took %s", name, model)
		}
	}
}

func BenchmarkDetect(b *testing.B) {
	env := testEnv(b)
	for _, size := range [][2]int{{1280, 720}, {1920, 1080}} {
		b.Run(sizeName(size), func(b *testing.B) {
			d := build(b, env, "detect", "")
			benchmarkFilter(b, d, size, nil)
		})
	}
}
