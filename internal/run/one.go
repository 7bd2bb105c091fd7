package run

import (
	"context"
	"errors"
	"fmt"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/pipeline"
)

// one analyses one input from opening it to naming its outputs.
func (a *annotation) one(ctx context.Context, input string, targets []export.Target) error {
	if a.there.has(targets, a.Overwrite) {
		return nil
	}
	if err := a.People.Allow(targets, a.Overwrite, a.reads); err != nil {
		return err
	}
	reader, err := decode.Open(ctx, input, a.Reading)
	if err != nil {
		return err
	}
	defer reader.Close()
	corrections, found := newCorrections(a.People), newSummary(a.People.Ignore)
	options := a.exportOptions(reader, input)
	if len(a.People.Ignore) > 0 {
		options.Hides = corrections.doubtful.Has
	}
	outs, err := export.Open(targets, options)
	if err != nil {
		return err
	}
	if err = a.analyse(ctx, input, reader, outs, corrections, found); err != nil {
		return a.stop(ctx, input, reader, outs, err)
	}
	return errors.Join(a.finish(ctx, input, reader, outs, found), a.absent(corrections))
}

func (a *annotation) exportOptions(r *decode.Reader, input string) export.Options {
	stream := r.Stream()
	header := a.People.Header(input, stream, a.chain.made)
	header.Series = a.series
	return export.Options{
		Header: header, Carry: r.Carry(), Start: stream.Clock.Ticks(a.Reading.Start),
		Stdout: a.env.Out, Threads: a.Encoders, People: a.People,
		Recording: input, Log: a.env.Log, Reads: a.reads, Scratch: a.Scratch,
		Again: func(ctx context.Context) (*decode.Packets, error) { return decode.OpenPackets(ctx, input, a.Reading) },
	}
}

// analyse runs the pipeline over an open input.
func (a *annotation) analyse(ctx context.Context, input string, reader *decode.Reader, outs *export.Set, corrections *corrections, found *summary) error {
	if a.chain.joins() && !comesLive(input) {
		return a.analyseWhole(ctx, input, reader, outs, corrections, found)
	}
	outs.Tap(reader)
	stateful, err := a.chain.NewStateful(a.chain.numbersLive(corrections)...)
	if err != nil {
		return err
	}
	frame, end := a.progressOf(reader, input)
	defer end()
	defer corrections.doubtful.say(a.env.Log, input)
	return pipeline.Run(ctx, pipeline.Job{
		Source: reader, NewStateless: a.chain.NewStateless, Stateful: stateful, Events: a.chain.events,
		Sinks: append(outs.Sinks(), found), FrameSinks: outs.FrameSinks(),
		Workers: a.Workers, Block: a.chain.BlockLength(), Progress: frame,
	})
}

// progressOf gives what is told of each frame, and of the end.
func (a *annotation) progressOf(reader *decode.Reader, input string) (frame func(*face.Result), end func()) {
	stream := reader.Stream()
	counts := &counter{base: stream, ignore: a.People.Ignore, tally: Tally{Span: a.span(stream)}}
	p := newProgress(stream, a.Reading.Start.Seconds(), a.span(stream), a.reports(input, counts)...)
	return func(r *face.Result) { counts.frame(r); p.frame(r) }, p.end
}

// stop decides what becomes of the files of a run that ended with err.
func (a *annotation) stop(ctx context.Context, input string, reader *decode.Reader, outs *export.Set, err error) error {
	if ctx.Err() != nil { // a signal that came after the last frame changes nothing
		return outs.EndEarly(ctx, input, fmt.Sprintf(" after %d frames", reader.Health().Frames))
	}
	return errors.Join(fmt.Errorf("%s: %w", input, err), outs.Discard())
}

// finish names the files of a run that came to the end of the input.
func (a *annotation) finish(ctx context.Context, input string, reader *decode.Reader, outs *export.Set, found *summary) error {
	health := reader.Health()
	if health.Frames == 0 {
		return errors.Join(reader.NoFrames(), outs.Discard())
	}
	if err := outs.Finish(ctx); err != nil {
		return errors.Join(err, outs.Discard())
	}
	err := outs.Commit()
	if err == nil {
		a.sum(input, reader.Stream(), outs, found)
		a.wrote(outs.Written())
	}
	return withLoss(err, loss(input, health))
}

// wrote tells the caller of files, as far as wanted.
func (a *annotation) wrote(files []string) {
	if a.Wrote != nil {
		a.Wrote(files)
	}
}

// absent is the error for people who are spoken of and whom the recording does not show.
// Where there are several recordings, not every one has to show everybody.
func (a *annotation) absent(c *corrections) error {
	if len(a.Inputs) > 1 || a.OneOfMany {
		c.warn(a.env.Log)
		return nil
	}
	if err := c.absent(); err != nil {
		return fmt.Errorf("%w; the outputs were written", err)
	}
	return nil
}

// span is how many seconds of media the run goes through; 0 when unknown.
func (a *annotation) span(s face.Stream) float64 {
	end := s.Clock.Seconds(s.Clock.Start + s.Duration)
	if a.Reading.HasEnd && (s.Duration == 0 || a.Reading.End.Seconds() < end) {
		end = a.Reading.End.Seconds()
	}
	return max(0, end-a.Reading.Start.Seconds())
}

// reports are the progress line, the progress file and the caller, as far as wanted.
func (a *annotation) reports(input string, counts *counter) (list []func(state)) {
	if a.Terminal {
		list = append(list, progressLine(a.env.Err, outcome.OneLine(input)))
	}
	if a.blocks != nil {
		list = append(list, progressBlocks(a.blocks))
	}
	if a.Tell != nil {
		list = append(list, func(state) { a.Tell(counts.tally) })
	}
	return list
}
