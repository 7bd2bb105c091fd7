package export

import (
	"encoding/json"
	"errors"
	"io"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
)

// DictionaryExt is added to the name of a table for the file that describes its columns.
const DictionaryExt = ".dictionary.json"

// withDictionaries adds the files that describe the columns of tables with [dictionary=1].
func withDictionaries(list []Target) (all []Target, err error) {
	for _, t := range list {
		all = append(all, t)
		if !t.describes() {
			continue
		}
		if t.Pattern == Pipe {
			return nil, outcome.Usage(errors.New("-o -: [dictionary=1] writes a file beside the table, and a pipe has none"))
		}
		if t.Options.Given("style") && t.Options.String("style") != "facecue" {
			return nil, outcome.Usagef("-o %s: [dictionary=1] describes our own columns; those of style=%s are described where that tool is", t.Pattern, t.Options.String("style"))
		}
		all = append(all, Target{Pattern: t.Pattern + DictionaryExt, Format: dictionaryOf(t.Format)})
	}
	return all, nil
}

func (t Target) describes() bool {
	has := slices.ContainsFunc(t.Format.Options, func(o opt.Option) bool { return o.Name == format.DictionaryOption })
	return has && t.Options.Bool(format.DictionaryOption)
}

// dictionaryOf is the output that describes the columns of a table.
func dictionaryOf(table format.Format) format.Format {
	return format.Format{
		Name: "the dictionary of " + table.Name, Ext: table.Ext + DictionaryExt, Single: true,
		New: func(w io.Writer, _ opt.Values, h format.Header) (format.Writer, error) {
			columns := slices.Clone(table.Columns)
			if table.Estimates {
				columns = append(columns, format.EstimateColumns(h.Provenance.Estimates)...)
			}
			_, err := w.Write(Dictionary(columns, h.Provenance))
			return described{}, err
		},
	}
}

// described is a dictionary, which is whole before the first frame.
type described struct{}

func (described) Result(*face.Result) error { return nil }
func (described) Event(event.Event) error   { return nil }
func (described) Close() error              { return nil }

// column has the keys of the Brain Imaging Data Structure 1.9, "Tabular files"; Range and
// Missing are not among them and may be added.
type column struct {
	Description string
	Units       string `json:",omitempty"`
	Range       string `json:",omitempty"`
	Missing     string `json:",omitempty"`
}

// Dictionary describes columns as JSON: an object for each, in their order, and what made
// the table.
func Dictionary(columns []format.Column, made face.Provenance) []byte {
	b := []byte("{\n")
	for _, c := range columns {
		b = append(b, entry(c.Name, column{c.Help, c.Unit, c.Range, c.Missing})...)
		b = append(b, ",\n"...)
	}
	b = append(b, entry("GeneratedBy", column{Description: made.String()})...)
	return append(b, "\n}\n"...)
}

func entry(name string, c column) []byte {
	key, _ := json.Marshal(name) // a text and an object of texts cannot fail
	value, _ := json.MarshalIndent(c, "  ", "  ")
	return slices.Concat([]byte("  "), key, []byte(": "), value)
}
