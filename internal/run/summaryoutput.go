package run

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/measure"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/tabular"
)

// summaryOutputs are the open tables of a summary.
type summaryOutputs struct {
	tableSet
	kinds  []measure.Table // by index of tables
	people *overview       // nil unless no output was asked for
}

// targets are the tables of the command line and that of the BIDS data set.
func (j Summary) targets() []TableTarget {
	list := j.Targets
	if j.BIDS != "" {
		list = append(list[:len(list):len(list)], TableTarget{Path: filepath.Join(j.BIDS, "phenotype", "expressions.tsv"), Format: "tsv", Table: "wide"})
	}
	return list
}

// bidsFiles are the other files of the data set.
func (j Summary) bidsFiles() []string {
	if j.BIDS == "" {
		return nil
	}
	return []string{filepath.Join(j.BIDS, "dataset_description.json"), filepath.Join(j.BIDS, "participants.tsv")}
}

func (j Summary) openOutputs(env Env, c *cohort, reads output.Inputs) (out *summaryOutputs, err error) {
	out = &summaryOutputs{}
	defer func() {
		if err != nil {
			err = out.end(err)
		}
	}()
	if j.BIDS != "" {
		if err := j.openBIDS(env, c, out, reads); err != nil {
			return out, err
		}
	}
	for _, t := range j.targets() {
		table := tableNamed(t.Table, c.attributes(), measure.Further{Estimates: c.estimates, Signals: c.columns()})
		open, err := t.open(env, table.Columns, reads)
		if err != nil {
			return out, err
		}
		out.tables, out.kinds = append(out.tables, open), append(out.kinds, table)
	}
	if len(out.tables) == 0 {
		out.people = newOverview(env.Out)
	}
	return out, nil
}

func tableNamed(name string, attributes []string, further measure.Further) measure.Table {
	switch name {
	case lanesTable:
		return measure.Table{Columns: measure.Lanes(further.Signals)}
	case "long":
		return measure.Long(attributes, further)
	case "transitions":
		return measure.Changes(attributes)
	}
	return measure.Wide(attributes, further)
}

func (o *summaryOutputs) write(rows []measure.Row, lanes [][]tabular.Value) error {
	for k, table := range o.kinds {
		if table.Rows == nil {
			if err := o.tableSet.write(k, lanes...); err != nil {
				return err
			}
		}
	}
	for i := range rows {
		o.note(rows[i].Made)
		for k, table := range o.kinds {
			if table.Rows == nil {
				continue
			}
			if err := o.tableSet.write(k, table.Rows(&rows[i])...); err != nil {
				return err
			}
		}
		if o.people != nil {
			o.people.add(&rows[i])
		}
	}
	return nil
}

func (o *summaryOutputs) end(err error) error {
	if err == nil && o.people != nil {
		return o.people.close()
	}
	return o.tableSet.end(err)
}

// description follows the Brain Imaging Data Structure 1.9, "Dataset description".
type description struct {
	Name        string
	BIDSVersion string
	DatasetType string
	GeneratedBy []generator
}

type generator struct{ Name, Version, Description string }

// makeFolders makes the folders of the data set.
func (j Summary) makeFolders() error {
	if j.BIDS == "" {
		return nil
	}
	return os.MkdirAll(filepath.Join(j.BIDS, "phenotype"), 0o777)
}

// openBIDS begins the files of a data set of the type derivative: its description, its
// participants.
func (j Summary) openBIDS(env Env, c *cohort, out *summaryOutputs, reads output.Inputs) error {
	text, err := json.MarshalIndent(description{
		Name: "Expressions shown, by person and window", BIDSVersion: "1.9.0", DatasetType: "derivative",
		GeneratedBy: []generator{{"facecue", env.Version, face.Notice}},
	}, "", "  ")
	if err != nil {
		return err
	}
	files := j.bidsFiles()
	if err := out.text(files[0], append(text, '\n'), reads); err != nil {
		return err
	}
	return out.text(files[1], c.participantsTable(), reads)
}

// participantsTable names every participant of the records and of the table that was read.
func (c *cohort) participantsTable() []byte {
	ids, seen := []string{}, map[string]bool{}
	if c.participants != nil {
		ids = append(ids, c.participants.IDs...)
	}
	for _, name := range c.records {
		id, _ := measure.IDs(name)
		ids = append(ids, id)
	}
	b := fmt.Appendln(nil, strings.Join(append([]string{"participant_id"}, c.attributes()...), "\t"))
	for _, id := range ids {
		if id == "" || seen[id] {
			continue
		}
		seen[id] = true
		row := []string{id}
		if c.participants != nil {
			cells, _ := c.participants.Of(id)
			for _, cell := range cells {
				if cell == "" {
					cell = "n/a"
				}
				row = append(row, cell)
			}
		}
		b = fmt.Appendln(b, strings.Join(row, "\t"))
	}
	return b
}
