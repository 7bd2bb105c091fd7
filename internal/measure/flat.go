package measure

import (
	"math"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
)

const (
	flatLength = 30  // seconds of the stretches that are looked at
	flatJudged = 0.5 // share of a stretch that must be judged
	flatUnder  = 0.3 // expressivity that a flat stretch never reaches
)

// flatShare is the share of stretches of 30 s in which the expressivity of a face, 1 less the
// score of neutral, never reaches 0.3. Stretches of which less than half could be judged do
// not count; NaN where none does.
func flatShare(s *session.Session, p *session.Person, w Window) float64 {
	var flat, all float64
	for from := w.From; from+flatLength <= w.To+1e-9; from += flatLength {
		var judged, highest float64
		first, after := s.Between(from, from+flatLength)
		for _, f := range p.Within(first, after) {
			if f.Judged() {
				judged += s.Frames[f.Frame].Length
				highest = math.Max(highest, 1-float64(f.Scores.Of(face.Neutral)))
			}
		}
		if judged < flatJudged*flatLength {
			continue
		}
		all++
		if highest < flatUnder {
			flat++
		}
	}
	return Ratio(flat, all)
}
