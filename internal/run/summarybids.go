package run

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/measure"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/tabular"
)

// targets are the tables of the command line, and those of the BIDS data set: the wide table of
// each session as behavioural data (Brain Imaging Data Structure 1.9, "Behavioral experiments
// (with no neural recordings)"). A table of phenotypes would have a row for each participant alone.
func (j Summary) targets(c *cohort) []TableTarget {
	list := j.Targets
	if j.BIDS == "" {
		return list
	}
	list = list[:len(list):len(list)]
	runs := map[string]int{}
	for _, name := range c.records {
		participant, visit := measure.IDs(name)
		if participant == "" {
			continue // which is reported
		}
		folder, file := filepath.Join(j.BIDS, participant), participant
		if visit != "" {
			folder, file = filepath.Join(folder, visit), file+"_"+visit
		}
		file += "_task-session"
		if runs[file]++; runs[file] > 1 {
			file += fmt.Sprintf("_run-%d", runs[file])
		}
		list = append(list, TableTarget{Path: filepath.Join(folder, "beh", file+"_beh.tsv"), Format: "tsv", Table: SummaryTables[0], Record: name})
	}
	return list
}

// Files of the data set beside the tables, in its folder.
const (
	bidsDescription  = "dataset_description.json"
	bidsParticipants = "participants.tsv"
	bidsColumns      = "task-session_beh.json" // of all tables, by the inheritance principle
	bidsReadme       = "README"
	bidsAttributes   = "participants.json" // of the columns of participants.tsv
)

func (j Summary) bidsFiles() (list []string) {
	if j.BIDS == "" {
		return nil
	}
	for _, name := range []string{bidsDescription, bidsParticipants, bidsColumns, bidsReadme, bidsAttributes} {
		list = append(list, filepath.Join(j.BIDS, name))
	}
	return list
}

// makeFolders makes the folders of the data set.
func (j Summary) makeFolders(c *cohort) error {
	if j.BIDS == "" {
		return nil
	}
	tables := 0
	for _, t := range j.targets(c) {
		if t.Record == "" {
			continue
		}
		tables++
		if err := os.MkdirAll(filepath.Dir(t.Path), 0o777); err != nil {
			return err
		}
	}
	if tables == 0 {
		return outcome.Usagef("--bids %s: no record's name or folder says a participant, such as sub-01", j.BIDS)
	}
	return nil
}

// description follows the Brain Imaging Data Structure 1.9, "Dataset description".
type description struct {
	Name        string
	BIDSVersion string
	DatasetType string
	GeneratedBy []generator
}

type generator struct{ Name, Version, Description string }

const bidsAbout = `Facial expressions shown in recorded sessions, measured by facecue (%s).

Each table has a row for each person and window of a session: how long the face could be judged, which share of
that time it showed each expression, how many states began a minute, and more; task-session_beh.json defines the
columns. The values are an %s.
`

// openBIDS writes the files of a data set of the type derivative beside its tables. Its authors are
// for people to add.
func (j Summary) openBIDS(env Env, c *cohort, out *summaryOutputs, reads output.Inputs) error {
	text, err := json.MarshalIndent(description{
		Name: "Expressions shown, by person and window", BIDSVersion: "1.9.0", DatasetType: "derivative",
		GeneratedBy: []generator{{"facecue", env.Version, face.Notice}},
	}, "", "  ")
	if err != nil {
		return err
	}
	columns := tableNamed(SummaryTables[0], c.attributes(), j.further(c)).Columns
	for i, text := range [][]byte{append(text, '\n'), c.participantsTable(), tabular.Dictionary(columns), fmt.Appendf(nil, bidsAbout, env.Version, face.Notice), j.attributes(c)} {
		if err := out.text(j.bidsFiles()[i], text, reads); err != nil {
			return err
		}
	}
	return nil
}

// attributes describe the columns of participants.tsv: what stands beside the table that was read, else
// where they are from.
func (j Summary) attributes(c *cohort) []byte {
	if read := j.participants(); read != "" {
		if text, err := os.ReadFile(strings.TrimSuffix(read, filepath.Ext(read)) + ".json"); err == nil {
			return text
		}
	}
	list := []tabular.Column{{Name: "participant_id", Description: "the participant"}}
	for _, name := range c.attributes() {
		list = append(list, tabular.Column{Name: name, Description: "column " + name + " of the table of participants that was read, which described it no further"})
	}
	return tabular.Dictionary(list)
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
