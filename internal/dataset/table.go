package dataset

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
)

// table reads a CSV whose first two columns are a picture's path, relative to the CSV's folder,
// and its label. A first line whose second column is not a label is a heading.
func table(path string) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(Item{}, err)
			return
		}
		defer f.Close()
		rows := csv.NewReader(f)
		rows.FieldsPerRecord = -1
		for line := 1; ; line++ {
			row, err := rows.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			item, skip, err := tableItem(path, line, row, err)
			if skip {
				continue
			}
			if !yield(item, err) || err != nil {
				return
			}
		}
	}
}

func tableItem(path string, line int, row []string, err error) (item Item, skip bool, _ error) {
	if err != nil {
		return item, false, fmt.Errorf("%s: %w", path, err)
	}
	if len(row) < 2 {
		return item, false, fmt.Errorf("%s:%d: want a path and a label", path, line)
	}
	truth, ok := label(row[1])
	if !ok {
		return item, line == 1, fmt.Errorf("%s:%d: %q is no expression", path, line, row[1])
	}
	name := row[0]
	if !filepath.IsAbs(name) {
		name = filepath.Join(filepath.Dir(path), name)
	}
	return Item{Name: row[0], Path: name, Truth: truth}, false, nil
}
