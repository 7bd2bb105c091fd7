// Package timecode counts frames as editors do (SMPTE ST 12-1).
package timecode

import (
	"fmt"
	"math"
	"strings"

	"github.com/facecue/facecue/internal/face"
)

// Count numbers the frames of a timeline. Drop-frame counting skips the numbers 0 and 1 (at
// 59.94: 0 to 3) of every minute except each tenth, so that time codes stay close to the
// clock.
type Count struct {
	Rate    face.Rational // frames a second, exact
	nominal int64         // frame numbers a second
	dropped int64         // frame numbers skipped a minute; 0: non-drop
	start   int64         // the first frame's number
}

// New counts from a time code such as 01:00:00:00. A ; before the frames means drop-frame.
func New(rate face.Rational, start string) (c Count, err error) {
	if !(rate.Float() > 0 && rate.Float() <= 240) {
		return c, fmt.Errorf("the recording has no frame rate to count by; give rate=")
	}
	c.Rate, c.nominal = rate, int64(math.Round(rate.Float()))
	if c.nominal < 1 {
		return c, fmt.Errorf("%.2f frames a second are too few for a time code; give rate=", rate.Float())
	}
	if strings.Contains(start, ";") {
		if rate.Den != 1001 || rate.Num != 30000 && rate.Num != 60000 {
			return c, fmt.Errorf("start %s: drop-frame counts 29.97 and 59.94 frames a second, not %.2f", start, rate.Float())
		}
		c.dropped = c.nominal / 15
	}
	var h, m, s, f int64
	if n, err := fmt.Sscanf(strings.ReplaceAll(start, ";", ":"), "%d:%d:%d:%d", &h, &m, &s, &f); n != 4 || err != nil ||
		h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59 || f < 0 || f >= c.nominal {
		return c, fmt.Errorf("start %q is no time code, such as 01:00:00:00", start)
	}
	if s == 0 && f < c.dropped && m%10 != 0 {
		return c, fmt.Errorf("start %s: drop-frame has no such number; the minute begins with %02d", start, c.dropped)
	}
	minutes := h*60 + m
	c.start = (minutes*60+s)*c.nominal + f - c.dropped*(minutes-minutes/10)
	return c, nil
}

// Drop tells whether the count is drop-frame.
func (c Count) Drop() bool { return c.dropped > 0 }

// Nominal is the number of frame numbers a second: 30 for 29.97.
func (c Count) Nominal() int64 { return c.nominal }

// NTSC tells whether the rate is the nominal one divided by 1.001.
func (c Count) NTSC() bool { return c.Rate.Den == 1001 }

// Start is the number of frames from 00:00:00:00 to the first frame.
func (c Count) Start() int64 { return c.start }

// Frame is the timeline's frame at a PTS; 0 for a PTS before the start. Containers round PTS
// down or to the nearest tick, so a PTS that is less than a tick, or less than a tenth of a
// frame, before the beginning of a frame belongs to that frame.
func (c Count) Frame(k face.Clock, pts int64) int64 {
	const parts = 10
	if k.Base.Num*c.Rate.Num*parts <= k.Base.Den*c.Rate.Den {
		return max(0, k.Floor(pts+1, c.Rate.Num)) / c.Rate.Den
	}
	return (max(0, k.Floor(pts, parts*c.Rate.Num))/c.Rate.Den + 1) / parts
}

// Text is the time code of a frame, counted from the timeline's first frame.
func (c Count) Text(frame int64) string {
	n, colon := max(0, frame+c.start), ":"
	if c.dropped > 0 {
		tens, rest := n/(c.nominal*600-9*c.dropped), n%(c.nominal*600-9*c.dropped)
		n += 9 * c.dropped * tens
		if rest >= c.nominal*60 {
			n += c.dropped * ((rest-c.nominal*60)/(c.nominal*60-c.dropped) + 1)
		}
		colon = ";"
	}
	seconds := n / c.nominal
	return fmt.Sprintf("%02d:%02d:%02d%s%02d", seconds/3600%24, seconds/60%60, seconds%60, colon, n%c.nominal)
}

// Semicolons is Text with all separators of drop-frame as semicolons, as Adobe writes it.
func (c Count) Semicolons(frame int64) string {
	if !c.Drop() {
		return c.Text(frame)
	}
	return strings.ReplaceAll(c.Text(frame), ":", ";")
}

// Length is the time code of a number of frames counted from zero, as Adobe writes durations.
func (c Count) Length(frames int64) string { return c.fromZero().Semicolons(frames) }

func (c Count) fromZero() Count {
	c.start = 0
	return c
}

// Milliseconds is the time at which a frame begins, rounded to the nearest millisecond.
func (c Count) Milliseconds(frame int64) int64 {
	return (2000*frame*c.Rate.Den + c.Rate.Num) / (2 * c.Rate.Num)
}
