package replay

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/record"
	"github.com/facecue/facecue/internal/shield"
)

var (
	errBackwards = errors.New("the time stamps go backwards")
	errNoFrames  = errors.New("the record holds no frames; annotate the recording again")
)

// Read reads a record, JSONL or a file of Parquet, as far as it is whole. It fails for what is no record at
// all; for one that is damaged further on it says so in Fault.
func Read(in io.Reader) (*Record, error) {
	source, err := record.Open(in)
	if err != nil {
		return nil, err
	}
	settings, err := smoothing(source.Provenance().Filters)
	if err != nil {
		return nil, fmt.Errorf("line 1: %w", err)
	}
	b := newBuilder(source.Stream(), settings)
	for err == nil {
		var r *face.Result
		if r, err = source.Read(); err == nil {
			err = b.add(r)
		}
	}
	if err == io.EOF {
		err = nil
		if !b.begun {
			err = errNoFrames
		}
	}
	return b.finish(err), nil
}

// smoothing is how the record's own chain smooths.
func smoothing(chain string) (event.Settings, error) {
	values := event.Options().Defaults()
	if chain == "" {
		return event.Parse(values), nil
	}
	items, err := opt.ParseChain(chain)
	if err != nil {
		return event.Settings{}, err
	}
	for _, item := range items {
		if item.Name == "smooth" {
			if values, err = event.Options().Parse(item.Args); err != nil {
				return event.Settings{}, err
			}
		}
	}
	return event.Parse(values), nil
}

// builder makes a record in memory of results that come in order.
type builder struct {
	record    *Record
	smoother  *event.Smoother
	backdater *event.Backdater
	waiting   []*face.Result // a state may still be found to have begun in them
	shield    shield.Shield
	recent    []covered // may still be told of faces that were missed
	last      float64
	begun     bool
}

// covered is a result whose first faces were found, the others missed.
type covered struct {
	*face.Result
	found int
}

func newBuilder(s face.Stream, settings event.Settings) *builder {
	b := &builder{record: &Record{Stream: s, first: []uint32{0}, early: early(s)}}
	b.smoother, b.backdater = event.NewSmoother(settings, s), event.NewBackdater(settings, s)
	b.shield = shield.Shield{Clock: s.Clock, Hides: func(int) bool { return true }, Ahead: shield.Ahead}
	return b
}

// early is a quarter of a frame, 10 ms at most: containers round time stamps to
// milliseconds, and hosts compute them from a frame's number.
func early(s face.Stream) float64 {
	return min(0.01, 0.25*float64(s.FrameTicks())*s.Clock.Base.Float())
}

func (b *builder) add(r *face.Result) error {
	now := b.record.Stream.Clock.Seconds(r.PTS)
	if b.begun && now < b.last {
		return fmt.Errorf("frame %d: %w", r.Frame, errBackwards)
	}
	b.begun, b.last = true, now
	r = r.Clone()
	b.smoother.Apply(r)
	b.waiting = append(b.waiting, r)
	b.cover(b.backdater.Add(r))
	return nil
}

// cover hides who was missed in the oldest results that wait.
func (b *builder) cover(count int) {
	for _, r := range b.waiting[:count] {
		found := len(r.Faces)
		b.shield.Cover(r)
		b.recent = append(b.recent, covered{r, found})
		if len(b.recent) > shield.Ahead {
			b.store(b.recent[0])
			b.recent = slices.Delete(b.recent, 0, 1)
		}
	}
	b.waiting = slices.Delete(b.waiting, 0, count)
}

// store keeps what is drawn of a frame.
func (b *builder) store(r covered) {
	t := b.record
	for i := range r.Faces {
		f := &r.Faces[i]
		t.faces = append(t.faces, Face{ID: int32(f.ID), Box: f.Box, State: f.State, Missed: i >= r.found, Smooth: f.Smooth})
	}
	begins := t.Stream.Clock.Seconds(r.PTS)
	t.times, t.first = append(t.times, begins), append(t.first, uint32(len(t.faces)))
	t.end = begins + float64(max(r.Duration, t.Stream.FrameTicks(), 1))*t.Stream.Clock.Base.Float()
}

func (b *builder) finish(fault error) *Record {
	b.cover(len(b.waiting))
	for _, r := range b.recent {
		b.store(r)
	}
	b.record.Fault = fault
	return b.record
}
