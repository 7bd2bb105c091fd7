package subtitle

import (
	"strings"
	"unicode/utf8"
)

// mostLetters is how many letters a row for reading has at most: the bound of most guides for
// subtitles, such as Netflix's "Timed Text Style Guide".
const mostLetters = 42

// sentence is a whole cue as people read it.
func sentence(c Cue, percent bool) string {
	return spell(c, percent, func(text string) string { return text }, "\n")
}

// spell is a whole cue in a format that escapes texts and writes the ends of rows in ways of
// its own. All people share one line, unless the cue has rows.
func spell(c Cue, percent bool, escape func(string) string, rowEnd string) string {
	parts := make([]string, len(c.Lines))
	for i, l := range c.Lines {
		if c.Rows {
			l = l.fitted(percent)
		}
		parts[i] = l.words(percent)
	}
	if !c.Rows {
		return escape(strings.Join(parts, " · "))
	}
	for i := range parts {
		parts[i] = escape(parts[i])
	}
	return strings.Join(parts, rowEnd)
}

// fitted is the line with a name short enough for a row of mostLetters.
func (l Line) fitted(percent bool) Line {
	name := []rune(l.name())
	over := utf8.RuneCountInString(l.words(percent)) - mostLetters
	if over > 0 && over < len(name)-1 {
		l.Name = strings.TrimRight(string(name[:len(name)-over-1]), " ") + "…"
	}
	return l
}
