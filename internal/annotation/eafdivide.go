package annotation

import (
	"fmt"
	"time"
)

// family are the annotations of one tier that belong to one parent.
type family struct {
	parent   string
	children []eafAnnotation
}

// divide gives annotations that belong to others their times. One has that of its
// parent, several divide it evenly, as ELAN shows a symbolic subdivision. A parent may
// itself belong to another.
func (r *eaf) divide(p placement) error {
	var open []family
	for _, t := range r.tiers {
		open = append(open, families(t.rows)...)
	}
	for depth := 0; len(open) > 0; depth++ {
		var rest []family
		for _, f := range open {
			if n, ok := p.number[f.parent]; ok && p.spans[n].assigned {
				f.divide(p.spans[n], p.spans)
			} else {
				rest = append(rest, f)
			}
		}
		if len(rest) == len(open) || depth > deepest {
			first := rest[0].children[0]
			return at(first.line, fmt.Errorf("%w: it refers to %s", ErrSlot, shown(first.parent)))
		}
		open = rest
	}
	return nil
}

// families groups the dependent annotations of a tier by parent.
func families(rows []eafAnnotation) (all []family) {
	place := map[string]int{}
	for _, a := range rows {
		if a.parent == "" {
			continue
		}
		i, ok := place[a.parent]
		if !ok {
			i = len(all)
			place[a.parent] = i
			all = append(all, family{parent: a.parent})
		}
		all[i].children = append(all[i].children, a)
	}
	return all
}

func (f family) divide(whole span, spans []span) {
	children := f.inOrder()
	n := time.Duration(len(children))
	each, left := (whole.to-whole.from)/n, (whole.to-whole.from)%n
	edge := func(k time.Duration) time.Duration { return whole.from + each*k + left*k/n }
	for i, a := range children {
		k := time.Duration(i)
		spans[a.number] = span{edge(k), edge(k + 1), whole.known, true}
	}
}

// inOrder follows from each child to the one that names it as the previous; children
// that no chain reaches come last, in the order of the file.
func (f family) inOrder() (sorted []eafAnnotation) {
	after, ours := map[string]eafAnnotation{}, map[string]bool{}
	for _, a := range f.children {
		ours[a.id] = true
		if a.previous != "" {
			after[a.previous] = a
		}
	}
	done := map[int]bool{}
	follow := func(a eafAnnotation) {
		for ok := true; ok && !done[a.number]; a, ok = after[a.id] {
			done[a.number], sorted = true, append(sorted, a)
		}
	}
	for _, a := range f.children {
		if !ours[a.previous] {
			follow(a)
		}
	}
	for _, a := range f.children {
		follow(a)
	}
	return sorted
}
