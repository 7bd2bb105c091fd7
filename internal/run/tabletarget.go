package run

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/tabular"
)

// TableTarget is one -o of a command that writes tables.
type TableTarget struct {
	Path   string
	Format string // of tabular.Formats
	Table  string // which of the command's tables
	Record string // the record whose rows alone are written, without a dictionary beside; "" for all
}

// ParseTables reads outputs such as "out.csv" or "[table=long]out.parquet". The first of the
// command's tables is written where none is named.
func ParseTables(texts, tables []string) (list []TableTarget, err error) {
	for _, text := range texts {
		t, err := parseTable(text, tables)
		if err != nil {
			return nil, outcome.Usagef("-o %s: %w", text, err)
		}
		list = append(list, t)
	}
	return list, nil
}

func parseTable(text string, tables []string) (t TableTarget, err error) {
	options, name, err := opt.ParseTarget(text)
	if err != nil {
		return t, err
	}
	set := opt.Set{
		{Name: "table", Default: tables[0], Help: "which table: " + strings.Join(tables, ", ")},
		{Name: "f", Help: "the format, where the extension does not say it"},
	}
	values, err := set.Parse(options)
	if err != nil {
		return t, err
	}
	t = TableTarget{Path: name, Format: values.String("f"), Table: values.String("table")}
	if t.Format == "" {
		t.Format = tabular.FormatOf(name)
	}
	switch {
	case name == "":
		err = errors.New("the file name is missing")
	case !slices.Contains(strings.Split(tabular.Formats, ", "), t.Format):
		err = fmt.Errorf("tables are written as %s; [f=csv] says which, where the extension does not", tabular.Formats)
	case !slices.Contains(tables, t.Table):
		err = fmt.Errorf("no table %q: %s", t.Table, strings.Join(tables, ", "))
	}
	return t, err
}

// dictionary is the file beside a table that says what its columns mean; "" for a pipe and
// for JSON, whose dictionary would take the table's own name.
func (t TableTarget) dictionary() string {
	if t.Path == export.Pipe || t.Format == "json" || t.Record != "" {
		return ""
	}
	return strings.TrimSuffix(t.Path, filepath.Ext(t.Path)) + ".json"
}

// checkTables refuses outputs of which one would take another's place, or that may not be
// replaced.
func checkTables(targets []TableTarget, others []string, o export.Overwriter, reads output.Inputs) error {
	var plan output.Plan
	names := slices.Clone(others)
	for _, t := range targets {
		names = append(names, t.Path, t.dictionary())
	}
	for _, name := range names {
		if name == "" || name == export.Pipe {
			continue
		}
		if err := plan.Add(name, name); err != nil {
			return outcome.Usage(fmt.Errorf("-o %w; a table's dictionary is the .json file beside it", err))
		}
		if err := o.Allow(name, reads); err != nil {
			return err
		}
	}
	return nil
}

// openTable is a table being written, with its dictionary.
type openTable struct {
	tabular.Writer
	columns    []tabular.Column
	files      []*output.File
	dictionary *output.File // among files; nil without one
}

// open begins a table; standard output is env.Out.
func (t TableTarget) open(env Env, columns []tabular.Column, reads output.Inputs) (*openTable, error) {
	o := &openTable{columns: columns}
	var to io.Writer = env.Out
	if t.Path != export.Pipe {
		f, err := o.create(t.Path, reads)
		if err != nil {
			return nil, err
		}
		to = f
	}
	if name := t.dictionary(); name != "" {
		f, err := o.create(name, reads)
		if err != nil {
			return nil, errors.Join(err, o.discard())
		}
		o.dictionary = f
	}
	var err error
	if o.Writer, err = tabular.New(t.Format, to, columns, about(env)); err != nil {
		return nil, errors.Join(err, o.discard())
	}
	return o, nil
}

func (o *openTable) create(name string, reads output.Inputs) (*output.File, error) {
	f, err := output.Create(name, reads)
	if err == nil {
		o.files = append(o.files, f)
	}
	return f, err
}

// finish ends the table, and writes its dictionary with what made the records under the
// column recording.
func (o *openTable) finish(made []string) error {
	if err := o.Close(); err != nil || o.dictionary == nil {
		return err
	}
	columns := slices.Clone(o.columns)
	for i := range columns {
		if columns[i].Name == recordingColumn {
			columns[i].Description += "; made by " + strings.Join(made, " | ")
		}
	}
	_, err := o.dictionary.Write(tabular.Dictionary(columns))
	return err
}

// recordingColumn is the column of tables that names the recording.
const recordingColumn = "recording"

func (o *openTable) discard() (err error) {
	for _, f := range o.files {
		err = errors.Join(err, f.Discard())
	}
	return err
}
