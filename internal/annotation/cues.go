package annotation

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// ErrCue is returned for a subtitle file in which a cue is looked for in vain.
var ErrCue = errors.New("a line with two times and --> between them is missing")

// cue is a line with times and what follows it up to the next one's number or name.
type cue struct {
	from, to time.Duration
	line     int      // of the times
	text     []string // with its blank lines
}

// cues splits a subtitle file at the lines with times, whatever stands or is missing
// between two cues. What stands before the first is returned too.
func cues(text string) (before []string, all []cue, err error) {
	open := &before // the lines that the next one belongs to
	for i, line := range strings.Split(text, "\n") {
		if !timed(line) {
			*open = append(*open, line)
			continue
		}
		*open = withoutName(*open)
		c := cue{line: i + 1}
		if c.from, c.to, err = times(line); err != nil {
			return nil, nil, at(c.line, err)
		}
		all = append(all, c)
		open = &all[len(all)-1].text
	}
	return before, all, nil
}

// timed tells a line with times from a text with an arrow in it.
func timed(line string) bool {
	line = strings.TrimSpace(line)
	return strings.Contains(line, "-->") && strings.ContainsAny(line[:1], "0123456789-")
}

// withoutName takes the number or name of the next cue from the end of what comes
// before it: a number below a text, perhaps with a blank line after it, or a line that
// stands alone.
func withoutName(lines []string) []string {
	n := len(lines)
	switch {
	case n > 2 && blank(lines[n-1]) && number(lines[n-2]) && blank(lines[n-3]):
		return lines[:n-2]
	case n > 1 && number(lines[n-1]), n > 1 && blank(lines[n-2]) && !blank(lines[n-1]):
		return lines[:n-1]
	}
	return lines
}

func blank(line string) bool { return strings.TrimSpace(line) == "" }

func number(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && strings.Trim(line, "0123456789") == ""
}

// noCue says that a line is no part of a cue.
func noCue(line int, text string) error { return at(line, fmt.Errorf("%w: %s", ErrCue, shown(text))) }

// speakers divides the lines of a text by who speaks: lines that begin with a dash, as
// dialogue does in subtitles, and lines that each name a person. Other lines are one text.
func speakers(lines []string) (texts []string) {
	named := len(lines) > 1
	for _, line := range lines {
		named = named && strings.Contains(line, ": ")
	}
	for _, line := range lines {
		text, dashed := withoutDash(line)
		if n := len(texts); n > 0 && !dashed && !named {
			texts[n-1] += " " + text
			continue
		}
		texts = append(texts, text)
	}
	return texts
}

func withoutDash(line string) (text string, dashed bool) {
	line = strings.TrimSpace(line)
	for _, dash := range []string{"-", "–", "—"} {
		if text, ok := strings.CutPrefix(line, dash); ok {
			return strings.TrimSpace(text), true
		}
	}
	return line, false
}

// add adds what each speaker of the cue says.
func (c cue) add(texts []string, person string, to *list) error {
	for _, text := range texts {
		v := Interval{Person: person, Start: c.from, End: c.to, Label: text, Line: c.line, cue: true}
		if err := to.add(v); err != nil {
			return err
		}
	}
	return nil
}
