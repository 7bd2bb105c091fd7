package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pipeline"
	"github.com/facecue/facecue/internal/record"
)

func renderCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "render",
		Usage:     "make text outputs again from a record, without decoding",
		ArgsUsage: "RECORD -o OUTPUT...",
		Description: `Reads a record that "facecue annotate -o RECORD.jsonl" or "-o RECORD.parquet" wrote and makes any text output
from it, with the settings of the record or with others:

  facecue render session.jsonl -o session.srt -o session.events.csv
  facecue render --filter 'smooth=min=1' session.jsonl -o '[max_cue=5]calm.vtt'
  facecue render --filter 'classify=uncertain=0.6,smooth' session.jsonl -o strict.csv
  facecue render --recording session.mp4 session.jsonl -o '[mode=soft]session.facecue.mkv'
` + exitHelp,
		Flags: append(append(outputFlags(), commonFlags()...),
			&cli.StringFlag{Name: "filter", Usage: "other settings of classify and smooth, as in `CHAIN` of annotate"},
			&cli.StringFlag{Name: "recording", Usage: "the recording of the record, as `FILE`, for outputs with mode=soft and for project files that name it"}),
		Action: func(c *cli.Context) error { return render(c, s) },
	}
}

func render(c *cli.Context, s streams) error {
	if c.NArg() != 1 {
		return usagef("render takes one record; \"facecue render --help\" shows examples")
	}
	name := c.Args().First()
	who, err := people(c)
	if err != nil {
		return err
	}
	log, err := logger(c, s)
	if err != nil {
		return err
	}
	targets, err := renderTargets(c, s, name, who, log)
	if err != nil {
		return err
	}
	in, err := openRecord(name, s.in)
	if err != nil {
		return err
	}
	defer in.Close()
	record, err := record.Open(in)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return renderRecord(c, s, name, record, targets, who, log)
}

func openRecord(name string, stdin io.Reader) (io.ReadCloser, error) {
	if name == pipe {
		return io.NopCloser(stdin), nil
	}
	return os.Open(name)
}

// renderTargets are the outputs; a record holds no pixels to draw on.
func renderTargets(c *cli.Context, s streams, name string, who cast, log *slog.Logger) ([]target, error) {
	targets, err := parseTargetsOf(c, 1)
	if err != nil {
		return nil, err
	}
	reads := readFiles(name, c.String("recording"))
	places, err := placeAll(targets, []string{name}, reads)
	if err != nil {
		return nil, err
	}
	places.warnTorn(log)
	targets = places.all()
	for _, t := range targets {
		if t.drawn() {
			return nil, usagef("-o %s: a record holds no picture; make an overlay with annotate", t.path)
		}
	}
	if err := who.check(targets); err != nil {
		return nil, err
	}
	return targets, who.allow(targets, newOverwriter(c, s), reads)
}

func renderRecord(c *cli.Context, s streams, name string, record record.Reader, targets []target, who cast, log *slog.Logger) error {
	settings, err := renderSettings(record.Provenance().Filters, c)
	if err != nil {
		return err
	}
	provenance := record.Provenance()
	provenance.Filters = settings.chain
	again, err := recording(c, targets, record.Stream(), who.ignore)
	if err != nil {
		return err
	}
	outs, err := openSinks(targets, opening{
		header: who.header(record.Stream(), provenance), ignore: who.ignore, only: who.only, perPerson: who.apart, stdout: s.out, again: again, log: log,
		recording: c.String("recording"), reads: readFiles(name, c.String("recording")),
	})
	if err != nil {
		return err
	}
	smoother := event.NewSmoother(settings.events, record.Stream())
	apply := func(r *face.Result) {
		settings.judge(r)
		smoother.Apply(r)
	}
	err = pipeline.Render(c.Context, record, apply, settings.events, outs.pipelineSinks())
	if err != nil && c.Context.Err() != nil {
		return outs.endEarly(c.Context, name, "")
	}
	if err == nil {
		err = outs.finish(c.Context)
	}
	if err != nil {
		outs.discard()
		return fmt.Errorf("%s: %w", name, err)
	}
	return outs.commit()
}
