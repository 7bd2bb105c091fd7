package raters

import (
	"fmt"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/annotation"
)

// choice is the tiers and people of a file that import reads; where none are given, all.
type choice struct{ tiers, people []string }

// of leaves the others out.
func (c choice) of(all []annotation.Interval) ([]annotation.Interval, error) {
	all, err := pick(all, "--tier", c.tiers, func(v annotation.Interval) string { return v.Tier })
	if err != nil {
		return nil, err
	}
	return pick(all, "--person", c.people, nameOf)
}

// pick keeps what has one of the wanted names. A name that nothing has is refused, with
// those that there are.
func pick(all []annotation.Interval, flag string, wanted []string, name func(annotation.Interval) string) ([]annotation.Interval, error) {
	if len(wanted) == 0 {
		return all, nil
	}
	var have []string
	for _, v := range all {
		if n := name(v); n != "" && !slices.Contains(have, n) {
			have = append(have, n)
		}
	}
	for _, w := range wanted {
		if !among(have, w) {
			return nil, fmt.Errorf("%s %s: the file has no such name; it has %s", flag, w, someOf(have))
		}
	}
	return slices.DeleteFunc(all, func(v annotation.Interval) bool { return !among(wanted, name(v)) }), nil
}

// among compares as people type: with any case.
func among(list []string, name string) bool {
	return slices.ContainsFunc(list, func(l string) bool { return strings.EqualFold(strings.TrimSpace(l), strings.TrimSpace(name)) })
}

// mostListed bounds the names and labels in a message.
const mostListed = 20

// someOf lists names for a message.
func someOf(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	var quoted []string
	for _, n := range names[:min(len(names), mostListed)] {
		quoted = append(quoted, fmt.Sprintf("%.60q", n))
	}
	text := strings.Join(quoted, ", ")
	if more := len(names) - mostListed; more > 0 {
		text += fmt.Sprintf(" and %d others", more)
	}
	return text
}
