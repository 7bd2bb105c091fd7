package batch

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"sync"
	"time"

	"github.com/facecue/facecue/internal/corpus"
	"github.com/facecue/facecue/internal/outcome"
)

// Job is a batch that is checked: entries have identities and outputs.
type Job struct {
	Entries     []corpus.Entry // all, also those of other shards
	Manifest    string
	Setup       corpus.Setup
	Shard       corpus.Shard
	Jobs        int      // recordings at once
	Worker      []string // the command of a worker process
	Hash        string   // the kind of hash of contents
	Force       bool
	RetryFailed bool
	Yes, No     bool // replace, or leave out, outputs that exist and are none of the manifest's
	MaxFailures int  // 0 for any number
	LogDir      string
	Scratch     string // a local folder in which outputs are collected; "" for none
	Video       bool   // some outputs are encoded
	Timing      corpus.Timing
	Log         *slog.Logger
	Out         io.Writer // a line for each recording that is done; nil for none
	Line        io.Writer // the progress line of a terminal; nil for none
}

// batch is a Job at work.
type batch struct {
	Job
	manifest *corpus.Manifest
	planner  corpus.Planner
	claims   *corpus.Claims
	segment  *corpus.Segment
	progress *progress
	stop     context.CancelCauseFunc

	mu    sync.Mutex // of the manifest and of what follows
	tasks []corpus.Task
	next  int
	busy  []corpus.Task // that other processes work on
	ends  map[corpus.State]int
	fault error // that ends the batch
}

// Run works through the job, and writes the summary.
func Run(ctx context.Context, job Job) error {
	b, err := plan(job)
	if err != nil {
		return err
	}
	if err := b.open(); err != nil {
		return err
	}
	defer b.close()
	if err := b.announce(); err != nil {
		return err
	}
	err = b.work(ctx)
	if failed := WriteSummary(job.Manifest); failed != nil && err == nil {
		err = failed
	}
	return err
}

// open takes a segment of the manifest.
func (b *batch) open() (err error) {
	if err := makeFolder(filepath.Dir(b.Manifest)); err != nil {
		return err
	}
	if b.claims, err = corpus.OpenClaims(b.Manifest, b.Timing); err != nil {
		return err
	}
	if b.segment, err = corpus.OpenSegment(b.Manifest, b.claims); err != nil {
		b.claims.Close()
	}
	return err
}

func (b *batch) close() {
	b.segment.Close()
	b.claims.Close()
}

// announce writes the setup and the new recordings to the manifest, before any work.
func (b *batch) announce() error {
	var lines []corpus.Line
	if b.manifest.Setups[b.Setup.Name()] == nil {
		lines = append(lines, corpus.Line{State: corpus.Setting, Setup: b.Setup.Name(), About: &b.Setup})
	}
	for _, t := range b.tasks {
		if t.Before == nil && t.Do {
			lines = append(lines, corpus.Line{State: corpus.Waiting, Input: t.ID, Size: t.Size, Modified: t.Modified})
		}
	}
	return b.segment.Append(lines...)
}

// work runs the slots until all is done, or the context or a fault ends them.
func (b *batch) work(ctx context.Context) error {
	ctx, b.stop = context.WithCancelCause(ctx)
	defer b.stop(nil)
	var slots sync.WaitGroup
	for range min(b.Jobs, max(1, len(b.tasks))) {
		slots.Add(1)
		go func() {
			defer slots.Done()
			newSlot(b).run(ctx)
		}()
	}
	slots.Wait()
	b.progress.clear()
	return b.verdict(ctx)
}

// verdict is how the batch ended.
func (b *batch) verdict(ctx context.Context) error {
	done := b.ends[corpus.Done] + b.ends[corpus.Damaged] + b.ends[corpus.Failed]
	left, bad := len(b.tasks)-done, b.ends[corpus.Damaged]+b.ends[corpus.Failed]
	switch {
	case b.fault != nil:
		return fmt.Errorf("%w; %d of %d recordings are not done: run the same command again to go on", b.fault, left, len(b.tasks))
	case ctx.Err() != nil:
		return fmt.Errorf("%w; %d of %d recordings are not done: run the same command again to go on", context.Cause(ctx), left, len(b.tasks))
	case left > 0:
		return fmt.Errorf("%d of %d recordings are not done: run the same command again to go on", left, len(b.tasks))
	case b.ends[corpus.Failed] > 0 && b.ends[corpus.Failed] == len(b.tasks):
		return fmt.Errorf("all %d recordings failed", len(b.tasks))
	case bad > 0:
		return outcome.SomeFailed{Failed: bad, All: len(b.tasks)}
	}
	return nil
}

// pause is how long a slot waits for recordings that other processes work on.
const pause = time.Second
