package main

import (
	"io"
	"log/slog"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/output"
)

// batch is what all inputs of one command line share.
type batch struct {
	inputs    []string
	reads     output.Inputs // the files among the inputs
	targets   []target
	places    *places
	reading   decode.Options
	chain     *filter.Chain
	events    event.Settings
	used      []face.ModelRef
	workers   int
	encoders  int // threads of a video encoder; 0: its own choice
	cast      cast
	streams   streams
	log       *slog.Logger
	overwrite overwriter
	blocks    io.Writer // --progress; nil without
	terminal  bool      // progress line wanted
	closers   []func() error
}

// newBatch checks the whole command line before any input is opened.
func newBatch(c *cli.Context, s streams) (b *batch, err error) {
	inputs := c.Args().Slice()
	b = &batch{inputs: inputs, reads: readFiles(inputs...), streams: s, workers: threads(c.Int("threads")), encoders: max(0, c.Int("threads"))}
	defer func() {
		if err != nil {
			b.close()
		}
	}()
	if len(b.inputs) == 0 {
		return b, usagef("no input; \"facecue annotate --help\" shows examples")
	}
	if b.log, err = logger(c, s); err != nil {
		return b, err
	}
	decode.CaptureLog(b.log)
	if b.targets, err = parseTargetsOf(c, len(b.inputs)); err != nil {
		return b, err
	}
	if b.reading, err = readingOptions(c, s, b.log); err != nil {
		return b, err
	}
	if b.cast, err = people(c); err != nil {
		return b, err
	}
	if b.places, err = placeAll(b.targets, inputs, b.reads); err != nil {
		return b, err
	}
	b.places.warnTorn(b.log)
	if err = b.cast.check(b.places.all()); err != nil {
		return b, err
	}
	b.reading.LumaOnly = !slices.ContainsFunc(b.targets, target.drawn)
	if err = softly(b.targets, b.inputs, b.cast.ignore); err != nil {
		return b, err
	}
	if err = b.prepareOutput(c); err != nil {
		return b, err
	}
	return b, b.prepareAnalysis(c)
}

func (b *batch) prepareOutput(c *cli.Context) error {
	_, errs := interactive(b.streams)
	b.overwrite = newOverwriter(c, b.streams)
	if b.overwrite.yes && b.overwrite.no {
		return usagef("-y and -n exclude each other")
	}
	b.terminal = errs && c.String("loglevel") != "quiet"
	if name := c.String("progress"); name != "" {
		w, close, err := openProgress(name, b.streams.out, b.places, b.overwrite)
		if err != nil {
			return err
		}
		b.blocks, b.closers = w, append(b.closers, close)
	}
	return nil
}

// close frees what the inputs shared. It may be called again.
func (b *batch) close() {
	for _, c := range b.closers {
		c()
	}
	b.closers = nil
}
