package track

import (
	"math"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// seconds is a time to the microsecond.
func seconds(s float64) time.Duration { return time.Duration(math.Round(s*1e6)) * time.Microsecond }

// TestMotion: a velocity approaches the measured one by 0.3 of the difference, and
// is measured over eight milliseconds at least.
func TestMotion(t *testing.T) {
	type position struct{ x, y, at float64 }
	for _, c := range []struct {
		name   string
		seen   []position
		vx, vy float64
	}{
		{"one step", []position{{10, -20, 0.1}}, 0.3 * 100, 0.3 * -200},
		{"two steps", []position{{10, -20, 0.1}, {20, -20, 0.2}}, 30 + 0.3*(100-30), -60 + 0.3*(0+60)},
		{"a step too short is left out", []position{{5, 5, 0.0079}}, 0, 0},
		{"the shortest one counts", []position{{8, 16, 0.008}}, 0.3 * 1000, 0.3 * 2000},
		{"the next is measured from before the one left out", []position{{10, 0, 0.1}, {99, 99, 0.101}, {30, 40, 0.3}},
			30 + 0.3*(100-30), 0.3 * 200},
		{"time runs backwards", []position{{10, 10, -1}}, 0, 0},
	} {
		var m motion
		for _, p := range c.seen {
			m.measure(face.Point{X: float32(p.x), Y: float32(p.y)}, seconds(p.at))
		}
		if math.Abs(m.vx-c.vx) > 1e-9 || math.Abs(m.vy-c.vy) > 1e-9 {
			t.Errorf("%s: %v, %v, want %v, %v", c.name, m.vx, m.vy, c.vx, c.vy)
		}
	}
}

// TestExpected: a velocity is believed for 0.3 s, and carries a face by its own size
// at most.
func TestExpected(t *testing.T) {
	for _, c := range []struct {
		name          string
		vx, vy, after float64
		wantX, wantY  float32
	}{
		{"at rest", 0, 0, 0.2, 10, 20},
		{"a moment later", 50, -100, 0.2, 20, 0},
		{"as long as it is believed", 50, -100, 0.3, 25, -10},
		{"and no longer", 50, -100, 5, 25, -10},
		{"no further than the face is wide and high", 1e6, 1e6, 0.1, 110, 140},
		{"nor to the other side", -1e6, -1e6, 0.1, -90, -100},
	} {
		p := person{box: face.Box{X: 10, Y: 20, W: 100, H: 120}, seen: moment{7, 3 * time.Second}, motion: motion{vx: c.vx, vy: c.vy}}
		got := p.expected(moment{8, seconds(3 + c.after)})
		if math.Abs(float64(got.X-c.wantX)) > 1e-3 || math.Abs(float64(got.Y-c.wantY)) > 1e-3 || got.W != 100 || got.H != 120 {
			t.Errorf("%s: %+v, want %v, %v", c.name, got, c.wantX, c.wantY)
		}
	}
}

// TestMissed counts the pictures between two sightings, and their time.
func TestMissed(t *testing.T) {
	p := person{seen: moment{picture: 5, time: time.Second}}
	for picture, missed := range map[int64]int64{6: 0, 7: 1, 10: 4} {
		if got := p.missed(moment{picture: picture}); got != missed {
			t.Errorf("in picture %d %d are missed, want %d", picture, got, missed)
		}
	}
	if got := p.away(moment{picture: 6, time: seconds(3.5)}); got != seconds(2.5) {
		t.Errorf("away for %v", got)
	}
}
