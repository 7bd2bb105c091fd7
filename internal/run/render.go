package run

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/page"
	"github.com/facecue/facecue/internal/pipeline"
	"github.com/facecue/facecue/internal/record"
	"github.com/facecue/facecue/internal/signal"
)

// Rendering makes outputs from a record, without decoding.
type Rendering struct {
	Record    string // "-" for standard input
	Recording string // what the record was made of; "" where no output needs it
	Targets   []export.Target
	Chain     string           // other classify and smooth; "" keeps the record's
	Settings  []filter.Setting // of the chain
	People    export.People
	Overwrite export.Overwriter
	Signals   []signal.Source // measured beside the recording, for pages and lines over time
	Several   bool            // one of several records, which need not have every person whom People names
}

// Render makes the outputs.
func Render(ctx context.Context, env Env, job Rendering) error {
	reads := export.ReadFiles(job.Record, job.Recording)
	var there thereAlready
	if err := job.place(env, reads, &there); err != nil || there > 0 {
		there.say(env)
		return err
	}
	in, err := openRecord(job.Record, env.In)
	if err != nil {
		return err
	}
	defer in.Close()
	from, err := record.Open(in)
	if err != nil {
		return fmt.Errorf("%s: %w", job.Record, err)
	}
	return job.render(ctx, env, from, reads)
}

func openRecord(name string, stdin io.Reader) (io.ReadCloser, error) {
	if name == export.Pipe {
		return io.NopCloser(stdin), nil
	}
	return os.Open(name)
}

// place names and checks the outputs; a record holds no pixels to draw on.
func (r *Rendering) place(env Env, reads output.Inputs, there *thereAlready) error {
	if err := checkSignals(r.Signals, r.Targets, 1); err != nil {
		return err
	}
	places, err := export.PlaceAll(r.Targets, []string{r.Record}, reads)
	if err != nil {
		return err
	}
	places.WarnTorn(env.Log)
	r.Targets = places.All()
	for _, t := range r.Targets {
		if t.Drawn() {
			return outcome.Usagef("-o %s: a record holds no picture; make an overlay with annotate", t.Path)
		}
	}
	if err := r.People.Check(r.Targets); err != nil {
		return err
	}
	if there.has(r.Targets, r.Overwrite) {
		return nil
	}
	return r.People.Allow(r.Targets, r.Overwrite, reads)
}

func (r Rendering) render(ctx context.Context, env Env, from record.Reader, reads output.Inputs) error {
	made := from.Provenance()
	settings, err := r.rerating(made)
	if err != nil {
		return err
	}
	made.Filters = settings.chain
	again, err := r.openRecording(ctx, from.Stream())
	if err != nil {
		return err
	}
	named := ""
	if slices.ContainsFunc(r.Targets, func(t export.Target) bool { return t.Format.Name == page.Format }) {
		steadyMemory() // a page is made of all frames
	}
	if slices.ContainsFunc(r.Targets, func(t export.Target) bool { return t.NamesRecording() || t.ShowsRecording() }) {
		named = r.besideRecord(ctx, from.Stream())
	}
	header := r.People.Header(cmp.Or(r.Recording, r.Record), from.Stream(), made)
	if header.Series, err = readSeries(env, r.Signals); err != nil {
		return err
	}
	outs, err := export.Open(r.Targets, export.Options{
		Header: header, People: r.People,
		Stdout: env.Out, Again: again, Log: env.Log, Recording: named, Reads: reads,
	})
	if err != nil {
		return err
	}
	err = r.pass(ctx, from, settings, outs)
	if err != nil && ctx.Err() != nil {
		return outs.EndEarly(ctx, r.Record, "")
	}
	if err == nil {
		err = outs.Finish(ctx)
	}
	if err != nil {
		outs.Discard()
		return fmt.Errorf("%s: %w", r.Record, err)
	}
	return outs.Commit()
}

// pass feeds the outputs from the record.
func (r Rendering) pass(ctx context.Context, from record.Reader, settings rerating, outs *export.Set) error {
	corrections := newCorrections(r.People)
	if err := readRecord(ctx, from, settings, corrections, outs.Sinks()); err != nil {
		return err
	}
	if r.Several {
		return nil
	}
	return corrections.absent()
}

// readRecord feeds sinks from a record: people corrected, faces labelled and states found
// anew.
func readRecord(ctx context.Context, from record.Reader, settings rerating, corrections *corrections, sinks []pipeline.Sink) error {
	if err := corrections.Configure(from.Stream()); err != nil {
		return err
	}
	smoother := event.NewSmoother(settings.events, from.Stream())
	return pipeline.Render(ctx, from, func(r *face.Result) error {
		settings.apply(r)
		if err := corrections.apply(r); err != nil {
			return err
		}
		smoother.Apply(r)
		return nil
	}, settings.events, sinks)
}
