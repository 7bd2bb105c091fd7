package timecode

import (
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

func planned(t *testing.T, options string, s face.Stream) *Plan {
	t.Helper()
	v, err := Options("00:00:00:00").Parse(options)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Parse(v, s)
	if err != nil {
		t.Fatalf("%q: %v", options, err)
	}
	return p
}

// TestAverageRates: without frames the timeline's rate follows from the container's average
// rate, unless the user gives one.
func TestAverageRates(t *testing.T) {
	whole := func(n int64) face.Rational { return face.Rational{Num: n, Den: 1} }
	for _, c := range []struct {
		options       string
		average, want face.Rational
		says          string
	}{
		{"", pal, pal, ""},
		{"", face.Rational{Num: 19001, Den: 634}, ntsc, ""},
		{"", face.Rational{Num: 2997, Den: 100}, ntsc, ""},
		{"", whole(60), whole(60), ""},
		{"", face.Rational{Num: 25, Den: 2}, pal, "of 12.5 frames a second, as the recording has: theirs have 25"},
		{"", face.Rational{Num: 2987, Den: 100}, ntsc, "of 29.87 frames a second"},
		{"", face.Rational{Num: 21000, Den: 719}, whole(30), "of 29.207 frames a second, as the recording has: theirs have 30"},
		{"", whole(15), whole(30), "of 15 "},
		{"", face.Rational{Num: 15000, Den: 1001}, ntsc, "of 14.985 "},
		{"", whole(10), whole(30), "of 10 "},
		{"", whole(8), whole(24), "of 8 "},
		{"", whole(18), whole(24), "of 18 "},
		{"", whole(48), whole(24), "of 48 "},
		{"", whole(100), whole(50), "of 100 "},
		{"", whole(120), whole(60), "of 120 "},
		{"", face.Rational{Num: 120000, Den: 1001}, double, "of 119.88 "},
		{"", whole(300), whole(60), "of 300 "},
		{"", whole(90), whole(30), "of 90 "},
		{"", whole(70), whole(60), "of 70 "},
		{"", face.Rational{Num: 1, Den: 3}, whole(24), "of 0.333 "},
		{"rate=29.97", pal, ntsc, ""}, {"rate=23.976", pal, film, ""}, {"rate=23.98", pal, film, ""}, {"rate=59.94", pal, double, ""},
		{"rate=30", ntsc, whole(30), ""}, {"rate=12.5", pal, face.Rational{Num: 25, Den: 2}, ""},
		{"rate=25", face.Rational{}, pal, ""},
	} {
		p := planned(t, c.options, face.Stream{Rate: c.average})
		if got := p.Timeline().Rate; got != c.want {
			t.Errorf("%q of a recording of %v: %v, want %v", c.options, c.average, got, c.want)
		}
		if remarks := strings.Join(p.Remarks(), "; "); c.says == "" && remarks != "" || !strings.Contains(remarks, c.says) {
			t.Errorf("%q of a recording of %v says %q, want %q", c.options, c.average, remarks, c.says)
		}
	}
	if _, err := FromZero((opt.Set{RateOption()}).Defaults(), face.Stream{}); err == nil || !strings.Contains(err.Error(), "give rate=") {
		t.Errorf("a recording without a rate: %v", err)
	}
}

// TestMeasuredRates: the frames' intervals decide where the average is another rate.
func TestMeasuredRates(t *testing.T) {
	for name, c := range map[string]struct {
		average face.Rational
		base    int64   // ticks a second
		steps   []int64 // between pictures, over and over
		want    face.Rational
		says    string
	}{
		"a phone that leaves out pictures":    {face.Rational{Num: 21000, Den: 719}, 15360, append(repeat(512, 35), 1024), face.Rational{Num: 30, Den: 1}, "varies, 29.207 a second on average: the timelines for editors have 30"},
		"29.97 in milliseconds":               {face.Rational{Num: 2987, Den: 100}, 1000, append(repeat(33, 19), repeat(34, 11)...), ntsc, ""},
		"25, of which the container knows 50": {face.Rational{Num: 50, Den: 1}, 90000, []int64{3600}, pal, ""},
		"an average of two rates":             {face.Rational{Num: 24, Den: 1}, 600, append(repeat(20, 10), repeat(30, 10)...), face.Rational{Num: 30, Den: 1}, "varies"},
		"slides":                              {face.Rational{Num: 2, Den: 5}, 1000, []int64{2500}, face.Rational{Num: 24, Den: 1}, "of 0.4 frames a second"},
		"a second one at each time":           {pal, 25, []int64{1, 0}, pal, ""},
	} {
		p := planned(t, "", face.Stream{Rate: c.average, Clock: face.Clock{Base: face.Rational{Num: 1, Den: c.base}}})
		pts := int64(77)
		for i := range 400 {
			p.Picture(pts)
			pts += c.steps[i%len(c.steps)]
		}
		if got := p.Timeline().Rate; got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		if remarks := strings.Join(p.Remarks(), "; "); c.says == "" && remarks != "" || !strings.Contains(remarks, c.says) {
			t.Errorf("%s: says %q, want %q", name, remarks, c.says)
		}
	}
}

func repeat(step int64, times int) (steps []int64) {
	for range times {
		steps = append(steps, step)
	}
	return steps
}

// TestIntervalsAreBounded: the memory is bounded for any PTS.
func TestIntervalsAreBounded(t *testing.T) {
	var n intervals
	pts := int64(0)
	for i := range int64(3 * maxIntervals) {
		pts += 1 + i
		n.addFrame(pts)
	}
	if rate, varies := n.usual(face.Rational{Num: 1, Den: 1000}); len(n.counts) > maxIntervals || rate <= 0 || !varies {
		t.Errorf("%d intervals, %v a second, varies: %t", len(n.counts), rate, varies)
	}
}

// TestMediaStart: the recording's time code on timelines of its rate and of others.
func TestMediaStart(t *testing.T) {
	for _, c := range []struct {
		options string
		rate    face.Rational
		code    string
		want    int64
		media   string
		says    string
	}{
		{"", ntsc, "10:00:00:00", 1080000, "10:00:00:00", ""},
		{"", ntsc, "00:59:58;20", 107852, "00:59:58;20", ""},
		{"start='01:00:00:00'", pal, "00:00:01:05", 30, "00:00:01:05", ""},
		{"rate=50", pal, "00:00:01:05", 60, "00:00:01:05", ""},
		{"rate=24", pal, "00:00:01:05", 29, "00:00:01:05", ""},
		{"", pal, "", 0, "00:00:00:00", ""},
		{"", pal, "00:00:00:29", 0, "00:00:00:00", "time code 00:00:00:29 does not fit 25 frames a second"},
		{"", pal, "00:00:10;00", 0, "00:00:00:00", "time code 00:00:10;00 does not fit 25 frames a second"},
		{"rate=25", face.Rational{}, "00:00:10:00", 0, "00:00:00:00", "does not fit"},
	} {
		p := planned(t, c.options, face.Stream{Rate: c.rate, Timecode: c.code})
		got := p.Timeline()
		if got.MediaStart() != c.want || got.Media.Text(0) != c.media {
			t.Errorf("%q, %q: begins at frame %d, %s, want %d, %s", c.options, c.code, got.MediaStart(), got.Media.Text(0), c.want, c.media)
		}
		if remarks := strings.Join(p.Remarks(), "; "); c.says == "" && remarks != "" || !strings.Contains(remarks, c.says) {
			t.Errorf("%q, %q: says %q, want %q", c.options, c.code, remarks, c.says)
		}
	}
}

// TestStartOfAnotherRate: if the frames fit a rate of which start= is not a time code, the
// container's rate is kept.
func TestStartOfAnotherRate(t *testing.T) {
	p := planned(t, "start='00:00:00;00'", face.Stream{Rate: ntsc, Clock: face.Clock{Base: face.Rational{Num: 1, Den: 90000}}})
	for i := range int64(100) {
		p.Picture(i * 3600)
	}
	if got := p.Timeline(); got.Rate != ntsc || !got.Drop() {
		t.Errorf("%v, drop-frame: %t", got.Rate, got.Drop())
	}
}
