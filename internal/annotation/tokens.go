package annotation

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Errors of Praat files.
var (
	ErrTextGrid = errors.New("not a Praat TextGrid saved as text")
	ErrCut      = errors.New("the file ends in the middle")
)

// tokens are what counts in a Praat text file (Praat manual, "TextGrid file
// formats"): free-standing numbers, texts in double quotes, and flags in angle
// brackets. All else is a comment for people, which is why the long and the short
// format read alike.
type tokens struct {
	rest string
	line int
}

// next is the next token; texts keep their opening quote.
func (t *tokens) next() (string, error) {
	for {
		t.skip()
		if t.rest == "" {
			return "", at(t.line, ErrCut)
		}
		if t.rest[0] == '"' {
			return t.text()
		}
		end := strings.IndexAny(t.rest, " \t\n")
		if end < 0 {
			end = len(t.rest)
		}
		word := t.rest[:end]
		t.rest = t.rest[end:]
		if counts(word) {
			return word, nil
		}
	}
}

// skip passes white space and comments.
func (t *tokens) skip() {
	for t.rest != "" {
		switch c := t.rest[0]; {
		case c == '\n':
			t.line++
			t.rest = t.rest[1:]
		case c == ' ' || c == '\t':
			t.rest = t.rest[1:]
		case c == '!':
			end := strings.IndexByte(t.rest, '\n')
			if end < 0 {
				end = len(t.rest)
			}
			t.rest = t.rest[end:]
		default:
			return
		}
	}
}

// text ends with a quote that is not doubled.
func (t *tokens) text() (string, error) {
	from := 1
	for {
		end := strings.IndexByte(t.rest[from:], '"')
		if end < 0 {
			return "", at(t.line, ErrCut)
		}
		end += from
		if end+1 < len(t.rest) && t.rest[end+1] == '"' {
			from = end + 2
			continue
		}
		word := `"` + strings.ReplaceAll(t.rest[1:end], `""`, `"`)
		t.line += strings.Count(t.rest[:end], "\n")
		t.rest = t.rest[end+1:]
		return word, nil
	}
}

// counts tells a number or flag from a word for people.
func counts(word string) bool {
	if strings.HasPrefix(word, "<") && strings.HasSuffix(word, ">") {
		return true
	}
	_, err := strconv.ParseFloat(word, 64)
	return err == nil && strings.ContainsAny(word[:1], "+-.0123456789")
}

// quoted wants a text.
func (t *tokens) quoted() (string, error) {
	word, err := t.next()
	if err != nil {
		return "", err
	}
	text, ok := strings.CutPrefix(word, `"`)
	if !ok {
		return "", at(t.line, fmt.Errorf("%w: a text is missing before %s", ErrTextGrid, shown(word)))
	}
	return text, nil
}

// number wants a finite number.
func (t *tokens) number() (float64, error) {
	word, err := t.next()
	if err != nil {
		return 0, err
	}
	f, err := strconv.ParseFloat(word, 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return 0, at(t.line, fmt.Errorf("%w: %s stands where a number should", ErrTextGrid, shown(word)))
	}
	return f, nil
}

// seconds wants a time.
func (t *tokens) seconds() (time.Duration, error) {
	f, err := t.number()
	if err != nil {
		return 0, err
	}
	if f < 0 || f > maxTime.Seconds() {
		return 0, at(t.line, fmt.Errorf("%w: %v seconds", ErrTime, f))
	}
	return time.Duration(math.Round(f * 1e9)), nil
}
