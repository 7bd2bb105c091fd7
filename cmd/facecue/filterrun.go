package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/pipeline"
	"github.com/facecue/facecue/models"
)

// passage is one run of the filter command.
type passage struct {
	ends    *pipeEnds
	chain   *filter.Chain
	used    []face.ModelRef
	events  event.Settings
	targets []target // texts beside the pictures
	look    opt.Values
	cast    cast
	live    bool // pictures come as they are made, so none may wait
	workers int
	streams streams
	log     *slog.Logger
	release func() error // of what was loaded before the run
}

func filterPipe(c *cli.Context, s streams, ends *pipeEnds) error {
	p, err := newPassage(c, s, ends)
	if err != nil {
		return err
	}
	defer p.release()
	// Who reads the output may leave while the input is silent.
	ctx, leave := context.WithCancel(c.Context)
	defer leave()
	out, err := p.openOutput(c, leave)
	if err != nil {
		return err
	}
	reader, err := decode.Open(ctx, ends.in, decode.Options{
		Stream: -1, Live: p.live, KnowRate: out.needsRate(), Threads: p.workers,
		Format: ends.inFormat, Input: s.in, MaxPixels: c.Int64("max-pixels"), Logger: p.log,
	})
	if err != nil {
		return errors.Join(err, out.discard())
	}
	defer reader.Close()
	outs, err := p.openFindings(reader, out)
	if err != nil {
		return errors.Join(err, out.discard())
	}
	err = p.run(ctx, reader, out, outs)
	return p.settle(c.Context, reader.Health(), out, outs, err)
}

func newPassage(c *cli.Context, s streams, ends *pipeEnds) (p *passage, err error) {
	if c.NArg() != 1 {
		return nil, usagef("filter takes one chain, such as 'detect,track,classify,smooth,draw'; \"facecue filter --help\" shows examples")
	}
	p = &passage{ends: ends, streams: s, live: comesLive(ends.in), workers: threads(c.Int("threads"))}
	if p.log, err = logger(c, s); err != nil {
		return nil, err
	}
	decode.CaptureLog(p.log)
	if p.cast, err = people(c); err != nil {
		return nil, err
	}
	return p, p.parse(c)
}

// parse reads the chain and loads its networks, before anything is read.
func (p *passage) parse(c *cli.Context) error {
	text, look, err := splitDrawing(c.Args().First())
	if err == nil {
		text, err = withoutWaiting(text)
	}
	if err != nil {
		return usageError{err}
	}
	library, err := models.Start(c.String("ort-lib"))
	if err != nil {
		return err
	}
	registry, err := openRegistry()
	if err != nil {
		return err
	}
	p.look = look
	if p.chain, err = filter.Parse(text, filter.Env{Models: registry, Logger: p.log}); err != nil {
		return usageError{err}
	}
	if err := checkHiding(p.chain, look, len(p.cast.ignore)); err != nil {
		return usageError{err}
	}
	if p.used, err = p.chain.Models(); err != nil {
		return err
	}
	if p.events, err = chainEvents(p.chain); err != nil {
		return err
	}
	p.release = checkMachine(p.log, library, registry)
	return nil
}

// withoutWaiting has smooth hold no picture back, unless the chain says for how long.
func withoutWaiting(chain string) (string, error) {
	items, err := opt.ParseChain(chain)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(items, func(item opt.Item) bool { return item.Name == "smooth" })
	if i < 0 {
		return chain, nil
	}
	if own, err := opt.Find(items[i].Args, "ahead"); own != "" || err != nil {
		return chain, err
	}
	return withOption(chain, "smooth", "ahead", "0", "")
}

// openOutput refuses to fill a terminal with pixels.
func (p *passage) openOutput(c *cli.Context, leave func()) (*pipeOutput, error) {
	if p.ends.out == pipe {
		if err := usable(p.streams.out); err != nil {
			return nil, err
		}
		if onTerminal(p.streams.out) {
			return nil, usagef("the output is a terminal; put a program behind it, as in ... | ffplay -")
		}
	}
	o := newOverwriter(c, p.streams)
	o.terminal = o.terminal && p.ends.in != pipe // else the pictures would be taken for the answer
	var err error
	if p.targets, err = findingsTargets(c, p.ends, o, p.log); err != nil {
		return nil, err
	}
	return newPipeOutput(p.ends, o, p.streams.out, leave)
}

func (p *passage) run(ctx context.Context, reader *decode.Reader, out *pipeOutput, outs *sinks) error {
	sink, err := out.open(p, reader)
	if err != nil {
		return err
	}
	defer sink.Close()
	stateful, err := p.chain.NewStateful()
	if err != nil {
		return err
	}
	pictures := shown{sink, out, !p.chain.Has("smooth")}
	slots := 0
	if p.live {
		slots = p.workers + 1 // the fewest that keep all at work
	}
	err = pipeline.Run(ctx, pipeline.Job{
		Source: reader, NewStateless: p.chain.NewStateless, Stateful: stateful, Events: p.events,
		Sinks: outs.pipelineSinks(), FrameSinks: []pipeline.FrameSink{pictures}, Workers: p.workers, Slots: slots,
	})
	if err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return errors.Join(err, pictures.Close())
}

// settle decides what becomes of the outputs of a run that ended with err. A reader
// that has left is an ordinary end.
func (p *passage) settle(ctx context.Context, h decode.Health, out *pipeOutput, outs *sinks, err error) error {
	switch {
	case out.broken():
		h, err = decode.Health{}, nil
	case err != nil && ctx.Err() != nil:
		return outs.endEarly(ctx, p.ends.in, fmt.Sprintf(" after %d frames", h.Frames))
	case err != nil:
		return errors.Join(fmt.Errorf("%s: %w", p.ends.in, err), outs.discard())
	}
	if err := outs.finish(ctx); err != nil {
		return errors.Join(err, outs.discard())
	}
	return withLoss(outs.commit(), loss(p.ends.in, h))
}
