package tabular

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
)

// Column describes one column of a table.
type Column struct {
	Name        string
	Number      bool              // its cells are numbers; else texts
	Unit        string            // as BIDS spells units: s, 1/min; "" for shares and texts
	Description string            // what it means, in a sentence
	Levels      map[string]string // what each text means; nil where any text may stand
}

// Value is one cell. The zero Value is a missing one.
type Value struct {
	text   string
	number float64
	kind   kind
}

type kind uint8

const (
	missing kind = iota
	isText
	isNumber
)

// Text is a cell of text; an empty text is missing.
func Text(text string) Value {
	if text == "" {
		return Value{}
	}
	return Value{text: text, kind: isText}
}

// Number is a cell of a number; NaN and infinities are missing.
func Number(v float64) Value {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Value{}
	}
	return Value{number: v, kind: isNumber}
}

// Missing tells that the cell has no value.
func (v Value) Missing() bool { return v.kind == missing }

// String is the text of the cell; numbers have ten significant digits. A missing value is "".
func (v Value) String() string {
	switch v.kind {
	case isText:
		return v.text
	case isNumber:
		return formatNumber(v.number)
	}
	return ""
}

// formatNumber gives ten significant digits, without an exponent unless the number is very
// small or large.
func formatNumber(v float64) string {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 10, 64), 64)
	if a := math.Abs(rounded); a != 0 && (a < 1e-6 || a >= 1e15) {
		return strconv.FormatFloat(rounded, 'g', -1, 64)
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// described is what a dictionary says of a column: Brain Imaging Data Structure 1.9,
// "Tabular files".
type described struct {
	Description string
	Units       string            `json:",omitempty"`
	Levels      map[string]string `json:",omitempty"`
}

// Dictionary is the JSON file that BIDS wants beside a table: an object for each column, in
// the order of the columns.
func Dictionary(columns []Column) []byte {
	var b bytes.Buffer
	b.WriteString("{")
	for i, c := range columns {
		if i > 0 {
			b.WriteString(",")
		}
		name, _ := json.Marshal(c.Name)
		text, _ := json.MarshalIndent(described{c.Description, c.Unit, c.Levels}, "  ", "  ") // texts cannot fail
		b.WriteString("\n  ")
		b.Write(name)
		b.WriteString(": ")
		b.Write(text)
	}
	b.WriteString("\n}\n")
	return b.Bytes()
}
