package tabular

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// Writer takes the rows of a table, each with a value for every column. Close finishes the
// table and leaves the io.Writer open.
type Writer interface {
	Write(row []Value) error
	Close() error
}

var writers = map[string]func(io.Writer, []Column, string) (Writer, error){
	"csv":     func(w io.Writer, c []Column, _ string) (Writer, error) { return newText(w, c, ',', "") },
	"tsv":     func(w io.Writer, c []Column, _ string) (Writer, error) { return newText(w, c, '\t', "n/a") },
	"json":    newJSON,
	"parquet": newParquet,
}

// Formats lists what New writes.
const Formats = "csv, tsv, json, parquet"

// FormatOf is the format of a file by its extension; "" where New has none.
func FormatOf(name string) string {
	format := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
	if _, ok := writers[format]; !ok {
		return ""
	}
	return format
}

// New begins a table in one of Formats. About is a sentence that says what made it, for
// formats that have room for one. Missing values are empty in CSV, n/a in TSV (as BIDS wants
// them), null in JSON and Parquet.
func New(format string, w io.Writer, columns []Column, about string) (Writer, error) {
	open, ok := writers[format]
	if !ok {
		return nil, fmt.Errorf("no format %q of tables: %s", format, Formats)
	}
	return open(w, columns, about)
}

// delimited is CSV (RFC 4180) or, with tabs, TSV.
type delimited struct {
	w      *csv.Writer
	absent string
	cells  []string
}

func newText(w io.Writer, columns []Column, comma rune, absent string) (Writer, error) {
	t := &delimited{w: csv.NewWriter(w), absent: absent, cells: make([]string, len(columns))}
	t.w.Comma = comma
	for i, c := range columns {
		t.cells[i] = c.Name
	}
	return t, t.w.Write(t.cells)
}

func (t *delimited) Write(row []Value) error {
	for i, v := range row {
		if t.cells[i] = v.String(); v.Missing() {
			t.cells[i] = t.absent
		}
	}
	return t.w.Write(t.cells)
}

func (t *delimited) Close() error {
	t.w.Flush()
	return t.w.Error()
}

// rowsJSON is an object with what made the table and the rows, each an object whose keys
// stand in the order of the columns.
type rowsJSON struct {
	w       *bufio.Writer
	columns []Column
	rows    int
}

func newJSON(w io.Writer, columns []Column, about string) (Writer, error) {
	t := &rowsJSON{w: bufio.NewWriter(w), columns: columns}
	text, _ := json.Marshal(about) // a text cannot fail
	_, err := fmt.Fprintf(t.w, "{\"about\": %s, \"rows\": [", text)
	return t, err
}

func (t *rowsJSON) Write(row []Value) error {
	separator := ",\n"
	if t.rows == 0 {
		separator = "\n"
	}
	t.rows++
	t.w.WriteString(separator) // the buffer keeps its first error for Flush
	for i, v := range row {
		lead := ", "
		if i == 0 {
			lead = "{"
		}
		name, _ := json.Marshal(t.columns[i].Name)
		t.w.WriteString(lead + string(name) + ": " + v.json())
	}
	_, err := t.w.WriteString("}")
	return err
}

func (t *rowsJSON) Close() error {
	t.w.WriteString("\n]}\n")
	return t.w.Flush()
}

// MarshalJSON writes the cell as the JSON of tables has it: a text, a number, or null.
func (v Value) MarshalJSON() ([]byte, error) { return []byte(v.json()), nil }

func (v Value) json() string {
	switch v.kind {
	case isText:
		text, _ := json.Marshal(v.text)
		return string(text)
	case isNumber:
		return formatNumber(v.number)
	}
	return "null"
}
