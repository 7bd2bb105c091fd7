package main

import (
	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/measure"
	"github.com/facecue/facecue/internal/run"
)

func summarizeCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "summarize",
		Aliases:   []string{"summarise"},
		Usage:     "measure sessions: shares, rates and times of expressions, by person and window",
		ArgsUsage: "RECORD... [-o TABLE]...",
		Description: `Reads records that "facecue annotate -o RECORD.jsonl" or "-o RECORD.parquet" wrote and gives, for each person and
window, how long the face could be judged, which share of that time it showed each expression,
how many states began a minute, when the first began, and more: docs/MEASURES.md defines every column,
and the .json file beside each table does so too.

  facecue summarize session.jsonl
  facecue summarize session.jsonl -o session.csv
  facecue summarize *.jsonl --opening 5min --window 1min -o '[table=long]all.parquet'
  facecue summarize session.jsonl --name 1=patient --name 4=patient --name 2=therapist -o s.csv
  facecue summarize session.jsonl -o '[table=transitions]changes.csv'
  facecue summarize session.jsonl --signal eda.csv:offset=-2.5 -o session.csv -o '[table=lanes]eda.parquet'
  facecue summarize session.jsonl --by-speaking -o session.csv
  facecue summarize --cohort study -o cohort.csv --bids study-measures

Without -o the main columns of the whole recording are printed. Tables are .csv, .tsv or .parquet.
A row stands for every person and window, zeros included. Names of files
such as sub-01_ses-02_film.jsonl, or folders called so, say the participant and the session.
--cohort takes every record in a folder and joins its participants.tsv; identifiers without
a partner on the other side are reported.
` + exitHelp,
		Flags: append(fileFlags(),
			&cli.StringFlag{Name: "opening", Value: "5min", Usage: "length of the opening, as `TIME` (300, 5min, 5:00); 0 leaves out the openings"},
			&cli.BoolFlag{Name: "deciles", Value: true, Usage: "tenths of the recording; --deciles=false leaves them out"},
			&cli.StringFlag{Name: "window", Usage: "also windows of `TIME` one after the other"},
			&cli.BoolFlag{Name: "by-speaking", Usage: "also each window's time in which the person speaks, and the rest, where filter speak was used"},
			peopleFlag(), nameFlag(),
			&cli.StringSliceFlag{Name: "role", Usage: "what a person is in the session, as `Anna=therapist`; may be given several times"},
			&cli.StringFlag{Name: "ignore", Usage: "leave people out, by number or name, as `2,therapist`"},
			&cli.StringFlag{Name: "cohort", Usage: "measure every record in `FOLDER` and its folders"},
			&cli.StringFlag{Name: "participants", Usage: "the table of participants, `FILE`; else participants.tsv in the folder of --cohort"},
			&cli.StringFlag{Name: "bids", Usage: "write the wide table of each session as a BIDS data set into `FOLDER`"},
			signalFlag("what was measured beside the recording, as `FILE:offset=-2.5`: a table with times, BIDS physio, Empatica E4; may be given several times"),
			&cli.IntFlag{Name: "controls", Value: 1, Usage: "shuffle the scores `N` times to see how many fleeting candidates noise makes; 0 does not"},
			&cli.IntFlag{Name: "threads", Usage: "read `N` records at once", DefaultText: "one per processor"},
			commonFlags()[0]),
		Action: func(c *cli.Context) error { return summarize(c, s) },
	}
}

func summarize(c *cli.Context, s streams) error {
	env, err := newEnv(c, s)
	if err != nil {
		return err
	}
	job := run.Summary{
		Records: c.Args().Slice(), Cohort: c.String("cohort"), Participants: c.String("participants"), BIDS: c.String("bids"),
		Controls: c.Int("controls"), Workers: threads(c.Int("threads")), Overwrite: overwriter(c, s), Windows: measure.Windows{Deciles: c.Bool("deciles"), Speaking: c.Bool("by-speaking")},
	}
	p, err := peopleOf(c, inputsOf(job))
	if err != nil {
		return err
	}
	job.People = p
	if job.Roles, err = roles(c.StringSlice("role")); err != nil {
		return err
	}
	if job.Windows.Opening, err = lengthFlag(c, "opening"); err != nil {
		return err
	}
	if job.Windows.Step, err = lengthFlag(c, "window"); err != nil {
		return err
	}
	if job.Signals, err = signalSources(c); err != nil {
		return err
	}
	if job.Targets, err = run.ParseTables(c.StringSlice("o"), run.SummaryTables); err != nil {
		return err
	}
	return run.Summarize(c.Context, env, job)
}

// inputsOf is how many records a summary has, as far as numbers of people are concerned.
func inputsOf(job run.Summary) int {
	if job.Cohort != "" {
		return 2
	}
	return len(job.Records)
}
