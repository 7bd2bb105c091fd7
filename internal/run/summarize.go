package run

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/measure"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/signal"
	"github.com/facecue/facecue/internal/tabular"
)

// SummaryTables are the tables of a summary: a column for each measure, a row for each
// measure, the changes from one state to the next, signals at frames.
var SummaryTables = []string{"wide", "long", "transitions", lanesTable}

const lanesTable = "lanes"

// Summary measures sessions.
type Summary struct {
	Records      []string
	Cohort       string // folder whose records are measured as well; "" for none
	Participants string // the table of participants; "" takes that of the cohort's folder, if there is one
	BIDS         string // folder for a data set of the measures; "" writes none
	Targets      []TableTarget
	Windows      measure.Windows
	People       export.People
	Roles        map[string]string // by the name of a person, beside those of the sheet
	Signals      []signal.Source   // measured beside the recording of a single record
	Controls     int               // how often scores are shuffled for the rate of false fleeting candidates
	Workers      int               // records measured at once
	Overwrite    export.Overwriter
}

// Summarize writes the measures of each person of each record. A record that cannot be read
// to its end is measured as far as it goes, and reported.
func Summarize(ctx context.Context, env Env, job Summary) error {
	c, err := job.cohort(env)
	if err != nil {
		return err
	}
	reads := export.ReadFiles(append(slices.Clone(c.records), c.reads...)...)
	if err := job.makeFolders(c); err != nil {
		return err
	}
	if err := checkTables(job.targets(c), job.bidsFiles(), job.Overwrite, reads); err != nil {
		return err
	}
	if err := job.readSignals(env, c); err != nil {
		return err
	}
	env.In = c.readEstimates(env.In)
	out, err := job.openOutputs(env, c, reads)
	if err != nil {
		return err
	}
	failed, err := job.measure(ctx, env, c, out)
	if err = out.end(err); err != nil {
		return err
	}
	switch failed += c.unmatched; {
	case failed == 0:
		return nil
	case len(c.records) == 1 && c.failure != nil:
		return outcome.Damaged{Reason: c.failure.Error()}
	}
	return outcome.SomeFailed{Failed: failed, All: max(failed, len(c.records))}
}

// measured are the rows of one record, or why there are none.
type measured struct {
	record string
	rows   []measure.Row
	lanes  [][]tabular.Value // of the signals, where a table of them is written
	err    error             // may stand beside rows: what is wrong with the record
}

// measure reads the records side by side and writes their rows in the order of the records.
func (j Summary) measure(ctx context.Context, env Env, c *cohort, out *summaryOutputs) (failed int, err error) {
	group, going := errgroup.WithContext(ctx)
	group.SetLimit(max(1, j.Workers) + 1) // one of them writes
	results := make(chan chan measured, max(1, j.Workers))
	group.Go(func() error {
		for done := range results {
			m := <-done
			if m.err != nil && len(c.records) == 1 && m.rows == nil {
				return m.err
			}
			if m.err != nil {
				failed++
				c.report(env, m.err)
			}
			if err := out.write(m); err != nil {
				return err
			}
		}
		return nil
	})
	for _, name := range c.records {
		done := make(chan measured, 1)
		select {
		case results <- done:
		case <-going.Done():
		}
		if going.Err() != nil {
			break
		}
		group.Go(func() error {
			done <- j.one(name, env.In, c)
			return nil
		})
	}
	close(results)
	return failed, errors.Join(group.Wait(), ctx.Err())
}

// one measures one record.
func (j Summary) one(name string, stdin io.Reader, c *cohort) measured {
	s, err := readSession(name, stdin, session.Options{Sheet: j.People.Sheet, Ignore: j.People.Ignore})
	if err != nil {
		return measured{err: err}
	}
	windows, err := j.Windows.Of(s)
	if err == nil {
		err = errors.Join(missing(s, len(c.records)), j.silent(s, len(c.records)))
	}
	if err != nil {
		return measured{err: fmt.Errorf("%s: %w", name, err)}
	}
	people := s.People
	if len(people) == 0 {
		people = []*session.Person{{}}
	}
	beside, err := c.beside(name, s)
	if err != nil {
		return measured{err: err}
	}
	var rows []measure.Row
	for _, p := range people {
		rows = append(rows, measure.Person(s, p, windows, j.Controls, beside...)...)
	}
	roles := j.roles(s)
	for i := range rows {
		c.describe(&rows[i], name, roles)
		rows[i].Made = s.Provenance.String()
	}
	m := measured{record: name, rows: rows, err: fault(name, s)}
	if j.lanes() {
		m.lanes = measure.LaneRows(s, beside)
	}
	return m
}

// readSession reads a record, "-" from standard input.
func readSession(name string, stdin io.Reader, o session.Options) (*session.Session, error) {
	in, err := openRecord(name, stdin)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	s, err := session.Read(in, o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return s, nil
}

// missing is the error for numbers of which the user speaks and that no face of a single
// record has. Of several records, each may lack some.
func missing(s *session.Session, records int) error {
	if records > 1 || len(s.Missing) == 0 {
		return nil
	}
	return fmt.Errorf("no face has the number %s; the record has %s", list(s.Missing), peopleOf(s))
}

// silent is the error for a single record that does not tell who speaks, where that is asked for. Of several records, those
// have no such rows.
func (j Summary) silent(s *session.Session, records int) error {
	if records > 1 || !j.Windows.Speaking || measure.TellsSpeaking(s) {
		return nil
	}
	return errors.New("--by-speaking: the record does not tell who speaks; annotate with --filter 'speak' in the chain of filters")
}

// roles are those of the sheet and those of the command line, by the name of a person.
func (j Summary) roles(s *session.Session) map[string]string {
	all, ofSheet := maps.Clone(j.Roles), j.People.Sheet.Roles()
	for _, p := range s.People {
		if role, ok := ofSheet[p.Number]; ok && all[p.Name] == "" {
			all[p.Name] = role
		}
	}
	return all
}

// fault says what is wrong with a record that was read; nil where nothing is.
func fault(name string, s *session.Session) error {
	if s.Fault == nil {
		return nil
	}
	return outcome.Damaged{Reason: fmt.Sprintf("%s: %v; what stands before it, %.1f s, was used", name, s.Fault, s.End()-s.Begin())}
}

// stem is the name of a file without its folder and extension.
func stem(name string) string {
	base := filepath.Base(name)
	return strings.TrimSuffix(base, filepath.Ext(base))
}
