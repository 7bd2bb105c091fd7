package main

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/output"
)

func importCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "import",
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
		return usagef("no annotation; \"facecue import --help\" shows examples")
	}
	targets, err := parseTargetsOf(c, len(inputs))
	if err != nil {
		return err
	}
	if err := onlyIntervals(targets); err != nil {
		return err
	}
	from, err := newRaters(c, s)
	if err != nil {
		return err
	}
	places, err := placeAll(targets, inputs, readFiles(inputs...))
	if err != nil {
		return err
	}
	places.warnTorn(newLogger(s.err, slog.LevelWarn))
	return eachInput(places.list, s, func(p placement) error { return importOne(c, s, p, places.reads, from) })
}

// onlyIntervals refuses outputs that are made of frames.
func onlyIntervals(targets []target) error {
	for _, t := range targets {
		if t.video() || t.format.Frames {
			return usagef("-o %s: %s is made of frames, and an annotation holds none; .events.csv, .srt, .vtt, .eaf and the like are made of intervals", t.pattern, t.format.Name)
		}
	}
	return nil
}

func importOne(c *cli.Context, s streams, p placement, reads output.Inputs, from raters) error {
	if err := newOverwriter(c, s).allowAll(p.targets, reads); err != nil {
		return err
	}
	events, names, err := from.read(p.input)
	if err != nil {
		return fmt.Errorf("%s: %w", p.input, err)
	}
	return writeEvents(c.Context, p.targets, s, reads, events, names)
}

// importStream stands for the recording that people annotated; its clock counts microseconds.
var importStream = face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 1e6}}}

func writeEvents(ctx context.Context, targets []target, s streams, reads output.Inputs, events []event.Event, names face.Names) error {
	outs, err := openSinks(targets, opening{header: format.Header{Stream: importStream, Provenance: face.Provenance{Version: version}, Names: names}, stdout: s.out, reads: reads})
	if err != nil {
		return err
	}
	for _, w := range outs.texts {
		for _, e := range events {
			if err == nil {
				err = w.Event(e)
			}
		}
	}
	if err == nil {
		err = outs.finish(ctx)
	}
	if err != nil {
		outs.discard()
		return err
	}
	return outs.commit()
}
