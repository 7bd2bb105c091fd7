package face

import (
	"math"
	"testing"
	"time"
)

func TestClockScaled(t *testing.T) {
	ntsc := Clock{Base: Rational{1001, 30000}}
	cases := []struct {
		name      string
		clock     Clock
		pts, unit int64
		want      int64
	}{
		{"zero", ntsc, 0, 1000, 0},
		{"one NTSC frame is 33.366 ms", ntsc, 1, 1000, 33},
		{"a half rounds up", Clock{Base: Rational{1, 2000}}, 1, 1000, 1},
		{"a negative half rounds up too", Clock{Base: Rational{1, 2000}}, -1, 1000, 0},
		{"the start is zero", Clock{Base: Rational{1, 90000}, Start: 126000}, 126000, 1000, 0},
		{"a day at 90 kHz", Clock{Base: Rational{1, 90000}}, 86400 * 90000, 1_000_000_000, 86400 * 1_000_000_000},
		{"no overflow on the way", Clock{Base: Rational{1, 1}}, 9_000_000_000, 1_000_000_000, 9_000_000_000_000_000_000},
		{"unknown base", Clock{}, 5, 1000, 0},
	}
	for _, c := range cases {
		if got := c.clock.Scaled(c.pts, c.unit); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

func TestClockFloor(t *testing.T) {
	ntsc := Clock{Base: Rational{1001, 30000}}
	for pts, want := range map[int64]int64{0: 0, 1: 33, 2: 66, -1: -34, 30000: 1001000} {
		if got := ntsc.Floor(pts, 1000); got != want {
			t.Errorf("Floor(%d) = %d, want %d", pts, got, want)
		}
	}
}

func TestClockAllocatesNothing(t *testing.T) {
	clock := Clock{Base: Rational{1, 90000}, Start: 126000}
	if n := testing.AllocsPerRun(100, func() { clock.Scaled(86400*90000, 1_000_000) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestTicksInvertsTime(t *testing.T) {
	clock := Clock{Base: Rational{1001, 30000}, Start: 77}
	for _, pts := range []int64{77, 78, 1000, 1 << 37} {
		if got := clock.Ticks(clock.Time(pts)); got != pts {
			t.Errorf("Ticks(Time(%d)) = %d", pts, got)
		}
	}
	if got := clock.Time(78); got != 33366667*time.Nanosecond {
		t.Errorf("one frame is %v", got)
	}
}

func TestFrameTicks(t *testing.T) {
	s := Stream{Clock: Clock{Base: Rational{1, 12800}}, Rate: Rational{25, 1}}
	if got := s.FrameTicks(); got != 512 {
		t.Errorf("got %d, want 512", got)
	}
	if got := (Stream{}).FrameTicks(); got != 1 {
		t.Errorf("unknown rate: %d, want 1", got)
	}
}

// TestVisibleShift: a 240th of the height, and never less than a pixel.
func TestVisibleShift(t *testing.T) {
	for height, want := range map[int]float32{0: 1, 120: 1, 240: 1, 1080: 4.5} {
		if got := (Stream{Height: height}).VisibleShift(); got != want {
			t.Errorf("height %d: %v, want %v", height, got, want)
		}
	}
}

// TestSeconds: the clock's start is zero, and what is not known is zero too.
func TestSeconds(t *testing.T) {
	clock := Clock{Base: Rational{1001, 30000}, Start: 100}
	for pts, want := range map[int64]float64{100: 0, 30100: 1001, 70: -1.001} {
		if got := clock.Seconds(pts); math.Abs(got-want) > 1e-9 {
			t.Errorf("Seconds(%d) = %v, want %v", pts, got, want)
		}
	}
	if got := (Clock{}).Seconds(7); got != 0 {
		t.Errorf("without a time base: %v", got)
	}
	if got := (Clock{Start: 5}).Ticks(time.Second); got != 5 {
		t.Errorf("without a time base: tick %d", got)
	}
	if got := (Rational{1, 8}).Float(); got != 0.125 || (Rational{Num: 1}).Float() != 0 {
		t.Errorf("an eighth is %v", got)
	}
}

// TestFrameTicksRounds to the nearest tick, and never to none.
func TestFrameTicksRounds(t *testing.T) {
	for _, c := range []struct {
		base, rate Rational
		want       int64
	}{
		{Rational{1, 1000}, Rational{30000, 1001}, 33}, {Rational{1, 1000}, Rational{24, 1}, 42}, {Rational{1, 25}, Rational{50, 1}, 1},
		{Rational{1, 25}, Rational{60, 1}, 1}, {Rational{1, 90000}, Rational{1, 2}, 180000}, {Rational{1, 25}, Rational{}, 1},
		{Rational{math.MaxInt32, math.MaxInt32}, Rational{math.MaxInt32, math.MaxInt32}, 1},
	} {
		if got := (Stream{Clock: Clock{Base: c.base}, Rate: c.rate}).FrameTicks(); got != c.want {
			t.Errorf("%v at %v: %d ticks, want %d", c.rate, c.base, got, c.want)
		}
	}
}

func TestCenter(t *testing.T) {
	if got := (Box{10, 20, 4, 8}).Center(); got != (Point{12, 24}) {
		t.Errorf("got %v", got)
	}
	if got := (Box{}).IoU(Box{}); got != 0 {
		t.Errorf("two boxes of nothing overlap by %v", got)
	}
}

func TestIoU(t *testing.T) {
	a := Box{0, 0, 10, 10}
	cases := []struct {
		b    Box
		want float64
	}{
		{a, 1}, {Box{20, 0, 10, 10}, 0}, {Box{5, 0, 10, 10}, 1.0 / 3}, {Box{10, 0, 5, 5}, 0}, {Box{0, 0, -1, 5}, 0},
	}
	for _, c := range cases {
		if got := float64(a.IoU(c.b)); math.Abs(got-c.want) > 1e-6 {
			t.Errorf("IoU with %v = %v, want %v", c.b, got, c.want)
		}
	}
}
