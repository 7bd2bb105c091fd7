package batch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/corpus"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/run"
)

// TestShare: as many recordings at once as processors, fewer where memory or recordings are few.
func TestShare(t *testing.T) {
	const gb = 1 << 30
	for _, c := range []struct {
		processors, recordings int
		video                  bool
		memory                 int64
		jobs, threads          int
	}{
		{2, 100, false, 24 * gb, 2, 1}, {64, 100, false, 0, 64, 1}, {8, 3, false, 24 * gb, 3, 2}, {8, 100, false, 2 * gb, 4, 2},
		{8, 100, true, 2 * gb, 2, 4}, {4, 100, true, gb / 8, 1, 4}, {1, 0, false, gb, 1, 1},
	} {
		if jobs, threads := share(c.processors, c.recordings, c.video, c.memory); jobs != c.jobs || threads != c.threads {
			t.Errorf("%+v: %d and %d", c, jobs, threads)
		}
	}
	if m := available(); m < 1<<20 {
		t.Errorf("%d bytes are available", m)
	}
}

// TestServe: a worker follows orders, says how each ended, and ends with its orders.
func TestServe(t *testing.T) {
	orders := `{"input":"a"}{"input":"b"}{"input":"c"}{"input":"d"}`
	ends := map[string]error{
		"a": nil, "b": outcome.Damaged{Reason: "cut"}, "c": fmt.Errorf("writing: %w", syscall.ENOSPC), "d": errors.Join(outcome.Damaged{Reason: "cut"}, outcome.OutputsFailed{Err: errors.New("x\ny")}),
	}
	var out strings.Builder
	read, write := io.Pipe()
	go io.WriteString(write, orders)
	n := 0
	err := Serve(context.Background(), read, &out, func(_ context.Context, o Order, r *Reporter) error {
		r.Tell(run.Tally{Frames: 7})
		r.Log("warning", "look")
		if n++; n == len(ends) {
			write.Close()
		}
		return ends[o.Input]
	})
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for in := json.NewDecoder(strings.NewReader(out.String())); ; {
		var r Report
		if in.Decode(&r) != nil {
			break
		}
		if r.Tally.Frames != 7 || strings.Contains(r.Error, "\n") {
			t.Errorf("%+v", r)
		}
		if r.End != "" {
			kinds = append(kinds, string(r.End)+" "+string(r.End.state()))
		}
	}
	if got := strings.Join(kinds, ", "); !strings.HasPrefix(got, "done done, damaged damaged, no room waiting, ") {
		t.Error(got)
	}
}

// TestServeEnds: where the orders end, the recording under way is interrupted.
func TestServeEnds(t *testing.T) {
	var out strings.Builder
	err := Serve(context.Background(), strings.NewReader(`{"input":"a"}`), &out, func(ctx context.Context, _ Order, _ *Reporter) error {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(time.Minute):
			return nil
		}
	})
	if err != nil || !strings.Contains(out.String(), `"end":"interrupted"`) {
		t.Errorf("%s (%v)", out.String(), err)
	}
}

// TestProgress: the line estimates hours and time from bytes.
func TestProgress(t *testing.T) {
	task := func(id string, size int64) corpus.Task {
		return corpus.Task{Entry: corpus.Entry{ID: id, Size: size}, Do: true}
	}
	p := newProgress(io.Discard, []corpus.Task{task("a", 100), task("b", 300), {Entry: corpus.Entry{ID: "c", Size: 999}}})
	p.skip("c", false)
	p.done(task("a", 100), corpus.Line{State: corpus.Done, Result: &corpus.Result{Frames: 500, Seconds: 3600}})
	p.tell("b", run.Tally{Frames: 500, Seconds: 3600, Span: 10800})
	if got, want := p.text(10), "2/3 recordings  2.00 h of about 4.00 h  100 fps  ETA 10s"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	p.done(task("b", 300), corpus.Line{State: corpus.Waiting})
	p.waiting(1)
	if got := p.text(10); !strings.Contains(got, "waiting for 1 that other processes analyse") {
		t.Error(got)
	}
}
