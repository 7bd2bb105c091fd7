package ratertrack

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/facecue/facecue/internal/comparison"
)

// Errors of tables of ratings.
var (
	ErrRatings = errors.New("ratings are a table (.csv, .tsv) with the columns rater, value and segment or time, or with a column for each rater")
	ErrTwice   = errors.New("is rated twice by one rater")
	ErrMixed   = errors.New("some units have a time and others do not")
)

// ratings gathers the cells of tables by unit and rater, in order of their first appearance.
type ratings struct {
	raters, units []string
	timed         int
	cells         map[[2]string]string
	limits        map[string][2]float64 // onset and offset of units that have them, in seconds
	ordered       []string              // units as table gave them
	order         []string              // words of an ordinal scale, the least first; nil where ratings are numbers
}

// Ratings reads tables of ratings as one: a row for each rating with the columns rater, value and
// segment or time; or a row for each unit and a column for each rater, after a column for segment or
// time, if there is one. A table of time and value is one rater's, who is called as the file.
//
// A row may have the columns onset and offset, the limits of its unit in seconds. Words of order
// are read as their places in it, from 1.
func Ratings(files []File, order ...string) (t comparison.RatingTable, err error) {
	r, err := readRatings(files, order...)
	if err != nil {
		return t, err
	}
	return r.table()
}

func readRatings(files []File, order ...string) (*ratings, error) {
	r := &ratings{cells: map[[2]string]string{}, limits: map[string][2]float64{}, order: order}
	names := ratersOf(files)
	for i, f := range files {
		if err := r.read(f.Path, names[i]); err != nil {
			return nil, named(f.Path, err)
		}
	}
	return r, nil
}

func (r *ratings) read(path, name string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := csv.NewReader(f)
	if strings.HasSuffix(strings.ToLower(path), ".tsv") {
		in.Comma = '\t'
	}
	rows, err := in.ReadAll()
	if err != nil {
		return err
	}
	if len(rows) == 0 || len(rows[0]) < 2 {
		return ErrRatings
	}
	head := rows[0]
	head[0] = strings.TrimPrefix(head[0], "\ufeff")
	unit, time := column(head, "segment", "unit", "subject", "time", "onset"), column(head, "time")
	if err := r.readLimits(head, rows[1:], unit); err != nil {
		return err
	}
	rater, value := column(head, "rater"), column(head, "value")
	switch {
	case rater >= 0 && value >= 0 && unit >= 0:
		return r.long(rows[1:], unit, rater, value, unit == time, name)
	case value >= 0 && unit >= 0 && len(head) == 2+limitColumns(head, unit):
		return r.long(rows[1:], unit, -1, value, unit == time, name)
	}
	return r.wide(head, rows[1:], unit, unit >= 0 && unit == time)
}

// long reads a row for each rating; rater -1 stands for the one of that name.
func (r *ratings) long(rows [][]string, unit, rater, value int, timed bool, name string) error {
	for i, row := range rows {
		if rater >= 0 {
			name = row[rater]
		}
		if err := r.add(row[unit], name, row[value], timed); err != nil {
			return fmt.Errorf("line %d: %w", i+2, err)
		}
	}
	return nil
}

// wide reads a column for each rater; without a column for the unit, the row is the unit.
func (r *ratings) wide(head []string, rows [][]string, unit int, timed bool) error {
	for i, row := range rows {
		id := strconv.Itoa(i + 1)
		if unit >= 0 {
			id = row[unit]
		}
		for j, cell := range row {
			if j == unit || isLimit(head, j) {
				continue
			}
			if err := r.add(id, head[j], cell, timed); err != nil {
				return fmt.Errorf("line %d: %w", i+2, err)
			}
		}
	}
	return nil
}

func (r *ratings) add(unit, rater, value string, timed bool) error {
	unit, rater, value = strings.TrimSpace(unit), strings.TrimSpace(rater), strings.TrimSpace(value)
	if value == "." || strings.EqualFold(value, "na") {
		value = ""
	}
	if !slices.Contains(r.raters, rater) {
		r.raters = append(r.raters, rater)
	}
	value, err := r.place(value)
	if err != nil {
		return err
	}
	key := [2]string{unit, rater}
	if _, twice := r.cells[key]; twice {
		return fmt.Errorf("%.40q %w, %.40q", unit, ErrTwice, rater)
	}
	if !r.known(unit) {
		r.units = append(r.units, unit)
		if timed {
			r.timed++
		}
	}
	r.cells[key] = value
	return nil
}

// known tells that some rater rated a unit already.
func (r *ratings) known(unit string) bool {
	return slices.ContainsFunc(r.raters, func(rater string) bool { _, ok := r.cells[[2]string{unit, rater}]; return ok })
}

// table orders the units by time, where they have one.
func (r *ratings) table() (t comparison.RatingTable, err error) {
	t.Raters = r.raters
	if r.timed > 0 && r.timed < len(r.units) {
		return t, ErrMixed
	}
	type row struct {
		time float64
		unit string
	}
	var rows []row
	for _, unit := range r.units {
		at := 0.0
		if r.timed > 0 {
			if at, err = strconv.ParseFloat(unit, 64); err != nil || !(at > -1e9 && at < 1e9) {
				return t, fmt.Errorf("time %.40q: %w", unit, ErrTime)
			}
		}
		rows = append(rows, row{at, unit})
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.time, b.time) })
	r.ordered = nil
	for _, row := range rows {
		r.ordered = append(r.ordered, row.unit)
		if r.timed > 0 {
			t.Times = append(t.Times, row.time)
		}
		var cells []string
		for _, rater := range r.raters {
			cells = append(cells, r.cells[[2]string{row.unit, rater}])
		}
		t.Cells = append(t.Cells, cells)
	}
	return t, nil
}
