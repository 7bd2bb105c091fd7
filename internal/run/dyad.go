package run

import (
	"context"
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/dyad"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/tabular"
)

// DyadTables are the tables of two people: the measures, two lanes over time, means by lag.
var DyadTables = []string{"measures", "windows", "episodes", "lags"}

// Dyads measures two people of each of several sessions.
type Dyads struct {
	Records   []string
	A, B      string // names of people; "" takes the two who are seen longest
	Settings  dyad.Settings
	Others    int // most people of other sessions that each person is set beside
	People    export.People
	Targets   []TableTarget
	Overwrite export.Overwriter
}

// Dyad writes the measures. A record that cannot be read to its end is measured as far as it
// goes, and reported.
func Dyad(ctx context.Context, env Env, job Dyads) error {
	reads := export.ReadFiles(job.Records...)
	if err := checkTables(job.Targets, nil, job.Overwrite, reads); err != nil {
		return err
	}
	var results []*dyad.Result
	made := &tableSet{}
	failed := eachInput(job.Records, env, func(name string) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := job.one(name, env, made)
		if r != nil {
			results = append(results, r)
		}
		return err
	})
	if len(results) == 0 || ctx.Err() != nil {
		return errors.Join(failed, ctx.Err())
	}
	job.compare(results)
	if err := job.write(env, results, made, reads); err != nil {
		return err
	}
	return failed
}

// one measures two people of one record.
func (j Dyads) one(name string, env Env, made *tableSet) (*dyad.Result, error) {
	s, err := readSession(name, env.In, session.Options{Sheet: j.People.Sheet, Ignore: j.People.Ignore})
	if err != nil {
		return nil, err
	}
	a, b, err := pair(s, j.A, j.B)
	if err == nil {
		err = missing(s, len(j.Records))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	r := dyad.Measure(s, a, b, j.Settings)
	r.Recording = stem(name)
	j.warn(env, name, r)
	made.note(s.Provenance.String())
	return r, fault(name, s)
}

// warn says why measures are missing.
func (j Dyads) warn(env Env, name string, r *dyad.Result) {
	switch {
	case r.Joint.Seconds == 0:
		env.Log.Warn(fmt.Sprintf("%s: the faces of %s and %s can never be judged at the same time, so nothing is known of them together", name, r.A.Name, r.B.Name))
	case len(r.Windowed.Z) == 0:
		env.Log.Warn(fmt.Sprintf("%s: the record is shorter than a window and a lag, %g s, so there is no cross-correlation; --window and --lag change that", name, j.Settings.Window+j.Settings.Lag))
	case r.Windowed.Empty() == len(r.Windowed.Z):
		env.Log.Warn(name + ": in every window a face is missing for half of the time or does not change, so there is no cross-correlation")
	}
}

// compare sets each person beside the other role of the sessions that follow, in a circle.
func (j Dyads) compare(results []*dyad.Result) {
	n := len(results)
	for i, r := range results {
		for k := 1; k <= min(j.Others, n-1); k++ {
			r.Others = append(r.Others, dyad.SynchronyOf(r.A, results[(i+k)%n].B, j.Settings))
		}
	}
}

func (j Dyads) write(env Env, results []*dyad.Result, out *tableSet, reads output.Inputs) (err error) {
	if len(j.Targets) == 0 {
		return printDyads(env.Out, results, j.Settings)
	}
	signal := j.Settings.Signal.Name
	for _, t := range j.Targets {
		columns, rows := dyadTable(t.Table)
		open, err := t.open(env, columns, reads)
		if err != nil {
			return out.end(err)
		}
		out.tables = append(out.tables, open)
		for _, r := range results {
			if err := out.write(len(out.tables)-1, rows(r, signal)...); err != nil {
				return out.end(err)
			}
		}
	}
	return out.end(nil)
}

func dyadTable(name string) ([]tabular.Column, func(*dyad.Result, string) [][]tabular.Value) {
	switch name {
	case "windows":
		return dyad.WindowColumns(), (*dyad.Result).Windows
	case "episodes":
		return dyad.EpisodeColumns(), (*dyad.Result).EpisodeRows
	case "lags":
		return dyad.LagColumns(), (*dyad.Result).ByLags
	}
	return dyad.Columns(), (*dyad.Result).Cells
}

// pair finds two people by name, or the two who are seen longest in the order in which they
// appear.
func pair(s *session.Session, nameA, nameB string) (a, b *session.Person, err error) {
	if len(s.People) < 2 {
		return nil, nil, fmt.Errorf("a pair has two people, and the record shows %s", orNone(peopleOf(s)))
	}
	a, b = longest(s)
	if nameA != "" {
		a = s.Person(nameA)
	}
	if nameB != "" {
		b = s.Person(nameB)
	}
	switch {
	case a == nil:
		return nil, nil, nobodyCalled(s, nameA)
	case b == nil:
		return nil, nil, nobodyCalled(s, nameB)
	case a == b:
		return nil, nil, outcome.Usagef("%s is both people of the pair; name both, with --a and --b", a.Name)
	}
	return a, b, nil
}

func nobodyCalled(s *session.Session, name string) error {
	return fmt.Errorf("nobody is called %s; the record has %s", name, peopleOf(s))
}

// longest are the two people with the most faces, in the order in which they appear.
func longest(s *session.Session) (a, b *session.Person) {
	for _, p := range s.People {
		switch {
		case a == nil:
			a = p
		case b == nil:
			b = p
		case len(p.Faces) > min(len(a.Faces), len(b.Faces)):
			if len(a.Faces) < len(b.Faces) {
				a = b
			}
			b = p
		}
	}
	return a, b
}
