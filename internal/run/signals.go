package run

import (
	"fmt"
	"slices"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/measure"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/page"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/signal"
)

// readSignals reads the signals beside the recording, which belong to a single record.
func (j Summary) readSignals(env Env, c *cohort) error {
	if len(j.Signals) > 0 && len(c.records) > 1 {
		return outcome.Usagef("--signal: a signal belongs to one recording; give one record")
	}
	if j.lanes() && len(j.Signals) == 0 {
		return outcome.Usagef("[table=%s] has the signals of --signal, and none is given", lanesTable)
	}
	var err error
	c.signals, err = readSources(env, j.Signals)
	return err
}

// readSources reads signals, whose names are different.
func readSources(env Env, sources []signal.Source) (all []signal.Signal, err error) {
	var names []string
	for _, source := range sources {
		if source.Marks != nil {
			drift(env, source)
		}
		list, err := source.Read()
		if err != nil {
			return nil, fmt.Errorf("--signal %w", err)
		}
		for _, s := range list {
			if slices.Contains(names, s.Name) {
				return nil, outcome.Usagef("--signal %s: a second signal called %s", source.Path, s.Name)
			}
			names = append(names, s.Name)
		}
		all = append(all, list...)
	}
	return all, nil
}

// series are the signals as outputs take them.
func (r Rendering) series(env Env) (list []format.Series, err error) {
	signals, err := readSources(env, r.Signals)
	for _, s := range signals {
		list = append(list, format.Series{Name: s.Name, Unit: s.Unit, Times: s.Times, Values: s.Values})
	}
	return list, err
}

// checkSignals refuses signals that no output shows.
func (r Rendering) checkSignals() error {
	if len(r.Signals) > 0 && !slices.ContainsFunc(r.Targets, func(t export.Target) bool { return t.Format.Name == page.Format }) {
		return outcome.Usagef("--signal: signals are shown on a page; give -o NAME.html")
	}
	return nil
}

// columns are the signals without values, for the columns of tables.
func (c *cohort) columns() (list []measure.Beside) {
	for _, s := range c.signals {
		list = append(list, measure.AtFrames(&session.Session{}, s))
	}
	return list
}

// beside are the signals at the frames of a session. A signal of another time than the
// recording's is an error.
func (c *cohort) beside(name string, s *session.Session) (list []measure.Beside, err error) {
	for _, one := range c.signals {
		if one.Overlap(s.Begin(), s.End()) <= 0 {
			return nil, fmt.Errorf("%s: the signal %s has no time in common with the recording, %g to %g s; offset= says where its time 0 lies", name, one.Name, s.Begin(), s.End())
		}
		list = append(list, measure.AtFrames(s, one))
	}
	return list, nil
}

// lanes tells that a table of signals is written.
func (j Summary) lanes() bool {
	return slices.ContainsFunc(j.Targets, func(t TableTarget) bool { return t.Table == lanesTable })
}

// drift says how two marks make the clocks differ.
func drift(env Env, source signal.Source) {
	env.Log.Warn(fmt.Sprintf("--signal %s: by its marks, its clock runs %+.1f millionths faster than the recording's", source.Path, source.Marks.Drift()))
}
