package main

import (
	"log/slog"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/raters"
	"github.com/facecue/facecue/internal/run"
	"github.com/urfave/cli/v2"
)

func importCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "import",
		Category:  categoryResults,
		Usage:     "turn annotations by people into our tables and subtitles",
		ArgsUsage: "ANNOTATION... -o OUTPUT...",
		Description: `Reads what people annotated, in ELAN (.eaf), Praat (.TextGrid, saved as text), subtitles
(.srt, .vtt), tables (.csv, .tsv with onset, offset or duration, and label) or what BORIS
exports, and writes it in any output that is made of intervals:

  facecue import rater.eaf -o rater.events.csv
  facecue import --label smile=happiness --label frown=anger rater.TextGrid -o rater.vtt
  facecue import --label chat= rater.srt -o rater.eaf -o rater.events.csv
  facecue import --tier face session.TextGrid -o session.srt

Each tier, voice or participant is a person; P1 and P2 keep their numbers. A label is one
of neutral, happiness, surprise, sadness, anger, disgust, fear, contempt and uncertain, in
any language that --lang of annotate has, or is translated by --label; --label WORD=
leaves it out. A file with a tier for speech is read by --tier, once for each tier that
is wanted. A point in time stays one where the output has points; a subtitle shows it for
a second. What a reader has to assume or leave out is said.
` + exitHelp,
		Flags: append(fileFlags(),
			&cli.StringSliceFlag{Name: "label", Usage: "what a label of the file means, as `smile=happiness`; may be given several times"},
			&cli.StringSliceFlag{Name: "tier", Usage: "read this tier `NAME` alone; may be given several times"},
			&cli.StringSliceFlag{Name: "person", Usage: "read what is said of this person `NAME` alone; may be given several times"}),
		Action: func(c *cli.Context) error { return importAll(c, s) },
	}
}

func importAll(c *cli.Context, s streams) error {
	inputs := c.Args().Slice()
	if len(inputs) == 0 {
		return outcome.Usagef("no annotation; \"facecue import --help\" shows examples")
	}
	env := envAt(c, s, slog.LevelWarn)
	job := run.Importing{Inputs: inputs, Overwrite: overwriter(c, s)}
	var err error
	if job.Targets, err = targets(c, len(inputs)); err != nil {
		return err
	}
	if job.Raters, err = raters.New(c.StringSlice("label"), c.StringSlice("tier"), c.StringSlice("person"), env.Log); err != nil {
		return err
	}
	_, folder, _ := namedOutputs(c) // checked by targets
	return inFolder(folder, func() error { return run.Import(c.Context, env, job) })
}
