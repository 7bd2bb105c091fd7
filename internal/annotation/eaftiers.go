package annotation

import (
	"cmp"
	"slices"
	"time"
)

// eafTier is a tier; its annotations have the times of slots, or those of annotations
// on the tier above.
type eafTier struct {
	name, person, parent string
	rows                 []eafAnnotation
}

// eafAnnotation is aligned, from one slot to another, or belongs to a parent.
type eafAnnotation struct {
	id, from, to, parent, previous, label string
	number                                int // among all, from 0
	line                                  int
}

// span is where an annotation lies.
type span struct {
	from, to time.Duration
	known    bool // false for one that was never aligned
	assigned bool // from, to and known are final
}

// placement is the span of every annotation, by its number.
type placement struct {
	spans  []span
	number map[string]int // by the annotation's name
}

// settle gives all annotations their times and adds them, tier by tier.
func (r *eaf) settle(to *list) error {
	for _, t := range r.parentsFirst() {
		r.slots.align(t.rows)
	}
	p := placement{make([]span, r.total), map[string]int{}}
	for _, t := range r.tiers {
		for _, a := range t.rows {
			p.number[a.id] = a.number
			if a.parent == "" {
				p.spans[a.number] = r.slots.span(a.from, a.to)
			}
		}
	}
	if err := r.divide(p); err != nil {
		return err
	}
	return r.add(p.spans, to)
}

// deepest bounds how far tiers and annotations depend on each other; ELAN nests them a
// few deep.
const deepest = 64

// parentsFirst lists the tiers by their depth, so that a chain of a tier above has its
// times before one below divides them.
func (r *eaf) parentsFirst() []eafTier {
	above := map[string]string{}
	for _, t := range r.tiers {
		above[t.name] = t.parent
	}
	depth := func(t eafTier) (n int) {
		for name := t.parent; name != "" && n < deepest; n++ {
			name = above[name]
		}
		return n
	}
	sorted := slices.Clone(r.tiers)
	slices.SortStableFunc(sorted, func(a, b eafTier) int { return cmp.Compare(depth(a), depth(b)) })
	return sorted
}

// add adds what has a time, counted from the recording's start.
func (r *eaf) add(placed []span, to *list) error {
	origin := r.origin(to)
	left, first := 0, 0
	for _, t := range r.tiers {
		for _, a := range t.rows {
			at := placed[a.number]
			if !at.known {
				if left++; left == 1 {
					first = a.line
				}
				continue
			}
			v := Interval{Tier: t.name, Person: t.person, Start: at.from + origin, End: at.to + origin, Label: a.label, Line: a.line}
			if err := to.add(v); err != nil {
				return err
			}
		}
	}
	if left > 0 && len(to.all) == 0 {
		return at(first, ErrSlot)
	}
	if left > 0 {
		to.remark("line %d: an annotation that is not aligned to times was left out (%d of such); align it in ELAN", first, left)
	}
	return nil
}

// eafMedia is a recording that the document was made for.
type eafMedia struct {
	name   string
	video  bool
	origin time.Duration // where in it the document's time begins
}

// origin is where in the recording the document's time begins: in the first video, or
// the first medium.
func (r *eaf) origin(to *list) time.Duration {
	if len(r.media) == 0 {
		return 0
	}
	chosen := r.media[max(0, slices.IndexFunc(r.media, func(m eafMedia) bool { return m.video }))]
	if slices.ContainsFunc(r.media, func(m eafMedia) bool { return m.origin != chosen.origin }) {
		to.remark("the media begin at different times; times were taken as those of %s", shown(chosen.name))
	}
	return chosen.origin
}
