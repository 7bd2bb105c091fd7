package annotation

import (
	encsv "encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ErrColumns is returned for a table without the columns of events.
var ErrColumns = errors.New("the first line wants a column for the start (onset, start), the end (offset, end, duration) and the label (label, trial_type, code)")

// names are what a column may be called, our own first: tidy tables, BIDS, BORIS's
// aggregated events, and what people write by hand.
var names = struct{ label, from, to, length, person, kind []string }{
	[]string{"label", "trial_type", "code", "behavior", "annotation"},
	[]string{"onset", "start", "start (s)", "begin"},
	[]string{"offset", "end", "stop", "stop (s)"},
	[]string{"duration", "duration (s)", "duration_ms"},
	[]string{"person", "subject", "participant"},
	[]string{"kind", "reading", "tier"},
}

// readCSV takes semicolons where spreadsheets write them, with commas in numbers.
func readCSV(text string) ([]Interval, error) {
	head, _, _ := strings.Cut(text, "\n")
	if strings.Count(head, ";") > strings.Count(head, ",") {
		return readTable(text, ';')
	}
	return readTable(text, ',')
}

func readTSV(text string) ([]Interval, error) { return readTable(text, '\t') }

// tableReader reads a row per event; times are seconds.
type tableReader struct {
	list
	in                                    *encsv.Reader
	label, from, to, length, person, kind int // columns, -1 where there is none
	unit                                  float64
}

func readTable(text string, comma rune) ([]Interval, error) {
	r := &tableReader{in: encsv.NewReader(strings.NewReader(text)), unit: 1}
	r.in.Comma, r.in.ReuseRecord, r.in.FieldsPerRecord = comma, true, 0
	head, err := r.in.Read()
	if err != nil {
		return nil, at(1, ErrColumns)
	}
	if err := r.columns(head); err != nil {
		return nil, at(1, err)
	}
	for {
		row, err := r.in.Read()
		if err == io.EOF {
			return r.all, nil
		}
		if err != nil {
			return nil, r.explain(err)
		}
		if err := r.row(row); err != nil {
			return nil, err
		}
	}
}

// explain names the line as all readers do.
func (r *tableReader) explain(err error) error {
	var p *encsv.ParseError
	if errors.As(err, &p) {
		return at(p.Line, p.Err)
	}
	return err
}

func (r *tableReader) columns(head []string) error {
	find := func(wanted []string) int {
		for _, w := range wanted {
			if i := slices.IndexFunc(head, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), w) }); i >= 0 {
				return i
			}
		}
		return -1
	}
	r.label, r.from, r.to, r.length = find(names.label), find(names.from), find(names.to), find(names.length)
	r.person, r.kind = find(names.person), find(names.kind)
	if r.label < 0 || r.from < 0 || r.to < 0 && r.length < 0 {
		return ErrColumns
	}
	if r.length >= 0 && strings.HasSuffix(strings.ToLower(strings.TrimSpace(head[r.length])), "_ms") {
		r.unit = 1e-3
	}
	return nil
}

func (r *tableReader) row(row []string) (err error) {
	var v Interval
	v.Line, _ = r.in.FieldPos(0)
	if v.Start, err = r.seconds(row[r.from], 1); err != nil {
		return at(v.Line, err)
	}
	if r.to >= 0 {
		v.End, err = r.seconds(row[r.to], 1)
	} else if v.End, err = r.seconds(row[r.length], r.unit); err == nil {
		v.End += v.Start
	}
	if err != nil {
		return at(v.Line, err)
	}
	v.Label, v.Person = strings.Clone(row[r.label]), strings.Clone(cell(row, r.person))
	v.Tier = strings.TrimSpace(v.Person + " " + cell(row, r.kind))
	return r.add(v)
}

func cell(row []string, column int) string {
	if column < 0 {
		return ""
	}
	return strings.TrimSpace(row[column])
}

// seconds reads a number of units, to the nanosecond.
func (r *tableReader) seconds(text string, unit float64) (time.Duration, error) {
	digits := strings.TrimSpace(text)
	if r.in.Comma == ';' {
		digits = strings.Replace(digits, ",", ".", 1)
	}
	f, err := strconv.ParseFloat(digits, 64)
	if f *= unit; err != nil || math.IsNaN(f) || f < 0 || f > maxTime.Seconds() {
		return 0, fmt.Errorf("%w: %s", ErrTime, shown(text))
	}
	return time.Duration(math.Round(f * 1e9)), nil
}
