package annotation

import "strings"

// said is what a label says of one person.
type said struct {
	person   string // empty where it names nobody
	fleeting bool
	label    string
}

// Spread takes apart what subtitles say: a cue may speak of several people, as those
// of facecue do ("P1 happiness 82% · P2 fleeting fear 40%"), or name one ("client:
// smile"), and what goes on in the next cue is one interval. What known says is a
// label stays whole. Intervals that have a tier are left as they are.
func Spread(all []Interval, known func(string) bool) (spread []Interval) {
	type key struct{ tier, label string }
	last := map[key]int{}
	for _, v := range all {
		if v.Tier != "" {
			spread = append(spread, v)
			continue
		}
		for _, part := range strings.Split(v.Label, " · ") {
			w := v.of(parse(strings.TrimSpace(part), known))
			k := key{w.Tier, w.Label}
			if i, ok := last[k]; ok && spread[i].End == w.Start {
				spread[i].End = w.End
				continue
			}
			last[k] = len(spread)
			spread = append(spread, w)
		}
	}
	return spread
}

// of is the interval of one part of a cue.
func (v Interval) of(s said) Interval {
	if s.person != "" {
		v.Person = s.person
	}
	v.Label, v.Tier = s.label, v.Person
	if s.fleeting {
		v.Tier = strings.TrimSpace(v.Tier + " fleeting")
	}
	return v
}

func parse(text string, known func(string) bool) said {
	if known(text) {
		return said{label: text}
	}
	if person, label, ok := strings.Cut(text, ": "); ok {
		return said{person: strings.TrimSpace(person), label: strings.TrimSpace(label)}
	}
	words := strings.Fields(text)
	if n := len(words); n > 1 && strings.HasSuffix(words[n-1], "%") {
		words = words[:n-1]
	}
	n := len(words)
	if n < 2 || !known(words[n-1]) {
		return said{label: text}
	}
	s := said{label: words[n-1]}
	if words[n-2] == "fleeting" {
		s.fleeting, n = true, n-1
	}
	s.person = strings.Join(words[:n-1], " ")
	return s
}

// Kind splits the name of a tier such as "P1 fleeting" into the person and the
// reading of the two that facecue writes.
func Kind(tier string) (person string, fleeting bool) {
	if person, ok := strings.CutSuffix(tier, "fleeting"); ok {
		return strings.TrimSpace(person), true
	}
	person, _ = strings.CutSuffix(tier, "state")
	return strings.TrimSpace(person), false
}
