package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if left := av.Allocated(); frame.OpenCount() != 0 || left != (av.Counts{}) {
		fmt.Fprintf(os.Stderr, "left behind: %d frames open, %+v of libav\n", frame.OpenCount(), left)
		code = 1
	}
	os.Exit(code)
}

// counted is a source of numbered frames that may fail or be cancelled at its end.
type counted struct {
	next, count int64
	most        int64 // frames open at once
	fail        error // returned after count frames, instead of io.EOF
}

func (s *counted) Stream() face.Stream {
	return face.Stream{Width: 8, Height: 8, Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}}
}

func (s *counted) Read() (*frame.Frame, error) {
	if s.next == s.count {
		if s.fail != nil {
			return nil, s.fail
		}
		return nil, io.EOF
	}
	f, err := newFrame()
	if err != nil {
		return nil, err
	}
	f.Result = face.Result{Frame: s.next, PTS: s.next, Duration: 1, Status: face.NoFace}
	s.next++
	s.most = max(s.most, frame.OpenCount())
	return f, nil
}

// newFrame makes a small frame with a buffer: without one it could not be
// referenced.
func newFrame() (*frame.Frame, error) {
	picture := av.NewFrame()
	picture.SetWidth(8)
	picture.SetHeight(8)
	picture.SetPixelFormat(astiav.PixelFormatGray8)
	if err := picture.AllocBuffer(0); err != nil {
		av.FreeFrame(picture)
		return nil, err
	}
	return frame.New(picture)
}

// failing is a filter that may fail at one frame.
type failing struct {
	failAt int64
	closed *atomic.Int64
}

var errFilter = errors.New("filter broke")

func (s failing) Configure(face.Stream) error { return nil }
func (s failing) Close() error                { s.closed.Add(1); return nil }

func (s failing) Process(f *frame.Frame) error {
	if f.Result.Frame == s.failAt {
		return errFilter
	}
	return nil
}

// sink keeps the numbers of the frames it got, and may fail at one.
type sink struct {
	frames []int64
	failAt int64
}

var errSink = errors.New("disk full")

func (s *sink) Event(event.Event) error { return nil }
func (s *sink) Result(r *face.Result) error {
	if r.Frame == s.failAt {
		return errSink
	}
	s.frames = append(s.frames, r.Frame)
	return nil
}

func (s *sink) Frame(f *frame.Frame) error { return errors.Join(f.Close(), s.Result(&f.Result)) }

func settings() event.Settings { return event.Parse(event.Options().Defaults()) }

func job(source Source, statelessFails, statefulFails int64, closed *atomic.Int64, sinks ...Sink) Job {
	return Job{
		Source: source, Workers: 3, Sinks: sinks, Events: settings(),
		NewStateless: func() (filter.Filter, error) { return failing{statelessFails, closed}, nil },
		Stateful:     failing{statefulFails, closed},
	}
}

func TestOrderAndBound(t *testing.T) {
	for workers := 1; workers <= 5; workers++ {
		var closed atomic.Int64
		source, text, first, second := &counted{count: 500}, &sink{failAt: -1}, &sink{failAt: -1}, &sink{failAt: -1}
		j := job(source, -1, -1, &closed, text)
		j.Workers, j.FrameSinks = workers, []FrameSink{first, second}
		if err := Run(context.Background(), j); err != nil {
			t.Fatal(err)
		}
		for _, s := range []*sink{text, first, second} {
			if len(s.frames) != 500 {
				t.Fatalf("%d workers: %d frames", workers, len(s.frames))
			}
			for i, n := range s.frames {
				if n != int64(i) {
					t.Fatalf("%d workers: frame %d came as %d", workers, n, i)
				}
			}
		}
		// one in every slot, one that the reader waits to queue, one and its reference
		// at the sinks, and those that the fork holds for 1.2 seconds
		if bound := int64(3*workers + 3 + 31); source.most > bound {
			t.Errorf("%d workers: %d frames in memory, bound is %d", workers, source.most, bound)
		}
		if closed.Load() != int64(workers+1) {
			t.Errorf("%d workers: %d filters closed", workers, closed.Load())
		}
	}
}

func TestFailures(t *testing.T) {
	broken := errors.New("cannot read")
	cases := []struct {
		name                      string
		source                    *counted
		stateless, stateful, sink int64
		want                      error
		text                      string
	}{
		{"stateless", &counted{count: 100}, 50, -1, -1, errFilter, "frame 50: filter broke"},
		{"first frame", &counted{count: 100}, 0, -1, -1, errFilter, "frame 0: filter broke"},
		{"stateful", &counted{count: 100}, -1, 50, -1, errFilter, "frame 50: filter broke"},
		{"sink", &counted{count: 100}, -1, -1, 50, errSink, "disk full"},
		{"source", &counted{count: 10, fail: broken}, -1, -1, -1, broken, "cannot read"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var closed atomic.Int64
			err := Run(context.Background(), job(c.source, c.stateless, c.stateful, &closed, &sink{failAt: c.sink}))
			if !errors.Is(err, c.want) || err.Error() != c.text {
				t.Fatalf("got %v, want %s", err, c.text)
			}
			if closed.Load() != 4 {
				t.Errorf("%d of 4 filters closed", closed.Load())
			}
			if n := frame.OpenCount(); n != 0 {
				t.Errorf("%d frames left open", n)
			}
		})
	}
}

func TestCancelledSourceFinishesWhatWasRead(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var closed atomic.Int64
	text := &sink{failAt: -1}
	source := &counted{count: 40, fail: fmt.Errorf("reading: %w", context.Canceled)}
	err := Run(ctx, job(source, -1, -1, &closed, text))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if len(text.frames) != 40 {
		t.Errorf("%d of 40 frames passed", len(text.frames))
	}
}

func TestFilterThatCannotBeMade(t *testing.T) {
	var closed atomic.Int64
	j := job(&counted{count: 100}, -1, -1, &closed)
	j.NewStateless = func() (filter.Filter, error) { return nil, errFilter }
	if err := Run(context.Background(), j); !errors.Is(err, errFilter) {
		t.Errorf("got %v", err)
	}
}
