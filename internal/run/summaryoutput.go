package run

import (
	"github.com/facecue/facecue/internal/measure"
	"github.com/facecue/facecue/internal/output"
)

// summaryOutputs are the open tables of a summary.
type summaryOutputs struct {
	tableSet
	kinds  []measure.Table // by index of tables
	of     []string        // by index of tables: the record whose rows alone it has; "" for all
	people *overview       // nil unless no output was asked for
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
	for _, t := range j.targets(c) {
		table := tableNamed(t.Table, c.attributes(), j.further(c))
		open, err := t.open(env, table.Columns, reads)
		if err != nil {
			return out, err
		}
		out.tables, out.kinds, out.of = append(out.tables, open), append(out.kinds, table), append(out.of, t.Record)
	}
	if len(out.tables) == 0 {
		out.people = newOverview(env.Out)
	}
	return out, nil
}

// further is what these records have measures of.
func (j Summary) further(c *cohort) measure.Further {
	return measure.Further{Estimates: c.estimates, Signals: c.columns(), Speaking: j.Windows.Speaking}
}

func tableNamed(name string, attributes []string, further measure.Further) measure.Table {
	switch name {
	case lanesTable:
		return measure.Table{Columns: measure.Lanes(further.Signals)}
	case "long":
		return measure.Long(attributes, further)
	case "transitions":
		return measure.Changes(attributes, further)
	}
	return measure.Wide(attributes, further)
}

// write takes what was measured of one record.
func (o *summaryOutputs) write(m measured) error {
	for k, table := range o.kinds {
		if o.of[k] != "" && o.of[k] != m.record {
			continue
		}
		rows := m.lanes
		if table.Rows != nil {
			rows = nil
			for i := range m.rows {
				rows = append(rows, table.Rows(&m.rows[i])...)
			}
		}
		if err := o.tableSet.write(k, rows...); err != nil {
			return err
		}
	}
	for i := range m.rows {
		o.note(m.rows[i].Made)
		if o.people != nil {
			o.people.add(&m.rows[i])
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
