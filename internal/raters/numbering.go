package raters

import (
	"strconv"
	"strings"

	"github.com/facecue/facecue/internal/annotation"
	"github.com/facecue/facecue/internal/wording"
)

// numbering numbers the people of a file.
type numbering struct {
	byName map[string]int
	taken  map[int]bool
	next   int // the numbers before are taken
	names  wording.Names
}

// numberPeople keeps the numbers of P1 or 1; others get the free ones in order of
// appearance.
func numberPeople(all []annotation.Interval) *numbering {
	c := &numbering{byName: map[string]int{}, taken: map[int]bool{}, next: 1, names: wording.Names{}}
	for _, v := range all {
		name := nameOf(v)
		if n, err := strconv.Atoi(strings.TrimPrefix(name, "P")); err == nil && n > 0 {
			c.byName[name], c.taken[n] = n, true
		}
	}
	for _, v := range all {
		name := nameOf(v)
		if _, ok := c.byName[name]; ok {
			continue
		}
		c.byName[name] = c.free()
		if fit := wording.FitName(name); fit != "" {
			c.names[c.byName[name]] = fit
		}
	}
	return c
}

func (c *numbering) free() int {
	for c.taken[c.next] {
		c.next++
	}
	c.taken[c.next] = true
	return c.next
}

func (c *numbering) number(v annotation.Interval) int { return c.byName[nameOf(v)] }

// nameOf is what a person is called; a table may have numbers alone.
func nameOf(v annotation.Interval) string {
	name := strings.TrimSpace(v.Person)
	if n, err := strconv.Atoi(name); err == nil && n > 0 {
		return wording.Names(nil).Of(n)
	}
	return name
}
