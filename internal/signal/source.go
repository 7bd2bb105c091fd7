package signal

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Source is a file or folder of signals and how its clock lies to the recording's.
type Source struct {
	Path      string
	Offset    float64 // the recording's time of the signal's time 0, seconds
	HasOffset bool
	FilmStart time.Time // wall clock at the recording's time 0; zero where not given
	Marks     *Marks    // what was seen in both; nil where not given
}

// ParseSource reads "eda.csv", "eda.csv:offset=-2.5", "eda.csv:at=10=7.5,3610=3607.4", or
// "e4:film_start=2024-05-03T14:02:13.5Z".
func ParseSource(text string) (Source, error) {
	at := max(strings.LastIndex(text, ":offset="), strings.LastIndex(text, ":film_start="), strings.LastIndex(text, ":at="))
	if at < 0 {
		return Source{Path: text}, nil
	}
	s := Source{Path: text[:at]}
	name, value, _ := strings.Cut(text[at+1:], "=")
	var err error
	if name == "at" {
		m, err := parseMarks(value)
		if err != nil {
			return s, fmt.Errorf("%s: %w", text, err)
		}
		s.Marks = &m
		return s, nil
	}
	if name == "offset" {
		s.HasOffset = true
		if s.Offset, err = strconv.ParseFloat(value, 64); err != nil || math.IsNaN(s.Offset) || math.IsInf(s.Offset, 0) {
			return s, fmt.Errorf("%s: offset is in seconds, such as offset=-2.5", text)
		}
		return s, nil
	}
	if s.FilmStart, err = time.Parse(time.RFC3339Nano, value); err != nil {
		return s, fmt.Errorf("%s: film_start is a time such as 2024-05-03T14:02:13.5Z", text)
	}
	return s, nil
}

// errClock says that a signal counts by the time of day, and nothing ties that to the
// recording.
var errClock = errors.New("its times are those of a wall clock: give :film_start=2024-05-03T14:02:13.5Z, the time at which the recording begins, or :offset= with the recording's time of its first sample, in seconds; neither is guessed")

// filmTimes turns the signal's own times into the recording's. Wall times are seconds since
// 1970.
func (s Source) filmTimes(times []float64, wall bool, own float64) error {
	shift := own
	switch {
	case s.Marks != nil:
		if wall {
			shift = -times[0] // marks count from the first sample
		}
	case wall && s.HasOffset:
		shift = s.Offset - times[0]
	case wall && s.FilmStart.IsZero():
		return errClock
	case wall:
		shift = -float64(s.FilmStart.UnixNano()) / 1e9
	case s.HasOffset:
		shift = s.Offset
	}
	for i := range times {
		times[i] += shift
		if s.Marks != nil {
			times[i] = s.Marks.film(times[i])
		}
		if i > 0 && times[i] <= times[i-1] {
			return fmt.Errorf("sample %d: the times do not increase", i+1)
		}
	}
	return nil
}
