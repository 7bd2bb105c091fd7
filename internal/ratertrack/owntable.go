package ratertrack

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/facecue/facecue/internal/wording"
)

// isOwnTable tells that a file is a table of ours with a row for each face of a frame.
func isOwnTable(path string) bool {
	if !strings.HasSuffix(strings.ToLower(path), ".csv") {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false // the one who reads it says why
	}
	defer f.Close()
	head, err := csv.NewReader(f).Read()
	return err == nil && column(head, "frame") >= 0 && column(head, "status") >= 0 && column(head, "time") >= 0 && column(head, "person") >= 0
}

// ownTable reads a person's values of a table of ours. A frame stands until the next, or where
// that is far for as long as the one before it.
func (v Values) ownTable(path string) ([]stretchValue, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := csv.NewReader(f)
	in.ReuseRecord = true
	head, err := in.Read()
	if err != nil {
		return nil, err
	}
	of := column(head, v.Column)
	if of < 0 || v.Column == "" {
		return nil, fmt.Errorf("--column %s: the table has %s", v.Column, strings.Join(head, ", "))
	}
	list := ownFrames{people: map[int][]stretchValue{}, names: wording.Names{}, of: of,
		time: column(head, "time"), person: column(head, "person"), name: column(head, "name"), label: column(head, "label")}
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			list.close(list.now + list.usual)
			return v.chosen(list.people, list.names)
		}
		if err == nil {
			err = list.add(row)
		}
		if err != nil {
			line, _ := in.FieldPos(0)
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
}

// ownFrames gathers the values of each person of a table of ours.
type ownFrames struct {
	people                        map[int][]stretchValue
	names                         wording.Names // by the table
	time, person, name, label, of int           // columns; name and label are -1 where there are none
	open                          []personValue
	now, usual                    float64 // s: when the present frame begins, how long the one before was
	begun                         bool
}

type personValue struct {
	person int
	value  float64
}

func (f *ownFrames) add(row []string) error {
	at, err := strconv.ParseFloat(row[f.time], 64)
	if err != nil || f.begun && at < f.now {
		return ErrTime
	}
	if f.begun && at > f.now {
		end := at
		if length := at - f.now; f.usual > 0 && length > 2*f.usual {
			end = f.now + f.usual // frames are missing
		} else {
			f.usual = length
		}
		f.close(end)
	}
	f.now, f.begun = at, true
	if row[f.of] == "" || f.label >= 0 && row[f.label] == "low_quality" {
		return nil // not judged
	}
	person, err := strconv.Atoi(row[f.person])
	if err != nil {
		return fmt.Errorf("the person %.40q is no number", row[f.person])
	}
	value, err := strconv.ParseFloat(row[f.of], 64)
	if err != nil {
		return fmt.Errorf("%.40q is no number", row[f.of])
	}
	if f.name >= 0 && row[f.name] != "" {
		f.names[person] = strings.Clone(row[f.name])
	}
	f.open = append(f.open, personValue{person, value})
	return nil
}

// close ends the present frame.
func (f *ownFrames) close(at float64) {
	for _, p := range f.open {
		f.people[p.person] = append(f.people[p.person], stretchValue{f.now, at, p.value})
	}
	f.open = slices.Delete(f.open, 0, len(f.open))
}
