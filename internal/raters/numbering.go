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

// numberPeople keeps the numbers of P1 or 1, and those beside a name; others get the free ones in order of
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
		if name := nameOf(v); v.Number > 0 && c.byName[name] == 0 && !c.taken[v.Number] {
			c.byName[name], c.taken[v.Number] = v.Number, true
			c.call(v.Number, name)
		}
	}
	for _, v := range all {
		name := nameOf(v)
		if _, ok := c.byName[name]; ok {
			continue
		}
		c.byName[name] = c.free()
		c.call(c.byName[name], name)
	}
	return c
}

// call gives a person a name, as far as outputs take its letters.
func (c *numbering) call(number int, name string) {
	if fit := wording.FitName(name); fit != "" {
		c.names[number] = fit
	}
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
