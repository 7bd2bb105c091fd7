package main

import (
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/run"
	"github.com/urfave/cli/v2"
)

func renderCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "render",
		Category:  categoryResults,
		Usage:     "make text outputs again from a record, without decoding",
		ArgsUsage: "RECORD -o OUTPUT...",
		Description: `Reads a record that "facecue annotate -o RECORD.jsonl" or "-o RECORD.parquet" wrote and makes any text output
from it, with the settings of the record or with others:

  facecue render session.jsonl -o session.srt -o session.events.csv
  facecue render --filter 'smooth=min=1' session.jsonl -o '[max_cue=5]calm.vtt'
  facecue render --filter 'classify=uncertain=0.6,smooth' session.jsonl -o strict.csv
  facecue render --recording session.mp4 session.jsonl -o '[mode=soft]session.facecue.mkv'
  facecue render session.jsonl --signal eda.csv:offset=-2.5 -o session.html
` + exitHelp,
		Flags: append(append(outputFlags(), commonFlags()...),
			&cli.StringFlag{Name: "filter", Usage: "other settings of classify, smooth and fleeting, as in `CHAIN` of annotate"},
			&cli.StringFlag{Name: "recording", Usage: "the recording of the record, as `FILE`, for outputs with mode=soft and for project files that name it"},
			besideFlag()),
		Action: func(c *cli.Context) error { return render(c, s) },
	}
}

func render(c *cli.Context, s streams) error {
	if c.NArg() != 1 {
		return outcome.Usagef("render takes one record; \"facecue render --help\" shows examples")
	}
	env, err := newEnv(c, s)
	if err != nil {
		return err
	}
	job := run.Rendering{
		Record: c.Args().First(), Recording: c.String("recording"), Chain: c.String("filter"), Settings: settings(c), Overwrite: overwriter(c, s),
	}
	if job.Signals, err = signalSources(c); err != nil {
		return err
	}
	if job.People, err = peopleOf(c, 1); err != nil {
		return err
	}
	if job.Targets, err = targets(c, 1); err != nil {
		return err
	}
	_, folder, _ := namedOutputs(c) // checked by targets
	return inFolder(folder, func() error { return run.Render(c.Context, env, job) })
}
