package run

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/pipeline"
)

// Filtering is a run that stands in a pipe between two programs.
type Filtering struct {
	In, InFormat   string // "-" for standard input; a libav demuxer, "" guesses
	Out, OutFormat string // "-" for standard output; nut or yuv4mpegpipe, "" the input's
	Chain          string // of filters, with draw at its end
	Findings       []export.Target
	People         export.People
	Workers        int
	MaxPixels      int64
	Overwrite      export.Overwriter
}

// filterRun is one run of a Filtering.
type filterRun struct {
	Filtering
	env   Env
	chain *chain
	draw  opt.Values // options of the drawing
	live  bool       // pictures come as they are made, so none may wait
}

// Filter reads pictures, draws what it finds, and writes them.
func Filter(ctx context.Context, env Env, job Filtering) error {
	r := &filterRun{Filtering: job, env: env, live: comesLive(job.In)}
	if err := r.prepare(); err != nil {
		return err
	}
	defer r.chain.release()
	// The reader of the output may leave while the input is silent.
	reading, leave := context.WithCancel(ctx)
	defer leave()
	out, err := r.openOutput(leave)
	if err != nil {
		return err
	}
	reader, err := decode.Open(reading, r.In, decode.Options{
		Stream: -1, Live: r.live, ProbeRate: out.needsRate(), Threads: r.Workers,
		Format: r.InFormat, Input: env.In, MaxPixels: r.MaxPixels, Logger: env.Log,
	})
	if err != nil {
		return errors.Join(err, out.discard())
	}
	defer reader.Close()
	outs, err := r.openFindings(reader, out)
	if err != nil {
		return errors.Join(err, out.discard())
	}
	err = r.pass(reading, reader, out, outs)
	return r.finish(ctx, reader.Health(), out, outs, err)
}

// prepare reads the chain and loads its networks, before anything is read. Smoothing holds
// no picture back, and each picture that comes live is searched by itself, unless the chain says otherwise.
func (r *filterRun) prepare() error {
	text, draw, err := splitDrawing(r.Chain)
	if err != nil {
		return outcome.Usage(err)
	}
	r.draw = draw
	settings := []filter.Setting{{Filter: "smooth", Option: "ahead", Text: "0", Weak: true}}
	if r.live {
		settings = append(settings, filter.Setting{Filter: "detect", Option: "block", Text: "1", Weak: true})
	}
	if r.chain, err = parseChain(r.env, text, settings); err != nil {
		return err
	}
	if err := checkHiding(r.chain.Chain, draw, len(r.People.Ignore)); err != nil {
		return outcome.Usage(err)
	}
	return r.chain.load()
}

func (r *filterRun) openOutput(leave func()) (*pipeOutput, error) {
	if r.Out == export.Pipe {
		if err := export.CheckStdout(r.env.Out); err != nil {
			return nil, err
		}
	}
	if r.In == export.Pipe {
		r.Overwrite.Ask = nil // the pictures would be taken for the answer
	}
	if err := r.placeFindings(); err != nil {
		return nil, err
	}
	return newPipeOutput(r, leave)
}

// pass runs the pipeline from the reader to the output.
func (r *filterRun) pass(ctx context.Context, reader *decode.Reader, out *pipeOutput, outs *export.Set) error {
	corrections := newCorrections(r.People)
	var hides func(id int) bool
	if len(r.People.Ignore) > 0 {
		hides = corrections.doubtful.Has
	}
	sink, err := out.open(r, reader, hides)
	if err != nil {
		return err
	}
	defer sink.Close()
	stateful, err := r.chain.NewStateful(r.chain.numbersLive(corrections)...)
	if err != nil {
		return err
	}
	frames := pipeSink{sink, out, !r.chain.Has("smooth")}
	slots := 0
	if r.live {
		slots = r.Workers + 1 // the fewest with which all workers have work
	}
	err = pipeline.Run(ctx, pipeline.Job{
		Source: reader, NewStateless: r.chain.NewStateless, Stateful: stateful, Events: r.chain.events,
		Sinks: outs.Sinks(), FrameSinks: []pipeline.FrameSink{frames}, Workers: r.Workers, Block: r.chain.BlockLength(), Slots: slots,
	})
	if err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	if err = errors.Join(err, frames.Close()); err == nil {
		corrections.warn(r.env.Log)
		corrections.doubtful.say(r.env.Log, r.In)
	}
	return err
}

// finish decides what becomes of the outputs of a run that ended with err. A reader
// that has left is an ordinary end.
func (r *filterRun) finish(ctx context.Context, h decode.Health, out *pipeOutput, outs *export.Set, err error) error {
	switch {
	case out.broken():
		h, err = decode.Health{}, nil
	case err != nil && ctx.Err() != nil:
		return outs.EndEarly(ctx, r.In, fmt.Sprintf(" after %d frames", h.Frames))
	case err != nil:
		return errors.Join(fmt.Errorf("%s: %w", r.In, err), outs.Discard())
	}
	if err := outs.Finish(ctx); err != nil {
		return errors.Join(err, outs.Discard())
	}
	return withLoss(outs.Commit(), loss(r.In, h))
}

// comesLive tells a pipe from a file, which may be read ahead.
func comesLive(name string) bool {
	info, err := os.Stat(name)
	return name == export.Pipe || err == nil && !info.Mode().IsRegular()
}
