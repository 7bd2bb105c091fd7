package ratertrack

import (
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/facecue/facecue/internal/comparison"
)

// gridStep is the length of a unit where records are compared with ratings over time.
const gridStep = 200 * time.Millisecond

// longestGap is the longest time, in seconds, between two ratings that is filled by a line between
// them.
const longestGap = 2.0

// mostCells bounds a grid: 55 hours at 5 a second.
const mostCells = 1_000_000

// ErrUntimed is returned for ratings that no record can be compared with.
var ErrUntimed = errors.New("to compare ratings with a record, the table needs the column time, or onset and offset of each segment")

// WithRecords reads tables of ratings, records and tables of ours as one table. The units are the segments of
// the tables, if they have an onset and an offset, or steps of time: a record's value is the mean of
// the person's frames in the unit, where the face could be judged in half of it. Ratings over time
// are means of a step, or lie on lines between ratings at most 2 s apart.
func (v Values) WithRecords(files []File, step time.Duration, remark func(string)) (comparison.RatingTable, error) {
	var tables []File
	records := map[int][]stretchValue{}
	names := ratersOf(files)
	for i, f := range files {
		read := v.record
		switch {
		case isRecord(f.Path):
		case v.Column != "" && isOwnTable(f.Path):
			read = v.ownTable
		default:
			tables = append(tables, File{Path: f.Path, Rater: names[i]})
			continue
		}
		list, err := read(f.Path)
		if err != nil {
			return comparison.RatingTable{}, named(f.Path, err)
		}
		records[i] = list
	}
	r, err := readRatings(tables, v.Order...)
	if err != nil || len(records) == 0 {
		if err != nil {
			return comparison.RatingTable{}, err
		}
		return r.table()
	}
	u, err := unitsOf(r, records, step, remark)
	if err != nil {
		return comparison.RatingTable{}, err
	}
	for i := range files {
		if list, ok := records[i]; ok {
			u.addRecord(names[i], list)
		}
	}
	return u.table, nil
}

func isRecord(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".jsonl" || ext == ".parquet"
}

// HasRecords tells that a record, or a table of ours with a row for each face of a frame, is among
// files.
func HasRecords(paths []string) bool {
	return slices.ContainsFunc(paths, func(path string) bool { return isRecord(path) || isOwnTable(path) })
}

// timedUnits are units with their limits in seconds, and the raters' values.
type timedUnits struct {
	limits [][2]float64
	table  comparison.RatingTable
}

// unitsOf are the segments of the tables, or the steps of time that tables and records cover.
func unitsOf(r *ratings, records map[int][]stretchValue, step time.Duration, remark func(string)) (u timedUnits, err error) {
	if len(r.units) > 0 && len(r.limits) == len(r.units) {
		if u.table, err = r.table(); err != nil {
			return u, err
		}
		u.table.Times = nil // segments are units of their own, not samples
		for _, unit := range r.ordered {
			u.limits = append(u.limits, r.limits[unit])
		}
		return u, nil
	}
	if len(r.units) > 0 && r.timed != len(r.units) {
		return u, ErrUntimed
	}
	if step == 0 {
		step = gridStep
	}
	from, to := math.Inf(1), math.Inf(-1)
	for _, list := range records {
		if len(list) > 0 {
			from, to = min(from, list[0].from), max(to, list[len(list)-1].to)
		}
	}
	var given comparison.RatingTable
	if len(r.units) > 0 {
		if given, err = r.table(); err != nil {
			return u, err
		}
		from, to = min(from, given.Times[0]), max(to, given.Times[len(given.Times)-1])
	}
	count := math.Ceil((to-from)/step.Seconds() - 1e-9)
	if !(count >= 0 && count <= mostCells) {
		return u, fmt.Errorf("%v steps of %v: at most %d are compared", count, step, mostCells)
	}
	for k := range int(count) {
		at := from + float64(float64(k)*step.Seconds())
		u.limits = append(u.limits, [2]float64{at, at + step.Seconds()})
		u.table.Times = append(u.table.Times, at+step.Seconds()/2)
		u.table.Cells = append(u.table.Cells, nil)
	}
	remark(fmt.Sprintf("ratings and record are compared in steps of %v; --step says otherwise", step))
	return u, u.addRaters(given)
}

// addRaters lays ratings over time on the units.
func (u *timedUnits) addRaters(given comparison.RatingTable) error {
	for k, rater := range given.Raters {
		var times, values []float64
		for i, row := range given.Cells {
			if row[k] == "" {
				continue
			}
			v, err := strconv.ParseFloat(row[k], 64)
			if err != nil {
				return fmt.Errorf("%s at %g s: %.40q %w", rater, given.Times[i], row[k], comparison.ErrNumber)
			}
			times, values = append(times, given.Times[i]), append(values, v)
		}
		u.table.Raters = append(u.table.Raters, rater)
		for i, limit := range u.limits {
			v, ok := rated(times, values, limit)
			u.table.Cells[i] = append(u.table.Cells[i], cell(v, ok))
		}
	}
	return nil
}

// rated is the mean of the ratings in a stretch, or the value of the line between its neighbours
// in the middle of it.
func rated(times, values []float64, limit [2]float64) (float64, bool) {
	first, _ := slices.BinarySearch(times, limit[0])
	after, _ := slices.BinarySearch(times, limit[1])
	if first < after {
		sum := 0.0
		for _, v := range values[first:after] {
			sum += v
		}
		return sum / float64(after-first), true
	}
	if first == 0 || first == len(times) || times[first]-times[first-1] > longestGap {
		return 0, false
	}
	share := ((limit[0]+limit[1])/2 - times[first-1]) / (times[first] - times[first-1])
	return values[first-1] + float64(share*(values[first]-values[first-1])), true
}

func (u *timedUnits) addRecord(rater string, list []stretchValue) {
	u.table.Raters = append(u.table.Raters, rater)
	for i, limit := range u.limits {
		v, ok := mean(list, limit[0], limit[1])
		u.table.Cells[i] = append(u.table.Cells[i], cell(v, ok))
	}
}

// cell is a value with ten digits; "" for none.
func cell(v float64, ok bool) string {
	if !ok {
		return ""
	}
	return strconv.FormatFloat(v, 'g', 10, 64)
}
