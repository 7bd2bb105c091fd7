package pipeline

import (
	"context"
	"io"
	"sync/atomic"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// film is one person as classified: neutral in frames 0 to 29, then happy.
func film() (results []face.Result) {
	for n := range int64(60) {
		f := face.Face{ID: 1, Box: face.Box{W: 80, H: 80}, Label: face.Neutral}
		if n >= 30 {
			f.Label = face.Happiness
		}
		f.Scores[f.Label-face.Neutral] = 0.9
		results = append(results, face.Result{Frame: n, PTS: n, Duration: 1, Status: face.Found, Faces: []face.Face{f}})
	}
	return results
}

// smoothing is the last filter of a run.
type smoothing struct{ smoother *event.Smoother }

func (s smoothing) Configure(face.Stream) error { return nil }
func (s smoothing) Close() error                { return nil }

func (s smoothing) Process(f *frame.Frame) error {
	f.Result.Faces, f.Result.Status = film()[f.Result.Frame].Faces, face.Found
	s.smoother.Apply(&f.Result)
	return nil
}

// onsets are the first frames with happiness: of the event, of the results a sink gets,
// and of the frames a frame sink gets.
type onsets struct{ event, result, frame int64 }

func (o *onsets) Event(e event.Event) error {
	if e.Label == face.Happiness {
		o.event = e.OnsetFrame
	}
	return nil
}

func (o *onsets) Result(r *face.Result) error { note(&o.result, r); return nil }

func (o *onsets) Frame(f *frame.Frame) error {
	note(&o.frame, &f.Result)
	return f.Close()
}

func note(to *int64, r *face.Result) {
	if *to < 0 && r.Faces[0].State == face.Happiness {
		*to = r.Frame
	}
}

// TestOneOnset: in events, results and frames a state begins in the same frame, in a
// run and from a record: in the frame where the raw label changes, or with ahead=0 in the frame
// where the smoother decided.
func TestOneOnset(t *testing.T) {
	for ahead, want := range map[string]int64{"": 30, "ahead=0": 37} {
		values, err := event.Options().Parse(ahead)
		if err != nil {
			t.Fatal(err)
		}
		settings := event.Parse(values)
		source := &counted{count: 60}
		for how, run := range map[string]func(*onsets) error{
			"run": func(o *onsets) error {
				var closed atomic.Int64
				j := job(source, -1, -1, &closed, o)
				j.Stateful, j.Events, j.FrameSinks = smoothing{event.NewSmoother(settings, source.Stream())}, settings, []FrameSink{o, o}
				return Run(context.Background(), j)
			},
			"record": func(o *onsets) error {
				o.frame = want // a record has no frames
				smoother := event.NewSmoother(settings, source.Stream())
				smooth := func(r *face.Result) error { smoother.Apply(r); return nil }
				return Render(context.Background(), &recorded{film: film()}, smooth, settings, []Sink{o})
			},
		} {
			o := onsets{-1, -1, -1}
			if err := run(&o); err != nil {
				t.Fatal(err)
			}
			if o != (onsets{want, want, want}) {
				t.Errorf("%s with %q: happiness begins in frame %d of the events, %d of the results, %d of the frames, want %d",
					how, ahead, o.event, o.result, o.frame, want)
			}
		}
	}
}

// recorded is a record that reads every result into the same memory.
type recorded struct {
	film []face.Result
	next int
	last face.Result
}

func (r *recorded) Stream() face.Stream { return (&counted{}).Stream() }

func (r *recorded) Read() (*face.Result, error) {
	if r.next == len(r.film) {
		return nil, io.EOF
	}
	faces := append(r.last.Faces[:0], r.film[r.next].Faces...)
	r.last = r.film[r.next]
	r.last.Faces = faces
	r.next++
	return &r.last, nil
}

// TestNothingIsHeldWithoutAhead: with ahead=0 the fork holds no frame.
func TestNothingIsHeldWithoutAhead(t *testing.T) {
	k := newFork(Job{Sinks: []Sink{&sink{failAt: -1}}}, (&counted{}).Stream())
	for n := range int64(5) {
		f, err := newFrame()
		if err != nil {
			t.Fatal(err)
		}
		f.Result = face.Result{Frame: n, PTS: n, Status: face.NoFace}
		if err := k.addFrame(f); err != nil {
			t.Fatal(err)
		}
		if got := k.job.Sinks[0].(*sink).frames; len(got) != int(n)+1 || frame.OpenCount() != 0 {
			t.Fatalf("after frame %d: %v delivered, %d open", n, got, frame.OpenCount())
		}
	}
}
