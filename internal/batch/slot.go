package batch

import (
	"context"
	"errors"
	"runtime"
	"time"

	"github.com/facecue/facecue/internal/corpus"
)

// slot analyses one recording after the other, with a worker of its own.
type slot struct {
	*batch
	worker worker
}

func newSlot(b *batch) *slot { return &slot{batch: b, worker: worker{command: b.Worker}} }

// run takes recordings until there are none. The thread is locked, for the kernel ends the worker
// with the thread that started it.
func (s *slot) run(ctx context.Context) {
	runtime.LockOSThread()
	defer s.worker.stop()
	for ctx.Err() == nil {
		task, claim, more := s.take()
		switch {
		case task != nil:
			s.one(ctx, *task, claim)
			claim.Release()
		case !more:
			return
		default:
			s.progress.waiting(s.elsewhere())
			select {
			case <-ctx.Done():
			case <-time.After(pause):
			}
		}
	}
}

// one analyses one recording and writes down what became of it.
func (s *slot) one(ctx context.Context, t corpus.Task, claim *corpus.Claim) {
	line, err := s.begin(t)
	switch {
	case errors.As(err, &manifestError{}):
		s.fail(err)
		return
	case err != nil:
		s.finish(t, line, Report{End: kindOf(ctx, err), Error: oneLine(err)})
		return
	}
	log, err := openLog(s.LogDir, t)
	if err != nil {
		s.fail(err)
		return
	}
	defer log.Close()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go func() {
		select {
		case <-claim.Lost():
			cancel(errLost)
		case <-ctx.Done():
		}
	}()
	begun := time.Now()
	result := &corpus.Result{}
	line.Result = result
	last, err := s.worker.follow(ctx, Order{Input: t.Path, Paths: t.Outputs, Options: t.Options, Replace: s.replace(t), Scratch: s.Scratch}, func(r Report) {
		log.add(r)
		warn(result, r)
		s.progress.tell(t.ID, r.Tally)
	})
	if err != nil {
		s.fail(err)
		return
	}
	if ctx.Err() != nil {
		s.worker.stop()
	}
	if errors.Is(context.Cause(ctx), errLost) {
		return // the recording is another process's now
	}
	log.end(last)
	set(result, last, time.Since(begun))
	s.finish(t, line, last)
}

var errLost = errors.New("another process took the recording over")
