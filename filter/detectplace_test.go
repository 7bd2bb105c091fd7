package filter

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/follow"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestDetectStillLandmarks: the landmarks of a small still face in noise move as little from one edge to the next, where the two
// searches have different sides, as within a block. Steps are shares of the face's width.
func TestDetectStillLandmarks(t *testing.T) {
	const most = 0.01
	for _, width := range []float64{30, 36, 44} {
		d := build(t, testEnv(t), "detect", "block=8").(*detect)
		var before *Edge
		var last []follow.Found
		for n := range int64(4) {
			f := noisy(t, width, n)
			e := edgeAfter(t, f, before)
			got, err := d.edgeFaces(e, f)
			if err != nil || len(got) != 1 || !got[0].Clear {
				t.Fatalf("%v pixels, edge %d: %+v, %v", width, n, got, err)
			}
			if last != nil {
				if moved := landmarkStep(last[0].Face, got[0].Face); moved > most {
					t.Errorf("%v pixels, edge %d: landmarks move by %.4f, at most %v is expected", width, n, moved, most)
				}
			}
			before, last = e, got
		}
	}
}

// TestDetectExpectedPlace: the region of a face that the search sees coarsely stays where it was at the edge before, unless the face
// moved or is not there. That of another face lies around its box.
func TestDetectExpectedPlace(t *testing.T) {
	d := build(t, testEnv(t), "detect", "block=8").(*detect)
	f := greyFrame(t, kit.FaintFace(60, 1), 1)
	t.Cleanup(func() { f.Close() })
	in, err := d.input(f)
	if err != nil {
		t.Fatal(err)
	}
	box := face.Box{X: 290, Y: 142, W: 60, H: 75}
	at := func(dx float32) face.Box { moved := box; moved.X += dx; return moved }
	aside := at(200)
	for name, c := range map[string]struct {
		isCoarse bool
		known    []face.Box
		want     face.Box
	}{
		"seen coarsely":      {true, []face.Box{at(10), at(5), aside}, at(5)},
		"seen well":          {false, []face.Box{at(5)}, box},
		"moved":              {true, []face.Box{at(20)}, box},
		"unknown":            {true, []face.Box{aside}, box},
		"at the first frame": {true, nil, box},
	} {
		var before []follow.Found
		for _, place := range c.known {
			before = append(before, follow.Found{Place: place})
		}
		got, err := d.refine(&in, face.Face{Box: box, Score: 0.8}, c.isCoarse, before)
		if err != nil || got.Place != c.want || got.Box == box {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

// noisy is the frame at an edge of a film of a still face.
func noisy(t *testing.T, width float64, edge int64) *frame.Frame {
	t.Helper()
	g, random := kit.FaintFace(width, 1), rand.New(rand.NewPCG(1, uint64(edge)))
	for i, grey := range g.Pix {
		g.Pix[i] = uint8(min(max(float64(grey)+2*random.NormFloat64(), 0), 255))
	}
	f := greyFrame(t, g, 1)
	f.Result.Frame = 8 * edge
	t.Cleanup(func() { f.Close() })
	return f
}

// landmarkStep is the mean way of the landmarks from one face to the next.
func landmarkStep(from, to face.Face) (mean float64) {
	for i, p := range from.Points {
		q := to.Points[i]
		mean += math.Hypot(float64(p.X-q.X), float64(p.Y-q.Y)) / float64(from.Box.W) / float64(len(from.Points))
	}
	return mean
}
