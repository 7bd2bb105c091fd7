package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/pipeline"
)

// one analyses one input from opening it to naming its outputs.
func (b *batch) one(ctx context.Context, input string, targets []target) error {
	if err := b.cast.allow(targets, b.overwrite, b.reads); err != nil {
		return err
	}
	reader, err := decode.Open(ctx, input, b.reading)
	if err != nil {
		return err
	}
	defer reader.Close()
	outs, err := openSinks(targets, b.opening(reader, input))
	if err != nil {
		return err
	}
	outs.tap(reader)
	err = b.analyse(ctx, input, reader, outs)
	return b.settle(ctx, input, reader, outs, err)
}

// analyse runs the pipeline over an open input.
func (b *batch) analyse(ctx context.Context, input string, reader *decode.Reader, outs *sinks) error {
	stateful, err := b.chain.NewStateful()
	if err != nil {
		return err
	}
	stream := reader.Stream()
	p := newProgress(stream, b.reading.Start.Seconds(), b.span(stream), b.reports(input)...)
	err = pipeline.Run(ctx, pipeline.Job{
		Source: reader, NewStateless: b.chain.NewStateless, Stateful: stateful, Events: b.events,
		Sinks: outs.pipelineSinks(), FrameSinks: outs.pipelineFrameSinks(),
		Workers: b.workers, Progress: p.frame,
	})
	p.end()
	return err
}

// settle decides what becomes of the files of a run that ended with err.
func (b *batch) settle(ctx context.Context, input string, reader *decode.Reader, outs *sinks, err error) error {
	health := reader.Health()
	switch {
	case err != nil && ctx.Err() != nil: // a signal that came after the last frame changes nothing
		return outs.endEarly(ctx, input, fmt.Sprintf(" after %d frames", health.Frames))
	case err != nil:
		return errors.Join(fmt.Errorf("%s: %w", input, err), outs.discard())
	case health.Frames == 0:
		return errors.Join(reader.NoFrames(), outs.discard())
	}
	if err := outs.finish(ctx); err != nil {
		return errors.Join(err, outs.discard())
	}
	return withLoss(outs.commit(), loss(input, health))
}
