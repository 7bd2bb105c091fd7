package main

import (
	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/dyad"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/run"
)

func dyadCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "dyad",
		Usage:     "measure two people together: joint expression, who follows whom, synchrony against chance",
		ArgsUsage: "RECORD... [--a PERSON --b PERSON] [-o TABLE]...",
		Description: `Reads records and measures two people of each: how much of the time both show an expression, against
chance; who begins and who answers; the windowed lagged cross-correlation of their scores. Every
synchrony stands beside surrogates: the same series turned in a circle and, with several records,
people of different sessions. docs/MEASURES.md defines every measure.

  facecue dyad session.jsonl
  facecue dyad session.jsonl --name 1=patient --name 2=therapist --a patient --b therapist
  facecue dyad *.jsonl --name 1=patient --name 2=therapist --a patient --b therapist -o dyads.csv
  facecue dyad session.jsonl -o '[table=windows]lane.csv' -o '[table=episodes]together.csv'
  facecue dyad session.jsonl --signal valence -o '[table=lags]lags.json'

Without -o the measures are printed. Tables are .csv, .tsv, .json or .parquet: measures, windows and
episodes over time, lags. Without --a and --b the two people who are seen longest are
taken, in the order in which they appear. A positive lag means that b follows a.
` + exitHelp,
		Flags: append(fileFlags(),
			&cli.StringFlag{Name: "a", Usage: "the first `PERSON`: P1, or a name that --name gives"},
			&cli.StringFlag{Name: "b", Usage: "the second `PERSON`"},
			&cli.StringFlag{Name: "signal", Value: "happiness", Usage: "the `SIGNAL`: an expression, valence or expressivity"},
			&cli.StringFlag{Name: "window", Value: "60s", Usage: "length of a window, as `TIME`"},
			&cli.StringFlag{Name: "step", Value: "30s", Usage: "from one window to the next, as `TIME`"},
			&cli.StringFlag{Name: "lag", Value: "5s", Usage: "longest lag, as `TIME`"},
			&cli.StringFlag{Name: "within", Value: "2s", Usage: "how long after one person's onset the other's is an answer, as `TIME`"},
			&cli.IntFlag{Name: "shifts", Value: 200, Usage: "at most `N` circular shifts as surrogates"},
			&cli.StringFlag{Name: "shift", Value: "10s", Usage: "circular shifts are multiples of `TIME`"},
			&cli.IntFlag{Name: "others", Value: 20, Usage: "at most `N` people of other sessions as surrogates of each pair"},
			peopleFlag(), nameFlag(),
			&cli.StringFlag{Name: "ignore", Usage: "leave people out, by number or name, as `2,therapist`"},
			commonFlags()[0]),
		Action: func(c *cli.Context) error { return dyads(c, s) },
	}
}

func dyads(c *cli.Context, s streams) error {
	if c.NArg() == 0 {
		return outcome.Usagef("no record; \"facecue dyad --help\" shows examples")
	}
	env, err := newEnv(c, s)
	if err != nil {
		return err
	}
	p, err := peopleOf(c, c.NArg())
	if err != nil {
		return err
	}
	job := run.Dyads{
		Records: c.Args().Slice(), A: c.String("a"), B: c.String("b"), Others: c.Int("others"),
		People: p, Overwrite: overwriter(c, s),
	}
	if job.Settings, err = dyadSettings(c); err != nil {
		return err
	}
	if job.Targets, err = run.ParseTables(c.StringSlice("o"), run.DyadTables); err != nil {
		return err
	}
	return run.Dyad(c.Context, env, job)
}

func dyadSettings(c *cli.Context) (set dyad.Settings, err error) {
	if set.Signal, err = dyad.ParseSignal(c.String("signal")); err != nil {
		return set, outcome.Usagef("--signal: %w", err)
	}
	set.Shifts = c.Int("shifts")
	for flag, to := range map[string]*float64{"window": &set.Window, "step": &set.Step, "lag": &set.Lag, "within": &set.Within, "shift": &set.ShiftBy} {
		length, err := lengthFlag(c, flag)
		if err != nil {
			return set, err
		}
		*to = length.Seconds()
	}
	if set.Window < 1 || set.Step < 1.0/dyad.Rate || set.ShiftBy < 1.0/dyad.Rate {
		return set, outcome.Usagef("--window is at least 1 s, --step and --shift at least 100 ms, the length of a sample")
	}
	return set, nil
}
