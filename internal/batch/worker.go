package batch

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"

	"github.com/facecue/facecue/internal/outcome"
)

// worker is a process that follows orders. It is started by the first order, and again by the order
// after one that it did not survive.
type worker struct {
	command []string
	process *exec.Cmd
	orders  io.WriteCloser
	reports *json.Decoder
	pipe    *os.File
	errs    *tail
}

// grace is how long a worker may take to end its files after an interruption. The batch itself has half a
// second more (cmd/facecue).
const grace = 3500 * time.Millisecond

func (w *worker) start() error {
	reports, theirs, err := os.Pipe()
	if err != nil {
		return err
	}
	defer theirs.Close()
	w.errs = &tail{}
	w.process = exec.Command(w.command[0], w.command[1:]...)
	w.process.ExtraFiles = []*os.File{theirs}
	w.process.Stderr = w.errs
	w.process.WaitDelay = time.Second
	w.process.SysProcAttr = processAttributes()
	if w.orders, err = w.process.StdinPipe(); err == nil {
		err = w.process.Start()
	}
	if err != nil {
		reports.Close()
		w.process = nil
		return fmt.Errorf("starting a worker: %w", err)
	}
	w.pipe, w.reports = reports, json.NewDecoder(reports)
	return nil
}

// follow gives an order and waits for its end. It interrupts the worker when the context ends.
func (w *worker) follow(ctx context.Context, o Order, tell func(Report)) (Report, error) {
	if w.process == nil {
		if err := w.start(); err != nil {
			return Report{}, err
		}
	}
	line, err := json.Marshal(o)
	if err != nil {
		return Report{}, err
	}
	release := context.AfterFunc(ctx, func() { w.interrupt() })
	defer release()
	w.orders.Write(append(line, '\n')) // if the worker has ended, its reports have as well
	for {
		var r Report
		if err := w.reports.Decode(&r); err != nil {
			return w.died(ctx), nil
		}
		if r.End == Interrupted {
			w.stop()
		}
		if r.End != "" {
			return r, nil
		}
		tell(r)
	}
}

// interrupt ends the worker as a signal ends annotate, and by force if that takes too long. It sends
// no signal: a worker may have got one from elsewhere, and ends at once at the second.
func (w *worker) interrupt() {
	process := w.process.Process
	w.orders.Close()
	time.AfterFunc(grace, func() { process.Kill() })
}

// died is the report of a worker that ended before its order did.
func (w *worker) died(ctx context.Context) Report {
	state := w.stop()
	if ctx.Err() != nil {
		return Report{End: Interrupted, Error: context.Cause(ctx).Error()}
	}
	return Report{End: Failed, Error: outcome.OneLine("the analysis crashed: " + state + w.errs.first())}
}

// stop ends the worker, and says how it ended.
func (w *worker) stop() string {
	if w.process == nil {
		return ""
	}
	w.orders.Close()
	w.process.Wait()
	w.pipe.Close()
	state := w.process.ProcessState.String()
	w.process = nil
	return state
}

// tail keeps the beginning of what a worker prints, which is what a crash is about.
type tail struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// mostSaid is how much is kept, in bytes.
const mostSaid = 4096

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text.Write(b[:min(len(b), max(0, mostSaid-t.text.Len()))])
	return len(b), nil
}

// first is the first line, after a colon; "" without any.
func (t *tail) first() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	line, _, _ := bytes.Cut(bytes.TrimSpace(t.text.Bytes()), []byte("\n"))
	if len(line) == 0 {
		return ""
	}
	return ": " + string(line)
}
