package annotation

import (
	"slices"
	"strings"
)

// columns are the places of what counts in a row, -1 where there is none.
type columns struct {
	label, from, to, length, person, name, reading, tier int
	status, modifier, observation                        int // of rows that begin or end a state

	milliseconds bool // the length is in them
	count        int  // columns that a row must have
}

// names are what a column may be called, our own first: tidy tables, BIDS, what BORIS
// exports, and what people write by hand.
var names = struct{ label, from, to, length, person, reading, tier, at, status, modifier, observation []string }{
	label:       []string{"label", "trial_type", "code", "behavior", "behaviour", "annotation"},
	from:        []string{"onset", "start", "start (s)", "begin"},
	to:          []string{"offset", "end", "stop", "stop (s)"},
	length:      []string{"duration", "duration (s)", "duration_ms"},
	person:      []string{"person", "subject", "participant"},
	reading:     []string{"kind", "reading"},
	tier:        []string{"tier"},
	at:          []string{"time"},
	status:      []string{"status", "behavior type", "comment"},
	modifier:    []string{"modifier", "modifiers", "modifier #1"},
	observation: []string{"observation id"},
}

// columnsOf reads a line of heads; ok is false for any other line.
func columnsOf(head []string) (c columns, ok bool) {
	find := func(wanted []string) int {
		for _, w := range wanted {
			if i := slices.IndexFunc(head, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), w) }); i >= 0 {
				return i
			}
		}
		return -1
	}
	c = columns{
		label: find(names.label), from: find(names.from), to: find(names.to), length: find(names.length),
		person: find(names.person), reading: find(names.reading), tier: find(names.tier),
		name: -1, status: -1, modifier: find(names.modifier), observation: find(names.observation),
	}
	if c.from < 0 {
		c.from = find(names.at)
		if c.to < 0 && c.length < 0 {
			c.status = find(names.status)
		}
	}
	c.milliseconds = c.length >= 0 && strings.HasSuffix(strings.ToLower(strings.TrimSpace(head[c.length])), "_ms")
	if c.person >= 0 && c.reading >= 0 {
		c.name = find([]string{"name"}) // in our own table, of the person; elsewhere it may be anything
	}
	c.count = 1 + max(c.label, c.from, c.to, c.length, c.person, c.reading, c.tier, c.status)
	return c, c.label >= 0 && c.from >= 0 && (c.status >= 0 || c.to >= 0 || c.length >= 0)
}

// cells are the row of an event.
type cells struct {
	row  []string
	line int
	columns
	decimalComma bool // numbers may have one
}

// text is a cell; empty where nothing is said.
func (c cells) text(column int) string {
	if column < 0 || column >= len(c.row) {
		return ""
	}
	if text := strings.TrimSpace(c.row[column]); !missing(text) {
		return strings.Clone(text)
	}
	return ""
}

// missing tells the words for a missing value of BIDS, R and BORIS.
func missing(text string) bool {
	return text == "" || slices.ContainsFunc(notGiven[:], func(word string) bool { return strings.EqualFold(text, word) })
}

var notGiven = [...]string{"n/a", "na", "nan", "null", "no focal subject"}
