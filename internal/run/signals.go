package run

import (
	"fmt"
	"slices"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/measure"
	"github.com/facecue/facecue/internal/outcome"
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

// readSeries reads signals as outputs take them.
func readSeries(env Env, sources []signal.Source) (list []format.Series, err error) {
	signals, err := readSources(env, sources)
	for _, s := range signals {
		list = append(list, format.Series(s))
	}
	return list, err
}

// checkSignals refuses signals that no output shows, and those beside several recordings.
func checkSignals(sources []signal.Source, targets []export.Target, inputs int) error {
	switch {
	case len(sources) == 0:
		return nil
	case inputs > 1:
		return outcome.Usagef("--signal: a signal belongs to one recording; give one input")
	case !slices.ContainsFunc(targets, func(t export.Target) bool { return t.Format.Signals }):
		return outcome.Usagef("--signal: signals are shown on a page and as lines over time; give -o NAME.html or -o NAME.series.csv")
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
		if err := one.Within(s.Begin(), s.End()); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
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
