package batch

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"syscall"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/run"
)

// Serve is a worker: it follows orders until there are none. follow analyses one recording.
func Serve(ctx context.Context, orders io.Reader, reports io.Writer, follow func(context.Context, Order, *Reporter) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	list := make(chan Order)
	go func() {
		defer close(list)
		in := json.NewDecoder(bufio.NewReader(orders))
		for {
			var o Order
			if err := in.Decode(&o); err != nil {
				cancel(errors.New("the batch has ended"))
				return
			}
			list <- o
		}
	}()
	for o := range list {
		r := &Reporter{out: reports}
		if err := r.end(ctx, follow(ctx, o, r)); err != nil {
			return err
		}
	}
	return nil
}

// Reporter sends the reports of one order.
type Reporter struct {
	out   io.Writer
	tally run.Tally
	files []string
}

// Tell reports how far the analysis has come.
func (r *Reporter) Tell(t run.Tally) {
	r.tally = t
	r.send(Report{Tally: t})
}

// Wrote keeps the names of files for the report of the end.
func (r *Reporter) Wrote(files []string) { r.files = files }

// Log reports a message.
func (r *Reporter) Log(level, text string) { r.send(Report{Log: text, Level: level, Tally: r.tally}) }

// end reports how the order ended.
func (r *Reporter) end(ctx context.Context, err error) error {
	last := Report{Tally: r.tally, End: kindOf(ctx, err), Files: r.files}
	if err != nil {
		last.Error = outcome.OneLine(oneLine(err))
	}
	return r.send(last)
}

func (r *Reporter) send(report Report) error {
	line, err := json.Marshal(report)
	if err != nil {
		return err
	}
	_, err = r.out.Write(append(line, '\n'))
	return err
}

// kindOf tells a fault of the recording from one of the machine.
func kindOf(ctx context.Context, err error) Kind {
	var (
		damaged outcome.Damaged
		outputs outcome.OutputsFailed
	)
	switch {
	case err == nil:
		return Whole
	case isNoRoom(err):
		return NoRoom
	case ctx.Err() != nil:
		return Interrupted
	case errors.As(err, &damaged) && !errors.As(err, &outputs):
		return Damaged
	}
	return Failed
}

// isNoRoom tells that no other output could be written either.
func isNoRoom(err error) bool {
	for _, e := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
