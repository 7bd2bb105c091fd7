package timecode

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

var (
	pal    = face.Rational{Num: 25, Den: 1}
	ntsc   = face.Rational{Num: 30000, Den: 1001}
	double = face.Rational{Num: 60000, Den: 1001}
	film   = face.Rational{Num: 24000, Den: 1001}
)

// TestText: known time codes (SMPTE ST 12-1); drop-frame skips two numbers a minute, none in
// each tenth minute.
func TestText(t *testing.T) {
	cases := []struct {
		rate  face.Rational
		start string
		frame int64
		want  string
	}{
		{pal, "00:00:00:00", 0, "00:00:00:00"},
		{pal, "01:00:00:00", 90061, "02:00:02:11"},
		{ntsc, "00:00:00:00", 1800, "00:01:00:00"},
		{ntsc, "00:00:00;00", 1799, "00:00:59;29"},
		{ntsc, "00:00:00;00", 1800, "00:01:00;02"},
		{ntsc, "00:00:00;00", 17981, "00:09:59;29"},
		{ntsc, "00:00:00;00", 17982, "00:10:00;00"},
		{ntsc, "01:00:00;00", 0, "01:00:00;00"},
		{ntsc, "00:00:00;00", 107892, "01:00:00;00"},
		{ntsc, "00:01:00;02", 0, "00:01:00;02"},
		{double, "00:00:00;00", 3600, "00:01:00;04"},
		{double, "00:00:00;00", 35964, "00:10:00;00"},
		{film, "00:00:00:00", 24, "00:00:01:00"},
		{pal, "23:59:59:24", 1, "00:00:00:00"},
	}
	for _, c := range cases {
		count, err := New(c.rate, c.start)
		if err != nil {
			t.Fatal(err)
		}
		if got := count.Text(c.frame); got != c.want {
			t.Errorf("frame %d at %.2f from %s: %s, want %s", c.frame, c.rate.Float(), c.start, got, c.want)
		}
	}
	for _, bad := range []struct {
		rate  face.Rational
		start string
	}{{face.Rational{}, "00:00:00:00"}, {face.Rational{Num: 1, Den: 3}, "00:00:00:00"}, {pal, "00:00:00;00"}, {pal, "1:2:3"}, {pal, "00:00:00:25"}, {pal, "24:00:00:00"}, {pal, "hour"}, {ntsc, "00:01:00;01"}} {
		if _, err := New(bad.rate, bad.start); err == nil {
			t.Errorf("%v at %v was taken", bad.start, bad.rate)
		}
	}
}

// TestFrame: PTS that a container rounded belong to their frames, at each rate and time base,
// over two hours.
func TestFrame(t *testing.T) {
	bases := []face.Rational{{Num: 1, Den: 1000}, {Num: 1, Den: 90000}, {Num: 1, Den: 30000}, {Num: 1001, Den: 60000}, {Num: 1, Den: 1000000}, {Num: 1, Den: 60}}
	for _, rate := range []face.Rational{film, pal, ntsc, {Num: 50, Den: 1}, double} {
		count, err := New(rate, "00:00:00:00")
		if err != nil {
			t.Fatal(err)
		}
		for _, base := range bases {
			const start = 12345
			k := face.Clock{Base: base, Start: start}
			ticks := face.Clock{Base: face.Rational{Num: rate.Den, Den: rate.Num}} // frame numbers as time
			perTick := base.Den / base.Num
			if base.Den%base.Num != 0 || perTick < 5*rate.Num/rate.Den {
				continue // a tick that long loses frames anyhow
			}
			for frame := int64(0); frame < 2*3600*rate.Num/rate.Den; frame += 997 {
				for how, pts := range map[string]int64{"down": ticks.Floor(frame, perTick), "to the nearest": ticks.Scaled(frame, perTick)} {
					if got := count.Frame(k, start+pts); got != frame {
						t.Fatalf("%v fps in ticks of %v, rounded %s: frame %d is taken for %d", rate, base, how, frame, got)
					}
				}
			}
		}
	}
	count, _ := New(pal, "00:00:00:00")
	coarse := face.Clock{Base: face.Rational{Num: 1, Den: 25}}
	for pts := range int64(100) {
		if got := count.Frame(coarse, pts); got != pts {
			t.Fatalf("tick %d of a frame's length is frame %d", pts, got)
		}
	}
	if got := count.Frame(coarse, -3); got != 0 {
		t.Errorf("before the start: frame %d", got)
	}
}

// TestCounts of editors: nominal rate, drop-frame and lengths, as Adobe and Apple write
// them.
func TestCounts(t *testing.T) {
	for _, c := range []struct {
		rate         face.Rational
		start        string
		nominal      int64
		drop, pulled bool
		first        int64
		text, length string // of frame 1800
	}{
		{pal, "00:00:10:00", 25, false, false, 250, "00:01:22:00", "00:01:12:00"},
		{ntsc, "00:00:00:00", 30, false, true, 0, "00:01:00:00", "00:01:00:00"},
		{ntsc, "01:00:00;00", 30, true, true, 107892, "01;01;00;02", "00;01;00;02"},
		{film, "00:00:00:00", 24, false, true, 0, "00:01:15:00", "00:01:15:00"},
		{double, "00:00:00;00", 60, true, true, 0, "00;00;30;00", "00;00;30;00"},
	} {
		count, err := New(c.rate, c.start)
		if err != nil {
			t.Fatal(err)
		}
		if count.Nominal() != c.nominal || count.Drop() != c.drop || count.NTSC() != c.pulled || count.Start() != c.first {
			t.Errorf("%v from %s: %+v", c.rate, c.start, count)
		}
		if text, length := count.Semicolons(1800), count.Length(1800); text != c.text || length != c.length {
			t.Errorf("%v from %s: frame 1800 is %s, its length %s, want %s and %s", c.rate, c.start, text, length, c.text, c.length)
		}
	}
}

// TestMilliseconds: times at which frames begin, to the nearest, halves rounded up.
func TestMilliseconds(t *testing.T) {
	for _, c := range []struct {
		rate        face.Rational
		frame, want int64
	}{{pal, 3, 120}, {ntsc, 1, 33}, {ntsc, 2, 67}, {ntsc, 30000, 1001000}, {film, 1, 42}, {face.Rational{Num: 2000, Den: 1}, 1, 1}, {pal, 0, 0}} {
		if got := (Count{Rate: c.rate}).Milliseconds(c.frame); got != c.want {
			t.Errorf("frame %d at %v begins at %d ms, want %d", c.frame, c.rate, got, c.want)
		}
	}
}
