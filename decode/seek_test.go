package decode

import (
	"bytes"
	"slices"
	"testing"
	"time"
)

// TestIntervals reads parts of recordings: they hold exactly the frames that a
// player shows from Start up to End, whatever the container seeks to.
func TestIntervals(t *testing.T) {
	spans := []struct{ start, end time.Duration }{
		{0, 500 * time.Millisecond}, {40 * time.Millisecond, 0}, {time.Second, 0},
		{1230 * time.Millisecond, 1500 * time.Millisecond}, {1960 * time.Millisecond, 0},
	}
	h264, mpeg2 := lossless, []string{"-c:v", "mpeg2video", "-bf", "2"}
	for _, c := range []struct {
		name, gop string
		codec     []string
	}{
		{"a.mp4", "12", h264}, {"a.mkv", "12", h264}, {"a.ts", "12", h264}, {"a.264", "12", h264},
		{"a.nut", "12", h264}, {"a.mpg", "12", mpeg2}, {"mpeg2.ts", "12", mpeg2},
		{"long.mp4", "500", h264}, {"long.ts", "500", h264}, {"long.mpg", "300", mpeg2},
	} {
		name := c.name
		path := clip(t, name, append([]string{"-output_ts_offset", "1", "-g", c.gop}, c.codec...)...)
		r := open(t, path, best(Options{}))
		clock, all := r.Stream().Clock, drain(t, r)
		r.Close()
		for _, s := range spans {
			want := slices.DeleteFunc(slices.Clone(all), func(f shot) bool {
				return f.pts < clock.Ticks(s.start) || s.end > 0 && f.pts >= clock.Ticks(s.end)
			})
			o := Options{Start: s.start, End: s.end, HasEnd: s.end > 0}
			got, health := read(t, path, best(o))
			if !slices.Equal(got, want) {
				t.Errorf("%s from %v to %v: %d frames, want %d", name, s.start, s.end, len(got), len(want))
			}
			if health.Truncated || health.LostPackets > 0 {
				t.Errorf("%s from %v to %v: %+v", name, s.start, s.end, health)
			}
		}
	}
}

func TestIntervalOfPipe(t *testing.T) {
	path := clip(t, "a.mkv", lossless...)
	o := Options{Start: time.Second, End: 1200 * time.Millisecond, HasEnd: true}
	want, _ := read(t, path, best(o))
	o.Input = bytes.NewReader(load(t, path))
	if got, _ := read(t, "-", best(o)); len(got) != 5 || !slices.Equal(got, want) {
		t.Errorf("%d frames by the pipe, %d by the file, want 5", len(got), len(want))
	}
}

func TestIntervalWithoutFrames(t *testing.T) {
	path := clip(t, "a.mp4", lossless...)
	refused(t, path, best(Options{Start: time.Hour}), ErrNoFrames)
	refused(t, path, best(Options{Start: 1001 * time.Millisecond, End: 1002 * time.Millisecond, HasEnd: true}), ErrNoFrames)
}
