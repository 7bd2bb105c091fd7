// Package annotation reads what people annotated in ELAN, Praat, BORIS, subtitle
// editors and tables, as plain intervals.
package annotation

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"
)

// Interval is a stretch of time to which a rater gave a label. Times are a
// player's; a point in time ends where it starts.
type Interval struct {
	Tier       string // as the file calls it; empty where it has none
	Person     string // who is annotated, where the file says so
	Number     int    // of the person, beside a name, in tables of facecue's own; else 0
	Reading    string // state or fleeting, in the file's language, where it says so
	Fleeting   bool   // set by Words.Assign
	Start, End time.Duration
	Label      string
	Line       int // where it stands in the file, from 1

	// cue tells the text of a subtitle, which may speak of several people.
	cue bool
}

// Annotations are what one file says.
type Annotations struct {
	Intervals []Interval
	Remarks   []string // what the reader had to assume or leave out, a line each
}

// Errors of readers, wrapped with the line.
var (
	ErrKind     = errors.New("not an annotation that can be read: .eaf, .TextGrid, .srt, .vtt, .csv, .tsv")
	ErrTooLarge = errors.New("is larger than 64 MB")
	ErrTooMany  = errors.New("holds more than a million intervals")
	ErrTime     = errors.New("is not a time")
	ErrOrder    = errors.New("ends before it starts")
	ErrLong     = errors.New("the label is longer than 64 kB")
)

// Bounds of what is read: no annotation by people comes near.
const (
	maxBytes     = 64 << 20
	maxIntervals = 1 << 20
	maxLabel     = 1 << 16
	maxTime      = 1000 * time.Hour
)

// reader adds the intervals of one format to a list; text is UTF-8 with LF line ends.
type reader func(text string, to *list) error

// readers by the extension of a file's name, lower-case.
func readers() map[string]reader {
	return map[string]reader{".eaf": readEAF, ".textgrid": readTextGrid, ".srt": readSRT, ".vtt": readVTT, ".csv": readTable, ".tsv": readTable}
}

// Read reads a file of that name, which tells its format. An error names the line.
func Read(name string, in io.Reader) (Annotations, error) {
	read, ok := readers()[strings.ToLower(filepath.Ext(name))]
	if !ok {
		return Annotations{}, ErrKind
	}
	raw, err := io.ReadAll(io.LimitReader(in, maxBytes+1))
	if err != nil {
		return Annotations{}, err
	}
	if len(raw) > maxBytes {
		return Annotations{}, ErrTooLarge
	}
	var l list
	text, err := decoded(raw, &l)
	if err != nil {
		return Annotations{}, err
	}
	if err := read(text, &l); err != nil {
		return Annotations{}, err
	}
	return Annotations{l.all, l.remarks}, nil
}

// list collects intervals within the bounds, and remarks.
type list struct {
	all     []Interval
	remarks []string
}

// remark keeps what the user should know of the file.
func (l *list) remark(format string, args ...any) {
	l.remarks = append(l.remarks, fmt.Sprintf(format, args...))
}

// add trims the label and leaves out what has none.
func (l *list) add(v Interval) error {
	v.Label = strings.TrimSpace(v.Label)
	switch {
	case v.Label == "":
		return nil
	case len(v.Label) > maxLabel:
		return at(v.Line, ErrLong)
	case v.Start < 0 || v.End > maxTime || v.Start > maxTime:
		return at(v.Line, fmt.Errorf("%w: from %v to %v", ErrTime, v.Start, v.End))
	case v.End < v.Start:
		return at(v.Line, fmt.Errorf("%w: from %v to %v", ErrOrder, v.Start, v.End))
	case len(l.all) == maxIntervals:
		return at(v.Line, ErrTooMany)
	}
	l.all = append(l.all, v)
	return nil
}

// at names the line of an error.
func at(line int, err error) error { return fmt.Errorf("line %d: %w", line, err) }

// shown is a part of a file in an error: short, on one line, without controls.
func shown(text string) string {
	if len(text) > 60 {
		text = strings.ToValidUTF8(text[:60], "") + "..."
	}
	return fmt.Sprintf("%q", text)
}
