package corpus

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Row is one line of a list of recordings.
type Row struct {
	Path     string
	Options  Options
	Seconds  float64 // of media; 0 for not known
	Relative string  // the folder for {relative}; "" to find it from the path
}

// columns are those that a list may have.
var columns = []string{"path", "name", "ignore", "people", "start", "end", "seconds", "relative"}

// ReadList reads one path a line, or a table of comma-separated values (RFC 4180) with a column
// path and any of name ("1=patient;2=therapist"), ignore, people, which is their number or a table of
// who is who, start, end, seconds, which is the length of the recording, and relative, which is the folder for {relative}. Empty lines are left out.
func ReadList(r io.Reader) ([]Row, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	first, _, _ := bytes.Cut(data, []byte("\n"))
	if heads := heads(string(first)); slices.Contains(heads, "path") {
		return readTable(data, heads)
	}
	return readPaths(data)
}

// heads are the names of columns in a first line.
func heads(line string) (list []string) {
	for _, cell := range strings.Split(strings.TrimSpace(line), ",") {
		list = append(list, strings.ToLower(strings.Trim(strings.TrimSpace(cell), `"`)))
	}
	return list
}

func readPaths(data []byte) (rows []Row, err error) {
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		if path := strings.TrimSuffix(lines.Text(), "\r"); strings.TrimSpace(path) != "" {
			rows = append(rows, Row{Path: path})
		}
	}
	return rows, lines.Err()
}

func readTable(data []byte, heads []string) (rows []Row, err error) {
	for _, h := range heads {
		if !slices.Contains(columns, h) {
			return nil, fmt.Errorf("column %q: a list has the columns %s", h, strings.Join(columns, ", "))
		}
	}
	table := csv.NewReader(bytes.NewReader(data))
	table.FieldsPerRecord = len(heads)
	if _, err := table.Read(); err != nil {
		return nil, err
	}
	for {
		cells, err := table.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		row, err := readRow(heads, cells)
		if err != nil {
			line, _ := table.FieldPos(0)
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		rows = append(rows, row)
	}
}

func readRow(heads, cells []string) (row Row, err error) {
	for i, cell := range cells {
		if !slices.Contains([]string{"path", "people", "relative"}, heads[i]) {
			cell = strings.TrimSpace(cell)
		}
		switch heads[i] {
		case "path":
			row.Path = cell
		case "name":
			row.Options.Names = names(cell)
		case "ignore":
			row.Options.Ignore = cell
		case "people":
			row.Options.People = cell
		case "start":
			row.Options.Start = cell
		case "end":
			row.Options.End = cell
		case "relative":
			row.Relative = cell
		case "seconds":
			if row.Seconds, err = seconds(cell); err != nil {
				return row, err
			}
		}
	}
	if row.Path == "" {
		return row, fmt.Errorf("the path is missing")
	}
	return row, nil
}

func names(cell string) (list []string) {
	for _, name := range strings.Split(cell, ";") {
		if name = strings.TrimSpace(name); name != "" {
			list = append(list, name)
		}
	}
	return list
}

func seconds(cell string) (float64, error) {
	if cell == "" {
		return 0, nil
	}
	s, err := strconv.ParseFloat(cell, 64)
	if err != nil || !(s >= 0 && s < 1e9) {
		return 0, fmt.Errorf("seconds: %q is no length in seconds", cell)
	}
	return s, nil
}

// WriteList writes a list that ReadList reads, with every column.
func WriteList(w io.Writer, entries []Entry) error {
	table := csv.NewWriter(w)
	if err := table.Write(columns); err != nil {
		return err
	}
	for _, e := range entries {
		length := ""
		if e.Seconds > 0 {
			length = strconv.FormatFloat(e.Seconds, 'f', 3, 64)
		}
		o := e.Options
		if err := table.Write([]string{e.Path, strings.Join(o.Names, ";"), o.Ignore, o.People, o.Start, o.End, length, e.Relative}); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}
