package measure

import (
	"fmt"
	"math"
	"time"

	"github.com/facecue/facecue/internal/session"
)

// Window is a stretch of a recording, in player's seconds; To is exclusive.
type Window struct {
	Name     string
	From, To float64
	Part     bool // a tenth or a stretch of fixed length: too little judged time empties its measures
	Speaking Speaking
}

// Windows chooses the windows of a session. The whole recording is always one.
type Windows struct {
	Opening time.Duration // from the beginning; 0 leaves out the openings
	Deciles bool          // tenths of the recording
	Step    time.Duration // windows of this length one after the other; 0 makes none
	// Speaking adds to each window the time in which the person speaks, and the time in which not, of
	// sessions that tell it.
	Speaking bool
}

// mostSteps bounds the windows of fixed length in a recording.
const mostSteps = 100_000

// Of lists the windows of a session: all, the opening in seconds and in a tenth of the
// recording, the tenths, those of fixed length. Frames belong to the window in which they
// begin.
func (w Windows) Of(s *session.Session) ([]Window, error) {
	begin, end := s.Begin(), s.End()
	list := []Window{{Name: "all", From: begin, To: end}}
	if w.Opening > 0 {
		list = append(list,
			Window{Name: openingName(w.Opening), From: begin, To: min(end, begin+w.Opening.Seconds())},
			Window{Name: "opening_10pct", From: begin, To: begin + (end-begin)/10})
	}
	for k := 0; w.Deciles && k < 10; k++ {
		tenth := (end - begin) / 10
		list = append(list, Window{Name: fmt.Sprintf("decile_%02d", k+1), From: begin + float64(k)*tenth, To: begin + float64(k+1)*tenth, Part: true})
	}
	if w.Step <= 0 {
		return w.split(s, list), nil
	}
	step := w.Step.Seconds()
	count := int(math.Ceil((end - begin) / step * (1 - 1e-12)))
	if count > mostSteps {
		return nil, fmt.Errorf("%d windows of %v: at most %d are made", count, w.Step, mostSteps)
	}
	for k := range count {
		from := begin + float64(k)*step
		list = append(list, Window{Name: fmt.Sprintf("window_%04d", k+1), From: from, To: min(end, from+step), Part: true})
	}
	return w.split(s, list), nil
}

func openingName(length time.Duration) string {
	return "opening_" + trimmed(length.Seconds()) + "s"
}

func trimmed(v float64) string { return fmt.Sprintf("%g", v) }

const (
	leastJudged = 5    // seconds that a part needs
	leastShare  = 0.25 // of its analysed time
)

// tooLittle tells that a part of the recording was judged for too short a time to give
// shares.
func (w Window) tooLittle(m *Measures) bool {
	return w.Part && (m.Analysable < leastJudged-1e-9 || m.Analysable < leastShare*m.Analysed-1e-9)
}
