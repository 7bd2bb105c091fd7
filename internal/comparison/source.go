package comparison

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Labels that no rater gives.
const (
	None      = "none" // of judged time without an annotation
	Neutral   = "neutral"
	Uncertain = "uncertain"
)

// Range is a stretch of time; To is exclusive.
type Range struct{ From, To time.Duration }

// Span is a stretch of time with a label.
type Span struct {
	Range
	Label string
	Line  int // in the file it is from; 0 if unknown
}

// Track is what one rater says of one person.
type Track struct {
	Person   string
	Machine  bool    // of a record
	Fleeting []Span  // what is marked as fleeting; they may lie in Spans' time
	Spans    []Span  // in order of time, none into another
	Judged   []Range // in order of time; what lies outside was not judged
}

// Source is one rater or record of one session.
type Source struct {
	Rater   string
	Machine bool // a record of ours
	Tracks  []Track
	Frames  []Range // of a record: its frames in order of time
}

// Order sorts the spans of a track by time, joins those that follow each other with the same label,
// and refuses two labels at one time.
func (t *Track) Order() error {
	slices.SortStableFunc(t.Spans, func(a, b Span) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	var joined []Span
	for _, s := range t.Spans {
		if len(joined) == 0 {
			joined = append(joined, s)
			continue
		}
		last := &joined[len(joined)-1]
		switch {
		case s.Label == last.Label && s.From <= last.To:
			last.To = max(last.To, s.To)
		case s.From < last.To:
			return fmt.Errorf("two labels at once: %s and %s", last, s)
		default:
			joined = append(joined, s)
		}
	}
	t.Spans = joined
	return nil
}

// String names a span in a message.
func (s Span) String() string {
	text := fmt.Sprintf("%s %.3f-%.3f s", s.Label, s.From.Seconds(), s.To.Seconds())
	if s.Line > 0 {
		text += fmt.Sprintf(" (line %d)", s.Line)
	}
	return text
}

// Shift moves all times of a source.
func (s *Source) Shift(by time.Duration) {
	for i := range s.Tracks {
		t := &s.Tracks[i]
		for j := range t.Spans {
			t.Spans[j].From, t.Spans[j].To = t.Spans[j].From+by, t.Spans[j].To+by
		}
		for j := range t.Fleeting {
			t.Fleeting[j].From, t.Fleeting[j].To = t.Fleeting[j].From+by, t.Fleeting[j].To+by
		}
		shiftRanges(t.Judged, by)
	}
	shiftRanges(s.Frames, by)
}

func shiftRanges(list []Range, by time.Duration) {
	for i := range list {
		list[i].From, list[i].To = list[i].From+by, list[i].To+by
	}
}

// Track is what the source says of a person; nil if nothing.
func (s *Source) Track(person string) *Track {
	for i := range s.Tracks {
		if s.Tracks[i].Person == person {
			return &s.Tracks[i]
		}
	}
	return nil
}
