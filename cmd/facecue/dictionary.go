package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/facecue/facecue/internal/annotation"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// dictionary says what the labels of a file mean, by their words in lower case;
// None leaves a label out.
type dictionary map[string]face.Label

// parseDictionary reads "smile=happiness", besides our own labels.
func parseDictionary(list []string) (dictionary, error) {
	d := dictionary{face.Uncertain.String(): face.Uncertain}
	for _, l := range face.Labels() {
		d[l.String()] = l
	}
	for _, text := range list {
		word, name, ok := strings.Cut(text, "=")
		label, err := face.ParseLabel(strings.TrimSpace(name))
		if !ok || err != nil || label == face.LowQuality {
			return nil, usagef("--label %s: want a word of the file and a label of ours, as smile=happiness", text)
		}
		d[strings.ToLower(strings.TrimSpace(word))] = label
	}
	return d, nil
}

func (d dictionary) known(word string) bool {
	_, ok := d[strings.ToLower(word)]
	return ok
}

// events translates intervals. Nobody knows the frames, apexes and scores of what
// people saw.
func (d dictionary) events(all []annotation.Interval) (list []event.Event, names face.Names, err error) {
	numbers := numberPeople(all)
	for _, v := range all {
		label, ok := d[strings.ToLower(v.Label)]
		if !ok {
			return nil, nil, fmt.Errorf("line %d: the label %.60q is none of ours: say what it means by --label WORD=happiness, or leave it out by --label WORD=", v.Line, v.Label)
		}
		if label == face.None {
			continue
		}
		e := event.Unmeasured(numbers.number(v), label, v.Start.Microseconds(), v.End.Microseconds())
		if _, fleeting := annotation.Kind(v.Tier); fleeting {
			e.Kind = event.Fleeting
		}
		list = append(list, e)
	}
	return list, numbers.names, nil
}

// numbering numbers the people of a file.
type numbering struct {
	byName map[string]int
	taken  map[int]bool
	next   int // the numbers before are taken
	names  face.Names
}

// numberPeople keeps the numbers of P1 or 1; others get the free ones in order of
// appearance.
func numberPeople(all []annotation.Interval) *numbering {
	c := &numbering{byName: map[string]int{}, taken: map[int]bool{}, next: 1, names: face.Names{}}
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
		if fit := face.FitName(name); fit != "" {
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

// nameOf is the participant, or else the tier without the word for its reading.
func nameOf(v annotation.Interval) string {
	if v.Person != "" {
		return strings.TrimSpace(v.Person)
	}
	name, _ := annotation.Kind(v.Tier)
	return name
}
