package run

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/measure"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/record"
	"github.com/facecue/facecue/internal/signal"
)

// cohort is the records of a summary and the participants they belong to.
type cohort struct {
	records      []string
	participants *measure.Participants // nil without a table
	reads        []string              // files that were read besides the records
	unmatched    int                   // identifiers of records or participants without a partner
	failure      error                 // the last error that was reported
	signals      []signal.Signal       // beside the recording of a single record
	estimates    []face.Estimate       // of the networks of all records
}

// report tells an error of one record of several; that of a single record ends the run.
func (c *cohort) report(env Env, err error) {
	if c.failure = err; len(c.records) > 1 || c.unmatched > 0 {
		env.Report(err)
	}
}

// cohort finds the records and the participants, and reports every identifier that has no
// partner on the other side.
func (j Summary) cohort(env Env) (*cohort, error) {
	c := &cohort{records: slices.Clone(j.Records)}
	if j.Cohort != "" {
		found, err := recordsIn(j.Cohort, env)
		if err != nil {
			return nil, err
		}
		c.records = append(c.records, found...)
	}
	if len(c.records) == 0 {
		return nil, outcome.Usagef("no record; \"facecue summarize --help\" shows examples")
	}
	if err := c.readParticipants(j.participants()); err != nil {
		return nil, err
	}
	if j.Cohort != "" || c.participants != nil {
		c.match(env)
	}
	return c, nil
}

// participants is the file of the table of participants, "" where there is none.
func (j Summary) participants() string {
	if j.Participants != "" || j.Cohort == "" {
		return j.Participants
	}
	name := filepath.Join(j.Cohort, "participants.tsv")
	if _, err := os.Stat(name); err != nil {
		return ""
	}
	return name
}

func (c *cohort) readParticipants(name string) error {
	if name == "" {
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if c.participants, err = measure.ReadParticipants(f); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	c.reads = append(c.reads, name)
	return nil
}

// recordsIn finds the records in a folder and its folders. Other files of these extensions,
// such as tables in Parquet, are left out with a warning.
func recordsIn(folder string, env Env) (list []string, err error) {
	err = filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		ext := filepath.Ext(name)
		if err != nil || e.IsDir() || ext != ".jsonl" && ext != ".parquet" {
			return err
		}
		if !isRecord(name) {
			env.Log.Warn(name + ": left out, since it is not a record of facecue")
			return nil
		}
		list = append(list, name)
		return nil
	})
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("%s: no record (.jsonl or .parquet) in it", folder)
	}
	sort.Strings(list)
	return list, err
}

// isRecord tells records from other files. A file that cannot be opened is left to be
// reported when it is measured.
func isRecord(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return true
	}
	defer f.Close()
	_, err = record.Open(f)
	return !errors.Is(err, record.ErrNotRecord) && !errors.Is(err, record.ErrParquet)
}

// match reports records without a participant, participants without a record, and records of
// one session. The rows of such records are written all the same.
func (c *cohort) match(env Env) {
	seen, sessions := map[string]bool{}, map[string]string{}
	tell := func(format string, args ...any) {
		c.unmatched++
		env.Report(fmt.Errorf(format, args...))
	}
	for _, name := range c.records {
		participant, visit := measure.IDs(name)
		seen[participant] = true
		key := participant + " " + visit
		other, twice := sessions[key]
		sessions[key] = name
		switch {
		case participant == "":
			tell("%s: neither its name nor its folders hold a participant, such as sub-01", name)
		case c.participants != nil && !c.named(participant):
			tell("%s: the table of participants has no %s", name, participant)
		case twice:
			tell("%s: is of the same session as %s (%s)", name, other, key)
		}
	}
	if c.participants == nil {
		return
	}
	for _, id := range c.participants.IDs {
		if !seen[id] {
			tell("%s is in the table of participants and has no record", id)
		}
	}
}

func (c *cohort) named(id string) bool {
	_, ok := c.participants.Of(id)
	return ok
}

// attributes are the columns that the table of participants adds.
func (c *cohort) attributes() []string {
	if c.participants == nil {
		return nil
	}
	return c.participants.Attributes
}

// describe says of whom a row of a record is.
func (c *cohort) describe(r *measure.Row, name string, roles map[string]string) {
	r.Recording, r.Role = stem(name), roles[r.Person]
	r.Participant, r.Session = measure.IDs(name)
	if c.participants != nil {
		r.Extra, _ = c.participants.Of(r.Participant)
	}
}
