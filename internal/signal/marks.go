package signal

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Marks are two moments that were seen in the signal and in the recording, by which a clock that
// runs too fast or too slow is corrected.
type Marks struct{ Signal, Film [2]float64 } // seconds; Signal by the signal's own clock

var errMarks = errors.New("at= has two marks of the signal's time and the recording's, in seconds, as at=10=7.5,3610=3607.4")

// parseMarks reads "10=7.5,3610=3607.4".
func parseMarks(text string) (m Marks, err error) {
	parts := strings.Split(text, ",")
	if len(parts) != 2 {
		return m, errMarks
	}
	for i, part := range parts {
		own, film, _ := strings.Cut(part, "=")
		var err1, err2 error
		m.Signal[i], err1 = strconv.ParseFloat(strings.TrimSpace(own), 64)
		m.Film[i], err2 = strconv.ParseFloat(strings.TrimSpace(film), 64)
		if err1 != nil || err2 != nil {
			return m, errMarks
		}
	}
	if rate := m.rate(); !(rate > 1-mostDrift && rate < 1+mostDrift) {
		return m, fmt.Errorf("%w; these two make the clocks differ by %.2g %%", errMarks, 100*(rate-1))
	}
	return m, nil
}

// mostDrift is how much two clocks may differ: 1 %. The clocks of devices differ by some 100 ppm.
const mostDrift = 0.01

// rate is how many of the recording's seconds one of the signal's lasts.
func (m Marks) rate() float64 { return (m.Film[1] - m.Film[0]) / (m.Signal[1] - m.Signal[0]) }

// Drift is by how many millionths the signal's clock runs faster than the recording's.
func (m Marks) Drift() float64 { return math.Round((1/m.rate()-1)*1e7) / 10 }

// film is the recording's time of a signal's time.
func (m Marks) film(own float64) float64 {
	return m.Film[0] + float64((own-m.Signal[0])*m.rate())
}
