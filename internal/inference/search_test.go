package inference

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/models"
)

func search(t testing.TB, minFace float32, sides Sides) *Search {
	t.Helper()
	s := NewSearch(func() (*models.Session, error) {
		return open(t, models.DefaultDetector, models.Detector), nil
	}, 0.5, minFace, sides)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// TestSearch finds a face of any size, once, at the sides of the input that its size needs.
func TestSearch(t *testing.T) {
	for _, c := range []struct {
		width float32
		sides int // of the input that were used
	}{{40, 3}, {120, 2}, {420, 2}, {620, 2}} {
		s := search(t, 0, FineSides())
		g, want := drawn(1280, 720, 640, 360, c.width, 1)
		faces, err := s.Find(planesOf(g, 1280))
		if err != nil || len(faces) != 1 {
			t.Errorf("width %v: %d faces, %v", c.width, len(faces), err)
			continue
		}
		if off := apart(&faces[0], want); off > 0.15 {
			t.Errorf("width %v: %v of it off", c.width, off)
		}
		if len(s.scales) != c.sides {
			t.Errorf("width %v: searched at %d sides, want %d", c.width, len(s.scales), c.sides)
		}
	}
}

// TestSearchLarge: a picture of 4K with one face of a hundredth of its width.
func TestSearchLarge(t *testing.T) {
	s := search(t, 0, FineSides())
	g, want := drawn(3840, 2160, 2000, 900, 36, 1)
	faces, err := s.Find(planesOf(g, 3840))
	if err != nil || len(faces) != 1 || apart(&faces[0], want) > 0.15 {
		t.Errorf("%+v, %v", faces, err)
	}
}

// TestSearchSides: the sides at which a picture with one face is searched.
func TestSearchSides(t *testing.T) {
	g, _ := drawn(1280, 720, 640, 360, 120, 1)
	for name, c := range map[string]struct {
		sides Sides
		want  []int
	}{
		"one":       {OneSide(480), []int{480}},
		"up to 320": {SidesUpTo(320), []int{320}},
		"up to 480": {SidesUpTo(480), []int{nearSide, 480}},
		"quick":     {QuickSides(), []int{nearSide, DefaultInputSide}},
		"fine":      {FineSides(), []int{nearSide, wideSide}},
	} {
		s := search(t, 0, c.sides)
		if faces, err := s.Find(planesOf(g, 1280)); err != nil || len(faces) != 1 {
			t.Errorf("%s: %d faces, %v", name, len(faces), err)
		}
		for _, side := range c.want {
			if s.scales[side] == nil || len(s.scales) != len(c.want) {
				t.Errorf("%s: searched at %d sides", name, len(s.scales))
			}
		}
	}
}

// TestSearchUpToASide: the side finds faces up to a share of the picture, a smaller side those that are larger.
func TestSearchUpToASide(t *testing.T) {
	for _, width := range []float32{60, 420, 620} {
		g, want := drawn(1280, 720, 640, 360, width, 1)
		faces, err := search(t, 0, SidesUpTo(640)).Find(planesOf(g, 1280))
		if err != nil || len(faces) != 1 || apart(&faces[0], want) > 0.15 {
			t.Errorf("width %v: %+v, %v", width, faces, err)
		}
	}
}

// TestMerge: of faces that overlap, or lie within each other, the best stays.
func TestMerge(t *testing.T) {
	of := func(score, x, size float32) face.Face {
		return face.Face{Score: score, Box: face.Box{X: x, W: size, H: size}}
	}
	got := Merge([]face.Face{of(0.5, 0, 100), of(0.9, 10, 100), of(0.8, 300, 100), of(0.7, 320, 30)})
	if len(got) != 2 || got[0].Score != 0.9 || got[1].Score != 0.8 {
		t.Errorf("%+v", got)
	}
}

func region(t testing.TB) *Region {
	t.Helper()
	r := NewRegion(func() (*models.Session, error) { return open(t, models.DefaultRegion, models.Region), nil }, 0, 0)
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// TestRegion finds a face of any size near the place where it is expected, also with samples
// wider than high and beside the edge of the picture.
func TestRegion(t *testing.T) {
	r := region(t)
	for _, c := range []struct {
		w, h       int
		x, y       float32
		width      float32
		stretch    int
		aside      float32 // of the expected place, in widths
		isExpected bool
	}{
		{1280, 720, 640, 360, 30, 1, 0.1, true}, {1280, 720, 640, 360, 300, 1, 0.1, true}, {640, 360, 300, 180, 90, 1, 0.2, true},
		{320, 360, 300, 180, 120, 2, 0, true}, {640, 360, 40, 180, 100, 1, 0, true}, {640, 360, 300, 180, 90, 1, 1, false},
	} {
		g, want := drawn(c.w, c.h, c.x, c.y, c.width, c.stretch)
		expected := want.Box
		expected.X += c.aside * c.width
		got, ok, err := r.Find(planesOf(g, c.w*c.stretch), expected)
		if err != nil || ok != c.isExpected {
			t.Errorf("%+v: found %v, %v", c, ok, err)
			continue
		}
		if off := apart(&got, want); ok && off > 0.15 {
			t.Errorf("%+v: %v of its width off", c, off)
		}
	}
	if _, ok, err := r.Find(planesOf(kit.Room(320, 240), 320), face.Box{X: 100, Y: 100, W: 50, H: 60}); ok || err != nil {
		t.Errorf("a face in an empty room: %v, %v", ok, err)
	}
}

// TestRegionStandsStill: a box that trembles by less than a pixel has the same region.
func TestRegionStandsStill(t *testing.T) {
	seen := map[rectangle]bool{}
	for _, d := range []float32{0, 0.3, 0.6, 0.9} {
		seen[regionOf(face.Box{X: 240 + d, Y: 240 + d, W: 100 + d, H: 119}, 1)] = true
	}
	if len(seen) > 2 {
		t.Errorf("%d regions", len(seen))
	}
	for _, length := range []float32{1, 24, 25, 100, 5000, 1e9} {
		if side := float32(regionSideFor(length)); (side < length/1.23 || side > length*1.23) && length >= 24 && length < 1e5 {
			t.Errorf("the side for %v is %v", length, side)
		}
	}
}

// TestTakesRegions: the built-in detector does. Another one does if its card names a network for regions or its input
// has any size.
func TestTakesRegions(t *testing.T) {
	session := open(t, models.DefaultDetector, models.Detector)
	defer session.Close()
	card := session.Model().Card
	if !TakesRegions(&card) {
		t.Error("the built-in detector takes no regions")
	}
	card.Regions = ""
	if !TakesRegions(&card) {
		t.Error("a detector of any input size takes no regions")
	}
	card.Input.Width = 320
	if TakesRegions(&card) {
		t.Error("a detector of a fixed input size takes regions")
	}
}
