package comparison

import "time"

// judged is the time for which a track has a label.
func (o Options) judged(t *Track) []Range {
	judged := t.Judged
	if o.Blank == "" {
		judged = common(judged, t.ranges(func(Span) bool { return true }))
	}
	if !o.Uncertain {
		judged = common(judged, without(t.ranges(func(s Span) bool { return s.Label == Uncertain })))
	}
	return judged
}

// ranges are the times of the spans that are wanted.
func (t *Track) ranges(wanted func(Span) bool) (list []Range) {
	for _, s := range t.Spans {
		if wanted(s) {
			list = Join(list, s.Range)
		}
	}
	return list
}

// ever is longer than any recording.
const ever = time.Duration(1 << 62)

// without is all time outside of ranges.
func without(ranges []Range) (list []Range) {
	from := -ever
	for _, r := range ranges {
		list = append(list, Range{from, r.From})
		from = r.To
	}
	return append(list, Range{from, ever})
}

// cursor gives the labels of a track at times that do not go back.
type cursor struct {
	spans []Span
	blank string
}

func (o Options) cursor(t *Track) *cursor { return &cursor{t.Spans, o.Blank} }

// at is the label at a time that was judged.
func (c *cursor) at(t time.Duration) string {
	for len(c.spans) > 0 && c.spans[0].To <= t {
		c.spans = c.spans[1:]
	}
	if len(c.spans) > 0 && c.spans[0].From <= t {
		return c.spans[0].Label
	}
	return c.blank
}

// next is the first time after t at which the label may change.
func (c *cursor) next(t time.Duration) time.Duration {
	for _, s := range c.spans {
		if s.From > t {
			return s.From
		}
		if s.To > t {
			return s.To
		}
	}
	return ever
}
