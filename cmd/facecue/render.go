package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pipeline"
	"github.com/facecue/facecue/internal/table"
)

func renderCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "render",
		Usage:     "make text outputs again from a record, without decoding",
		ArgsUsage: "RECORD.jsonl -o OUTPUT...",
		Description: `Reads a record that "facecue annotate -o RECORD.jsonl" wrote and makes any text output
from it, with the settings of the record or with others:

  facecue render session.jsonl -o session.srt -o session.events.csv
  facecue render --filter 'smooth=min=1' session.jsonl -o '[max_cue=5]calm.vtt'
  facecue render --filter 'classify=uncertain=0.6,smooth' session.jsonl -o strict.csv
` + exitHelp,
		Flags: append(append(outputFlags(), commonFlags()...),
			&cli.StringFlag{Name: "filter", Usage: "other settings of classify and smooth, as in `CHAIN` of annotate"}),
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
	targets, err := renderTargets(c, s, name, who)
	if err != nil {
		return err
	}
	in, err := openRecord(name, s.in)
	if err != nil {
		return err
	}
	defer in.Close()
	record, err := table.ReadRecord(bufio.NewReaderSize(in, 1<<20))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return renderRecord(c, s, name, record, targets, who)
}

func openRecord(name string, stdin io.Reader) (io.ReadCloser, error) {
	if name == pipe {
		return io.NopCloser(stdin), nil
	}
	return os.Open(name)
}

// renderTargets are the outputs; a record holds no pixels to draw on.
func renderTargets(c *cli.Context, s streams, name string, who cast) ([]target, error) {
	targets, err := parseTargets(c.StringSlice("o"), 1)
	if err != nil {
		return nil, err
	}
	if targets, err = place(targets, name); err != nil {
		return nil, err
	}
	in, _ := interactive(s)
	o := overwriter{yes: c.Bool("y"), no: c.Bool("n"), terminal: in, in: s.in, out: s.err}
	for _, t := range targets {
		if t.video() {
			return nil, usagef("-o %s: a record holds no picture; make an overlay with annotate", t.path)
		}
	}
	return targets, who.allow(targets, o, name)
}

func renderRecord(c *cli.Context, s streams, name string, record *table.Record, targets []target, who cast) error {
	settings, err := renderSettings(record.Provenance().Filters, c.String("filter"), wantsBasic6(c))
	if err != nil {
		return err
	}
	provenance := record.Provenance()
	provenance.Filters = settings.chain
	log, err := logger(c, s)
	if err != nil {
		return err
	}
	stream := record.Stream()
	stream.Names, stream.Words = who.names, who.words
	outs, err := openSinks(targets, opening{
		stream: stream, ignore: who.ignore, only: who.only, perPerson: who.apart, provenance: provenance, stdout: s.out, log: log,
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
	if err == nil {
		err = outs.finish()
	}
	if err != nil {
		outs.discard()
		return fmt.Errorf("%s: %w", name, err)
	}
	return outs.commit()
}
