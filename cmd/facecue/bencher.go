package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pipeline"
	"github.com/facecue/facecue/models"
)

// bencher measures one file, round by round.
type bencher struct {
	c         *cli.Context
	file, dir string
	threads   int

	stream face.Stream
	env    filter.Env
	chain  *filter.Chain
	kept   *kept
	frames int64

	decode, analyse, annotate, overlay []float64 // seconds a frame
	cpu                                []float64 // of decoding, seconds a frame
	allocated                          []float64
	stages                             map[string][]float64
}

// prepare loads what all rounds share.
func (b *bencher) prepare() error {
	if _, err := models.Start(b.c.String("ort-lib")); err != nil {
		return err
	}
	registry, err := openRegistry()
	if err != nil {
		return err
	}
	log, err := logger(b.c, streams{err: b.c.App.ErrWriter})
	if err != nil {
		return err
	}
	b.env = filter.Env{Models: registry, Logger: log}
	if b.chain, err = filter.Parse(filter.DefaultChain, b.env); err != nil {
		return err
	}
	b.stages = map[string][]float64{}
	b.kept, b.stream, err = keepFrames(b.c.Context, b.file, b.threads)
	return err
}

func (b *bencher) close() { b.kept.close() }

// round measures everything once, so that a busy moment hits all alike.
func (b *bencher) round() error {
	steps := []func() error{b.decodeAlone, b.analyseAlone, func() error { return b.whole(&b.annotate, "r.jsonl") }}
	if !b.c.Bool("no-overlay") {
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
	return decode.Options{Stream: -1, Threads: b.threads, LumaOnly: true}
}

// decodeAlone reads the file as annotate does, and drops the frames.
func (b *bencher) decodeAlone() error {
	begun, cpu := time.Now(), cpuTime()
	r, err := decode.Open(b.c.Context, b.file, b.options())
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
	values, err := chainEvents(b.chain)
	if err != nil {
		return err
	}
	stateful, err := b.chain.NewStateful()
	if err != nil {
		return err
	}
	begun := time.Now()
	source := b.kept.replay(b.stream, b.frames)
	err = pipeline.Run(b.c.Context, pipeline.Job{Source: source, NewStateless: b.chain.NewStateless, Stateful: stateful, Events: values, Workers: b.threads})
	b.analyse = append(b.analyse, time.Since(begun).Seconds()/float64(b.frames))
	return err
}

// whole runs annotate itself.
func (b *bencher) whole(to *[]float64, name string) error {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begun := time.Now()
	var errs bytes.Buffer
	args := []string{"facecue", "annotate", "-y", "--hwaccel", "none", "--threads", strconv.Itoa(b.c.Int("threads")), b.file, "-o", filepath.Join(b.dir, name)}
	if code := run(b.c.Context, args, bytes.NewReader(nil), io.Discard, &errs); code != exitDone && code != exitSome {
		return fmt.Errorf("annotate failed: %s", strings.TrimSpace(errs.String()))
	}
	*to = append(*to, time.Since(begun).Seconds()/float64(b.frames))
	runtime.ReadMemStats(&after)
	if strings.HasSuffix(name, ".jsonl") {
		b.allocated = append(b.allocated, float64(after.Mallocs-before.Mallocs)/float64(b.frames))
	}
	return nil
}

func (b *bencher) result() (measured, error) {
	s := b.stream
	m := measured{
		File: filepath.Base(b.file), Width: s.Width, Height: s.Height, Frames: b.frames, Threads: b.threads,
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
