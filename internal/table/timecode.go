package table

import (
	"fmt"
	"math"
	"strings"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

// timecode counts frames as editors do (SMPTE ST 12-1). Drop-frame skips the numbers
// 0 and 1 (at 59.94: 0 to 3) of every minute but each tenth, so that the count
// keeps with the clock.
type timecode struct {
	rate    float64 // frames a second, exact
	nominal int64   // numbers a second
	dropped int64   // numbers skipped a minute; 0: non-drop
	start   int64   // frames
}

// editRate is the option rate, or the recording's where it is 0.
func editRate(v opt.Values, s face.Stream) float64 {
	if rate := v.Float("rate"); rate > 0 {
		return rate
	}
	return s.Rate.Float()
}

func newTimecode(rate float64, start string) (t timecode, err error) {
	if !(rate > 0 && rate <= 240) {
		return t, fmt.Errorf("the recording has no frame rate to count by; give rate=")
	}
	t.rate, t.nominal = rate, int64(math.Round(rate))
	if strings.Contains(start, ";") {
		if math.Abs(rate-30000.0/1001) > 0.01 && math.Abs(rate-60000.0/1001) > 0.01 {
			return t, fmt.Errorf("start %s: drop-frame counts 29.97 and 59.94 frames a second, not %.2f", start, rate)
		}
		t.dropped = t.nominal / 15
	}
	var h, m, s, f int64
	if n, err := fmt.Sscanf(strings.ReplaceAll(start, ";", ":"), "%d:%d:%d:%d", &h, &m, &s, &f); n != 4 || err != nil ||
		h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59 || f < 0 || f >= t.nominal {
		return t, fmt.Errorf("start %q is no time code, such as 01:00:00:00", start)
	}
	minutes := h*60 + m
	t.start = (minutes*60+s)*t.nominal + f - t.dropped*(minutes-minutes/10)
	return t, nil
}

func (t timecode) mode() string {
	if t.dropped > 0 {
		return "DROP FRAME"
	}
	return "NON-DROP FRAME"
}

// frame is the frame of the timeline that is shown at a PTS.
func (t timecode) frame(g *gather, pts int64) int64 {
	// A hair more, so that a time stamp rounded down stays on its frame.
	return int64(math.Floor(g.stream.Clock.Seconds(pts)*t.rate + 0.01))
}

// text is the time code of a frame counted from the timeline's first.
func (t timecode) text(frame int64) string {
	n, colon := max(0, frame+t.start), ":"
	if t.dropped > 0 {
		tens, rest := n/(t.nominal*600-9*t.dropped), n%(t.nominal*600-9*t.dropped)
		n += 9 * t.dropped * tens
		if rest >= t.nominal*60 {
			n += t.dropped * ((rest-t.nominal*60)/(t.nominal*60-t.dropped) + 1)
		}
		colon = ";"
	}
	seconds := n / t.nominal
	return fmt.Sprintf("%02d:%02d:%02d%s%02d", seconds/3600%24, seconds/60%60, seconds%60, colon, n%t.nominal)
}
