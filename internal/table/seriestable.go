package table

import (
	encsv "encoding/csv"
	"strconv"

	"github.com/facecue/facecue/internal/format"
)

// table writes RFC 4180 with LF line ends. Where a person's face was not classified there is NaN,
// which R, pandas and ELAN (Float.parseFloat of Java) read as a number that is missing.
func (s *series) table(people []*seen) error {
	w := encsv.NewWriter(s.w)
	beside, err := s.beside()
	if err != nil {
		return err
	}
	lines := s.lines(people)
	row := []string{"time"}
	for _, l := range lines {
		row = append(row, l.name)
	}
	for _, b := range beside {
		row = append(row, b.Name)
	}
	if err := w.Write(row); err != nil {
		return err
	}
	next := make([]int, len(people)) // of each person's frames
	for i, pts := range s.frames {
		row = append(row[:0], string(format.AppendSeconds(nil, s.Stream.Clock, pts, 3)))
		for k, p := range people {
			var values []float32
			if next[k] < len(p.frames) && int(p.frames[next[k]]) == i {
				values = p.values[next[k]]
				next[k]++
			}
			row = appendValues(row, values, len(lines)/len(people))
		}
		for _, b := range beside {
			row = append(row, valueCell(b.values[i]))
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// appendValues appends count cells.
func appendValues(row []string, values []float32, count int) []string {
	for i := range count {
		if i < len(values) {
			row = append(row, strconv.FormatFloat(float64(values[i]), 'g', -1, 32))
		} else {
			row = append(row, "NaN")
		}
	}
	return row
}
