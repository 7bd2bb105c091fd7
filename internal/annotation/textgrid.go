package annotation

import (
	"fmt"
	"strings"
)

// readTextGrid reads interval and point tiers, in Praat's long, short and chronological
// text formats. Intervals without a text are pauses.
func readTextGrid(text string, to *list) error {
	if strings.HasPrefix(text, "ooBinaryFile") {
		return at(1, ErrTextGrid)
	}
	r := &textGrid{list: to, tokens: tokens{rest: text, line: 1}}
	if strings.HasPrefix(text, `"Praat chronological TextGrid`) {
		return r.chronological()
	}
	tiers, err := r.head()
	if err != nil {
		return err
	}
	for range tiers {
		if err := r.tier(); err != nil {
			return err
		}
	}
	return nil
}

type textGrid struct {
	*list
	tokens
}

// head is everything before the first tier: it gives their number.
func (r *textGrid) head() (int, error) {
	for _, want := range []string{"ooTextFile", "TextGrid"} {
		word, err := r.quoted()
		if err != nil || !strings.HasPrefix(word, want) {
			return 0, at(r.line, ErrTextGrid)
		}
	}
	if err := r.numbers(2); err != nil { // where the whole begins and ends
		return 0, err
	}
	flag, err := r.next()
	if err != nil {
		return 0, err
	}
	switch flag {
	case "<absent>":
		return 0, nil
	case "<exists>":
		return r.count()
	}
	return 0, at(r.line, fmt.Errorf("%w: %s stands where <exists> should", ErrTextGrid, shown(flag)))
}

// count wants a number of things, of which each has some bytes.
func (r *textGrid) count() (int, error) {
	f, err := r.number()
	if err != nil {
		return 0, err
	}
	if f < 0 || f != float64(int(f)) || int(f) > len(r.rest) {
		return 0, at(r.line, fmt.Errorf("%w: there cannot be %v", ErrTextGrid, f))
	}
	return int(f), nil
}

// gridTier is what is said of a tier before its intervals or points.
type gridTier struct {
	name  string
	point bool
}

func (r *textGrid) tierHead() (t gridTier, err error) {
	class, err := r.quoted()
	if err != nil {
		return t, err
	}
	if t.name, err = r.quoted(); err != nil {
		return t, err
	}
	if err := r.numbers(2); err != nil { // where it begins and ends
		return t, err
	}
	if class != "IntervalTier" && class != "TextTier" {
		return t, at(r.line, fmt.Errorf("%w: a tier is an %s", ErrTextGrid, shown(class)))
	}
	t.point = class == "TextTier"
	return t, nil
}

func (r *textGrid) tier() error {
	t, err := r.tierHead()
	if err != nil {
		return err
	}
	n, err := r.count()
	if err != nil {
		return err
	}
	for range n {
		if err := r.interval(t); err != nil {
			return err
		}
	}
	return nil
}

func (r *textGrid) interval(t gridTier) (err error) {
	v := Interval{Tier: t.name}
	if v.Start, err = r.seconds(); err != nil {
		return err
	}
	v.End = v.Start
	if !t.point {
		if v.End, err = r.seconds(); err != nil {
			return err
		}
	}
	if v.Label, err = r.quoted(); err != nil {
		return err
	}
	v.Line = r.line
	return r.add(v)
}

// numbers passes over some.
func (r *textGrid) numbers(n int) error {
	for range n {
		if _, err := r.number(); err != nil {
			return err
		}
	}
	return nil
}
