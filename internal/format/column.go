package format

import (
	"strings"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

// Column describes a column of a table, or a key of the record.
type Column struct {
	Name    string
	Unit    string // empty for a text or a number without a unit
	Range   string // the values that there can be
	Help    string // what it is and how it is computed
	Missing string // when there is no value, and what stands there; empty where there always is one
}

// Heads is the first line of a table with these columns.
func Heads(columns []Column, separator string) string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return strings.Join(names, separator) + "\n"
}

// DictionaryOption is the name of the option for a file that describes the columns.
const DictionaryOption = "dictionary"

// Dictionary is that option.
func Dictionary() opt.Option {
	return opt.Option{Name: DictionaryOption, Kind: opt.Bool, Help: "write NAME.dictionary.json beside the table NAME: what each column means, as the sidecars of BIDS say it"}
}

// Ranges and missing values that several tables have.
const (
	Unit01     = "0 to 1"
	Finite     = "any number"
	FromZero   = "0 and up"
	NoFace     = "empty in a row for a frame without a face"
	NotScored  = "empty for a face that was not classified"
	Unmeasured = "empty for an event that a person annotated"
)

// LabelValues lists the labels of faces, states or events.
func LabelValues(also ...face.Label) string {
	var names []string
	for _, l := range face.Labels() {
		names = append(names, l.String())
	}
	for _, l := range also {
		names = append(names, l.String())
	}
	return strings.Join(names, ", ")
}

// Score is the column of an expression's score.
func Score(l face.Label, missing string) Column {
	return Column{l.String(), "", Unit01, "the network's calibrated estimate that the face shows " + l.String() +
		" in this frame alone; the scores of a face add up to 1", missing}
}
