package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/pipeline"
	"github.com/facecue/facecue/internal/run"
)

// bencher measures one file, round by round.
type bencher struct {
	ctx       context.Context
	env       run.Env
	o         Options
	file, dir string

	stream  face.Stream
	filters filter.Env
	chain   *filter.Chain
	kept    *frameCache
	frames  int64

	decode, analyse, annotate, overlay []float64 // seconds a frame
	cpu                                []float64 // of decoding, seconds a frame
	allocated                          []float64
	stages                             map[string][]float64
}

// prepare loads what all rounds share.
func (b *bencher) prepare() error {
	_, registry, err := b.env.Networks()
	if err != nil {
		return err
	}
	b.filters = filter.Env{Models: registry, Logger: b.env.Log}
	if b.chain, err = filter.Parse(filter.DefaultChain, b.filters); err != nil {
		return err
	}
	b.stages = map[string][]float64{}
	b.kept, b.stream, err = keepFrames(b.ctx, b.file, b.o.Threads)
	return err
}

func (b *bencher) close() { b.kept.close() }

// round measures everything once, so that a busy moment hits all alike.
func (b *bencher) round() error {
	steps := []func() error{b.decodeAlone, b.analyseAlone, func() error { return b.whole(&b.annotate, "r.jsonl") }}
	if !b.o.NoOverlay {
		steps = append(steps, func() error { return b.whole(&b.overlay, "r.mkv") })
	}
	for _, step := range append(steps, b.eachStage) {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (b *bencher) options() decode.Options {
	return decode.Options{Stream: -1, Threads: b.o.Threads, LumaOnly: true}
}

// decodeAlone reads the file as annotate does, and drops the frames.
func (b *bencher) decodeAlone() error {
	begun, cpu := time.Now(), cpuTime()
	r, err := decode.Open(b.ctx, b.file, b.options())
	if err != nil {
		return err
	}
	defer r.Close()
	for b.frames = 0; ; b.frames++ {
		f, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		f.Close()
	}
	if b.frames == 0 {
		return r.NoFrames()
	}
	b.decode = append(b.decode, time.Since(begun).Seconds()/float64(b.frames))
	b.cpu = append(b.cpu, (cpuTime()-cpu).Seconds()/float64(b.frames))
	return nil
}

// analyseAlone runs the filters over frames that are in memory.
func (b *bencher) analyseAlone() error {
	values, err := run.Events(b.chain)
	if err != nil {
		return err
	}
	stateful, err := b.chain.NewStateful()
	if err != nil {
		return err
	}
	begun := time.Now()
	source := b.kept.loop(b.stream, b.frames)
	err = pipeline.Run(b.ctx, pipeline.Job{Source: source, NewStateless: b.chain.NewStateless, Stateful: stateful, Events: values, Workers: b.o.Threads, Block: b.chain.BlockLength()})
	b.analyse = append(b.analyse, time.Since(begun).Seconds()/float64(b.frames))
	return err
}

// whole runs an annotation from start to end.
func (b *bencher) whole(to *[]float64, name string) error {
	targets, err := export.ParseTargets([]string{filepath.Join(b.dir, name)}, 1)
	if err != nil {
		return err
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begun := time.Now()
	var loss outcome.Damaged
	if err := run.Annotate(b.ctx, b.env, b.annotation(targets)); err != nil && !errors.As(err, &loss) {
		return fmt.Errorf("annotate failed: %w", err)
	}
	*to = append(*to, time.Since(begun).Seconds()/float64(b.frames))
	runtime.ReadMemStats(&after)
	if strings.HasSuffix(name, ".jsonl") {
		b.allocated = append(b.allocated, float64(after.Mallocs-before.Mallocs)/float64(b.frames))
	}
	return nil
}

func (b *bencher) annotation(targets []export.Target) run.Annotation {
	reading := b.options()
	reading.HWAccel, reading.Logger = "none", b.env.Log
	return run.Annotation{
		Inputs: []string{b.file}, Targets: targets, Reading: reading, Chain: filter.DefaultChain,
		Workers: b.o.Threads, Encoders: b.o.Encoders, Overwrite: export.Overwriter{Yes: true},
	}
}

func (b *bencher) result() (Result, error) {
	s := b.stream
	m := Result{
		File: filepath.Base(b.file), Width: s.Width, Height: s.Height, Frames: b.frames, Threads: b.o.Threads,
		Seconds: s.Clock.Seconds(s.Clock.Start + s.Duration), Decode: 1 / median(b.decode), Analyse: 1 / median(b.analyse),
		Annotate: 1 / median(b.annotate), Ratio: median(b.decode) / median(b.annotate),
		Stages: map[string]float64{"decode": 1000 * median(b.cpu)}, Allocated: median(b.allocated), PeakMB: peakMB(),
	}
	if len(b.overlay) > 0 {
		m.Overlay = 1 / median(b.overlay)
	}
	if rate := s.Rate.Float(); rate > 0 {
		m.Realtime = m.Annotate / rate
	}
	for name, times := range b.stages {
		m.Stages[name] = 1000 * median(times)
	}
	return m, nil
}
