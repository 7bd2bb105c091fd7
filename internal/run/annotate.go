package run

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/signal"
)

// Annotation is the analysis of recordings.
type Annotation struct {
	Inputs    []string
	Targets   []export.Target
	Reading   decode.Options
	Chain     string
	Settings  []filter.Setting // of the chain
	People    export.People
	Workers   int // frames at once
	Encoders  int // threads of a video encoder; 0: its own choice
	Overwrite export.Overwriter
	Signals   []signal.Source // measured beside the only input, for pages and lines over time
	Progress  string          // the file of progress blocks; "" for none
	Terminal  bool            // a progress line is wanted
	Summary   bool            // lines about each recording are wanted when its outputs are written
	// OneOfMany: the inputs are some of many that a batch analyses. Outputs that a killed run left in
	// part are replaced without a word, and not everybody who is spoken of has to be in each.
	OneOfMany bool
	Scratch   string // a local folder in which outputs are collected; "" for none
	// Tell is told every half second, and at the end of each input, how far the analysis has
	// come; nil for no telling.
	Tell func(Tally)
	// Wrote is told the names of the files that an input has got; nil for no telling.
	Wrote func(files []string)
}

// annotation is an Annotation that is checked and ready.
type annotation struct {
	Annotation
	env    Env
	chain  *chain
	places *export.Places
	reads  output.Inputs // the files among the inputs
	series []format.Series
	blocks io.Writer // of Progress; nil for none
	close  []func() error
	there  thereAlready
}

// Annotate analyses all inputs of a job; one that fails does not stop the others. The
// whole job is checked before the first input is opened.
func Annotate(ctx context.Context, env Env, job Annotation) error {
	a := &annotation{Annotation: job, env: env}
	defer a.release()
	if err := a.prepare(); err != nil {
		return err
	}
	done := 0
	defer func() { a.there.say(env) }()
	return eachInput(a.places.List, env, func(p export.Placement) error {
		if ctx.Err() != nil {
			return notBegun{fmt.Errorf("%w; %d of %d inputs were not begun", context.Cause(ctx), len(a.Inputs)-done, len(a.Inputs))}
		}
		done++
		return a.one(ctx, p.Input, p.Targets)
	})
}

// prepare checks the job and loads the networks.
func (a *annotation) prepare() (err error) {
	a.reads = export.ReadFiles(a.Inputs...)
	if err = checkSignals(a.Signals, a.Targets, len(a.Inputs)); err != nil {
		return err
	}
	if a.series, err = readSeries(a.env, a.Signals); err != nil {
		return err
	}
	if a.places, err = export.PlaceAll(a.Targets, a.Inputs, a.reads); err != nil {
		return err
	}
	if !a.OneOfMany {
		a.places.WarnTorn(a.env.Log)
	}
	if err = a.People.Check(a.places.All()); err != nil {
		return err
	}
	if err = export.CheckSoft(a.Targets, a.Inputs, a.People.Ignore); err != nil {
		return err
	}
	if err = a.prepareProgress(); err != nil {
		return err
	}
	if a.chain, err = parseChain(a.env, a.Chain, a.Settings); err != nil {
		return err
	}
	a.Reading.LumaOnly = !a.chain.joins() && !slices.ContainsFunc(a.Targets, export.Target.Drawn)
	if err = a.chain.load(); err == nil {
		a.close = append(a.close, a.chain.release)
	}
	return err
}

func (a *annotation) prepareProgress() error {
	if a.Overwrite.Yes && a.Overwrite.No {
		return outcome.Usagef("-y and -n exclude each other")
	}
	if a.Progress == "" {
		return nil
	}
	w, close, err := openProgress(a.Progress, a.env.Out, a.places, a.Overwrite)
	if err != nil {
		return err
	}
	a.blocks, a.close = w, append(a.close, close)
	return nil
}

// release frees what the inputs shared.
func (a *annotation) release() {
	for _, c := range a.close {
		c()
	}
}
