package annotation

import (
	encsv "encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ErrColumns is returned for a table without the columns of events.
var ErrColumns = errors.New("no line has a column for the start (onset, start), the end (offset, end, duration) and the label (label, trial_type, code), or, as BORIS exports events, for time, behavior and status")

// ErrShort is returned for a row that lacks a column of the head.
var ErrShort = errors.New("the row has too few columns")

// mostBefore bounds the lines before the heads of the columns. BORIS writes some of them
// about the observation.
const mostBefore = 200

// tableReader reads rows of events; times are seconds.
type tableReader struct {
	*list
	in      *encsv.Reader
	columns columns

	open         openStates
	observations map[string]bool
}

// readTable takes tabs, semicolons or commas between the columns, whichever shows the
// heads: spreadsheets write semicolons where numbers have commas.
func readTable(text string, to *list) (err error) {
	for _, comma := range "\t;," {
		r := &tableReader{list: to, in: encsv.NewReader(strings.NewReader(text)), open: openStates{}, observations: map[string]bool{}}
		r.in.Comma, r.in.ReuseRecord, r.in.FieldsPerRecord, r.in.LazyQuotes = comma, true, -1, comma == '\t'
		if err = r.head(); err == nil {
			return r.rows()
		}
	}
	return err
}

// head finds the line that names the columns.
func (r *tableReader) head() error {
	for range mostBefore {
		row, err := r.in.Read()
		if err != nil {
			break
		}
		if c, ok := columnsOf(row); ok {
			r.columns = c
			return nil
		}
	}
	return at(1, ErrColumns)
}

func (r *tableReader) rows() error {
	for {
		row, err := r.in.Read()
		if err == io.EOF {
			r.tell()
			return r.open.none()
		}
		if err != nil {
			return explain(err)
		}
		if err := r.row(row); err != nil {
			return err
		}
	}
}

// explain names the line as all readers do.
func explain(err error) error {
	var p *encsv.ParseError
	if errors.As(err, &p) {
		return at(p.Line, p.Err)
	}
	return err
}

func (r *tableReader) row(row []string) (err error) {
	if !slices.ContainsFunc(row, func(cell string) bool { return !blank(cell) }) {
		return nil
	}
	line, _ := r.in.FieldPos(0)
	if len(row) < r.columns.count {
		return at(line, fmt.Errorf("%w: it has %d of %d", ErrShort, len(row), r.columns.count))
	}
	c := cells{row, line, r.columns, r.in.Comma != ','}
	r.note(c)
	v, ends := Interval{}, true
	if c.status < 0 {
		v, err = c.interval()
	} else {
		v, ends, err = r.change(c)
	}
	if err != nil {
		return at(line, err)
	}
	if !ends {
		return nil
	}
	return r.add(v)
}
