package ratertrack

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Errors of limits and words in tables of ratings.
var (
	ErrLimits = errors.New("onset and offset are no seconds, the offset after the onset and the same for all raters")
	ErrOrder  = errors.New("is none of the words of --order")
)

// limitsAt are the columns of the limits of a unit.
func limitsAt(head []string) (onset, offset int) {
	onset, offset = column(head, "onset", "start", "begin"), column(head, "offset", "end", "stop")
	if onset < 0 || offset < 0 {
		return -1, -1
	}
	return onset, offset
}

func isLimit(head []string, at int) bool {
	onset, offset := limitsAt(head)
	return at == onset || at == offset
}

// limitColumns counts the columns of limits beside that of the unit.
func limitColumns(head []string, unit int) (n int) {
	for i := range head {
		if i != unit && isLimit(head, i) {
			n++
		}
	}
	return n
}

// readLimits reads onset and offset of each unit, if there are such columns.
func (r *ratings) readLimits(head []string, rows [][]string, unit int) error {
	onset, offset := limitsAt(head)
	if onset < 0 {
		return nil
	}
	for i, row := range rows {
		id := strconv.Itoa(i + 1)
		if unit >= 0 {
			id = strings.TrimSpace(row[unit])
		}
		from, err1 := strconv.ParseFloat(strings.TrimSpace(row[onset]), 64)
		to, err2 := strconv.ParseFloat(strings.TrimSpace(row[offset]), 64)
		limit := [2]float64{from, to}
		known, twice := r.limits[id]
		if err1 != nil || err2 != nil || !(to > from) || !(from > -1e9 && to < 1e9) || twice && known != limit {
			return fmt.Errorf("line %d: %w", i+2, ErrLimits)
		}
		r.limits[id] = limit
	}
	return nil
}

// place is a rating as a number: the place of a word in the order, from 1.
func (r *ratings) place(value string) (string, error) {
	if len(r.order) == 0 || value == "" {
		return value, nil
	}
	at := slices.IndexFunc(r.order, func(word string) bool { return strings.EqualFold(word, value) })
	if at < 0 {
		return "", fmt.Errorf("%.40q %w: %s", value, ErrOrder, strings.Join(r.order, ", "))
	}
	return strconv.Itoa(at + 1), nil
}
