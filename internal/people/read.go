package people

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/wording"
)

// Columns are the columns of a sheet. number is needed; the order is free. The columns of
// Seen, which tell who a number is, are read over.
func Columns() []string {
	return []string{"number", "name", "role", "ignore", "from", "to", "joined-to"}
}

// SeenColumns are the columns by which a written sheet tells who a number is: the player's
// time of the first face, and for how long faces were seen, both in seconds.
func SeenColumns() []string { return []string{"first_seen", "visible"} }

// mostRows bounds a sheet.
const mostRows = 100_000

// Read reads a sheet. Errors name the line.
func Read(from io.Reader) (*Sheet, error) {
	in := bufio.NewReader(from)
	if mark, _ := in.Peek(3); string(mark) == "\ufeff" {
		in.Discard(3)
	}
	first, err := in.Peek(4096)
	if err != nil && err != io.EOF && !errors.Is(err, bufio.ErrBufferFull) {
		return nil, err
	}
	rows := csv.NewReader(in)
	rows.Comma, rows.FieldsPerRecord, rows.TrimLeadingSpace = separator(string(first)), -1, true
	return read(rows)
}

// separator is the sign between the columns of the head.
func separator(text string) rune {
	head, _, _ := strings.Cut(text, "\n")
	for _, sign := range "\t;" {
		if strings.ContainsRune(head, sign) {
			return sign
		}
	}
	return ','
}

func read(in *csv.Reader) (*Sheet, error) {
	head, err := in.Read()
	if err == io.EOF {
		return nil, fmt.Errorf("the file is empty; its first line names the columns: %s", strings.Join(Columns(), ","))
	}
	if err != nil {
		return nil, err
	}
	columns, err := columnsOf(head)
	if err != nil {
		return nil, at(1, err)
	}
	var rows []Row
	for {
		cells, err := in.Read()
		if err == io.EOF {
			return New(rows)
		}
		if err != nil {
			return nil, err
		}
		line, _ := in.FieldPos(0)
		if len(rows) == mostRows {
			return nil, at(line, fmt.Errorf("a sheet has %d rows at most", mostRows))
		}
		row, err := columns.row(cells)
		if err != nil {
			return nil, at(line, err)
		}
		if row.Number != 0 {
			row.Line = line
			rows = append(rows, row)
		}
	}
}

// columns are the places of the columns in a row.
type columns map[string]int

func columnsOf(head []string) (columns, error) {
	found, known := columns{}, slices.Concat(Columns(), SeenColumns())
	for i, cell := range head {
		name := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(cell), "_", "-"))
		name = strings.Replace(name, "first-seen", "first_seen", 1)
		switch _, twice := found[name]; {
		case name == "":
			continue
		case !slices.Contains(known, name):
			return nil, fmt.Errorf("there is no column %q%s; the columns are %s", cell, opt.Suggest(name, known), strings.Join(Columns(), ","))
		case twice:
			return nil, fmt.Errorf("two columns are called %q", cell)
		}
		found[name] = i
	}
	if _, ok := found["number"]; !ok {
		return nil, fmt.Errorf("there is no column number; the columns are %s", strings.Join(Columns(), ","))
	}
	return found, nil
}

// cell is the text in a column; empty where the row or the file lacks it.
func (c columns) cell(cells []string, name string) string {
	i, ok := c[name]
	if !ok || i >= len(cells) {
		return ""
	}
	return strings.TrimSpace(cells[i])
}

// row reads a row; one without any text has the number 0.
func (c columns) row(cells []string) (r Row, err error) {
	if !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
		return r, nil
	}
	if r.Number, err = number(c.cell(cells, "number")); err != nil {
		return r, fmt.Errorf("number: %w", err)
	}
	if joined := c.cell(cells, "joined-to"); joined != "" {
		if r.JoinedTo, err = number(joined); err != nil {
			return r, fmt.Errorf("joined-to: %w", err)
		}
	}
	if r.Name, err = wording.ParseName(c.cell(cells, "name")); err != nil {
		return r, fmt.Errorf("name: %w", err)
	}
	if r.Role, err = wording.ParseName(c.cell(cells, "role")); err != nil {
		return r, fmt.Errorf("role: %w", err)
	}
	if r.Handling, err = handling(c.cell(cells, "ignore")); err != nil {
		return r, err
	}
	r.Part, err = part(c.cell(cells, "from"), c.cell(cells, "to"))
	return r, err
}

// number reads a person's number; P3 is 3, as outputs write it.
func number(text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(text, "P"))
	if err != nil || n < 1 {
		return 0, fmt.Errorf("%q is no person's number", text)
	}
	return n, nil
}

func handling(text string) (Handling, error) {
	for h, spellings := range handlings {
		if slices.Contains(spellings, strings.ToLower(text)) {
			return h, nil
		}
	}
	return Keep, fmt.Errorf("ignore: %q is not one of yes, no, not a person", text)
}

func part(from, to string) (p Part, err error) {
	if from != "" {
		if p.From, err = opt.ParseDuration(from); err != nil {
			return p, fmt.Errorf("from: %q %w", from, err)
		}
	}
	if to != "" {
		p.HasTo = true
		if p.To, err = opt.ParseDuration(to); err != nil {
			return p, fmt.Errorf("to: %q %w", to, err)
		}
	}
	return p, nil
}
