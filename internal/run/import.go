package run

import (
	"context"
	"fmt"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/raters"
)

// Importing turns what people annotated into outputs.
type Importing struct {
	Inputs    []string
	Targets   []export.Target
	Raters    raters.Reader
	Overwrite export.Overwriter
}

// Import reads every input and writes its outputs; one that fails does not stop the others.
func Import(ctx context.Context, env Env, job Importing) error {
	if err := onlyIntervals(job.Targets); err != nil {
		return err
	}
	reads := export.ReadFiles(job.Inputs...)
	places, err := export.PlaceAll(job.Targets, job.Inputs, reads)
	if err != nil {
		return err
	}
	places.WarnTorn(env.Log)
	var there thereAlready
	defer func() { there.say(env) }()
	return eachInput(places.List, env, func(p export.Placement) error {
		if there.has(p.Targets, job.Overwrite) {
			return nil
		}
		return job.one(ctx, env, p, reads)
	})
}

// onlyIntervals refuses outputs that are made of frames.
func onlyIntervals(targets []export.Target) error {
	for _, t := range targets {
		if t.Video() || t.Format.Frames {
			return outcome.Usagef("-o %s: %s is made of frames, and an annotation holds none; .events.csv, .srt, .vtt, .eaf and the like are made of intervals", t.Pattern, t.Format.Name)
		}
	}
	return nil
}

func (j Importing) one(ctx context.Context, env Env, p export.Placement, reads output.Inputs) error {
	if err := j.Overwrite.AllowAll(p.Targets, reads); err != nil {
		return err
	}
	events, names, err := j.Raters.Read(p.Input)
	if err != nil {
		return fmt.Errorf("%s: %w", p.Input, err)
	}
	return writeEvents(ctx, p.Targets, export.Options{
		Header: format.Header{Stream: annotated, Provenance: face.Provenance{Version: env.Version}, Names: names},
		Stdout: env.Out, Reads: reads,
	}, events)
}

// annotated stands for the recording that people annotated; its clock counts microseconds.
var annotated = face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 1e6}}}

func writeEvents(ctx context.Context, targets []export.Target, o export.Options, events []event.Event) error {
	outs, err := export.Open(targets, o)
	if err != nil {
		return err
	}
	if err = outs.Events(events); err == nil {
		err = outs.Finish(ctx)
	}
	if err != nil {
		outs.Discard()
		return err
	}
	return outs.Commit()
}
