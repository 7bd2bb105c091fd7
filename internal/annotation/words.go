package annotation

import (
	"slices"
	"strings"
)

// mostWords bounds the words of a label that stands behind a name.
const mostWords = 12

// Words tell what the words of a file mean.
type Words struct {
	Label    func(string) bool // tells a label from other words
	State    []string          // what a state may be called
	Fleeting []string          // what a fleeting candidate may be called
}

// Assign says of each interval which person is annotated, and which of the two readings of
// facecue it is. A cue is taken apart: it may speak of several people, as those of
// facecue do ("P1 happiness 82% · P2 fleeting fear 40%"), or name one ("client:
// smile"), and cues that follow each other with the same label are one interval.
func (w Words) Assign(all []Interval) []Interval {
	s := assigned{last: map[Interval]int{}}
	for _, v := range all {
		if !v.cue {
			s.list = append(s.list, w.own(v))
			continue
		}
		for _, part := range strings.Split(v.Label, " · ") {
			s.cue(w.said(v, strings.TrimSpace(part)))
		}
	}
	return s.list
}

// assigned are the intervals, with the last of those that are alike but for their time.
type assigned struct {
	list []Interval
	last map[Interval]int
}

func (s *assigned) cue(v Interval) {
	alike := Interval{Person: v.Person, Fleeting: v.Fleeting, Label: v.Label}
	if i, ok := s.last[alike]; ok && s.list[i].End == v.Start {
		s.list[i].End = v.End
		return
	}
	s.last[alike] = len(s.list)
	s.list = append(s.list, v)
}

// own is an interval whose label is one label: of a tier such as "P1 fleeting", of a
// table with a column for the reading, or of a code such as "fleeting fear".
func (w Words) own(v Interval) Interval {
	person, reading := w.split(v.Tier)
	if v.Reading == "" {
		v.Reading = reading
	}
	if v.Person == "" {
		v.Person = person
	}
	v.Fleeting = slices.Contains(w.Fleeting, v.Reading)
	if first, rest, ok := strings.Cut(v.Label, " "); ok && !w.Label(v.Label) && slices.Contains(w.Fleeting, first) && w.Label(rest) {
		v.Label, v.Fleeting = rest, true
	}
	return v
}

// split takes the word for the reading from the name of a tier, and the number after it
// where a person has several tiers of one reading.
func (w Words) split(tier string) (person, reading string) {
	words := strings.Fields(tier)
	n := len(words)
	if n > 1 && strings.Trim(words[n-1], "0123456789") == "" {
		n--
	}
	if n > 0 && (slices.Contains(w.State, words[n-1]) || slices.Contains(w.Fleeting, words[n-1])) {
		return strings.Join(words[:n-1], " "), words[n-1]
	}
	return strings.TrimSpace(tier), ""
}

// said is what one part of a cue says: "smile", "client: smile", "P1 happiness 82%" or
// "P1 fleeting fear".
func (w Words) said(v Interval, text string) Interval {
	v.Fleeting = slices.Contains(w.Fleeting, v.Reading)
	if v.Label = text; w.Label(text) {
		return v
	}
	bare := withoutScore(text)
	if w.Label(bare) {
		v.Label = bare
		return v
	}
	if person, label, ok := strings.Cut(bare, ":"); ok {
		trimmed := strings.TrimSpace(label)
		if w.Label(trimmed) || strings.HasPrefix(label, " ") {
			v.Person, v.Label = strings.TrimSpace(person), trimmed
			return v
		}
	}
	words := strings.Fields(bare)
	for i := max(1, len(words)-mostWords); i < len(words); i++ { // the longest label first
		if label := strings.Join(words[i:], " "); w.Label(label) {
			v.Label = label
			return w.by(v, words[:i])
		}
	}
	return v
}

// withoutScore takes a score from the end of a text, such as 82%.
func withoutScore(text string) string {
	at := strings.LastIndexByte(text, ' ')
	if at > 0 && len(text) > at+2 && strings.Trim(text[at+1:], "0123456789") == "%" {
		return strings.TrimSpace(text[:at])
	}
	return text
}

// by says who shows a label, by the words before it.
func (w Words) by(v Interval, words []string) Interval {
	if n := len(words) - 1; slices.Contains(w.Fleeting, words[n]) {
		v.Fleeting, words = true, words[:n]
	}
	if len(words) > 0 {
		v.Person = strings.Join(words, " ")
	}
	return v
}
