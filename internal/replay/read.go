package replay

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/record"
	"github.com/facecue/facecue/internal/shield"
)

var (
	errBackwards = errors.New("the time stamps go backwards")
	errNoFrames  = errors.New("the record holds no frames; annotate the recording again")
)

// Read reads a record without corrections of its people.
func Read(in io.Reader) (*Record, error) { return ReadCorrected(in, nil) }

// ReadCorrected reads a record, as JSONL or as a Parquet file, and gives its people the numbers and
// names of a sheet, which may be nil. If it is damaged, the frames before the
// damage are read and Fault says what is wrong. Read fails if the input is not a record.
func ReadCorrected(in io.Reader, sheet *people.Sheet) (*Record, error) {
	source, err := record.Open(in)
	if err != nil {
		return nil, err
	}
	settings, err := event.Recorded(source.Provenance().Filters)
	if err != nil {
		return nil, fmt.Errorf("line 1: %w", err)
	}
	b := newBuilder(source.Stream(), settings, sheet)
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

// builder makes a record in memory from results that come in order.
type builder struct {
	record   *Record
	people   *people.Corrector
	smoother *event.Smoother
	states   *event.TwoSided
	waiting  []*face.Result // whose states are not decided
	shield   shield.Shield
	shielded []shieldedResult // to which the shield may still add missed faces
	last     float64          // player's seconds of the last result
	begun    bool
}

// shieldedResult is a result with found faces first, then those that the shield added.
type shieldedResult struct {
	*face.Result
	found int // faces that were found
}

func newBuilder(s face.Stream, settings event.Settings, sheet *people.Sheet) *builder {
	b := &builder{record: &Record{Stream: s, Names: sheet.Names(), Ignored: sheet.Ignored(), first: []uint32{0}, tolerance: tolerance(s)}}
	b.people = people.NewCorrector(sheet, s.Clock)
	b.smoother, b.states = event.NewSmoother(settings, s), event.NewTwoSided(settings, s)
	b.shield = shield.Shield{Clock: s.Clock, Hides: func(int) bool { return true }, Ahead: shield.Ahead}
	return b
}

// tolerance is how much before its PTS a frame is given, in seconds: a quarter of a frame, at
// most 10 ms. Containers round PTS to milliseconds, and hosts compute times from the frame's
// number.
func tolerance(s face.Stream) float64 {
	return min(0.01, 0.25*float64(s.FrameTicks())*s.Clock.Base.Float())
}

func (b *builder) add(r *face.Result) error {
	now := b.record.Stream.Clock.Seconds(r.PTS)
	if b.begun && now < b.last {
		return fmt.Errorf("frame %d: %w", r.Frame, errBackwards)
	}
	b.begun, b.last = true, now
	r = r.Clone()
	if err := b.people.Apply(r); err != nil {
		return err
	}
	b.smoother.Apply(r)
	b.waiting = append(b.waiting, r)
	b.addMissed(b.states.Add(r))
	return nil
}

// addMissed passes the oldest count waiting results through the shield.
func (b *builder) addMissed(count int) {
	for _, r := range b.waiting[:count] {
		found := len(r.Faces)
		b.shield.Cover(r)
		b.shielded = append(b.shielded, shieldedResult{r, found})
		if len(b.shielded) > shield.Ahead {
			b.store(b.shielded[0])
			b.shielded = slices.Delete(b.shielded, 0, 1)
		}
	}
	b.waiting = slices.Delete(b.waiting, 0, count)
}

// store appends a frame to the record.
func (b *builder) store(r shieldedResult) {
	t := b.record
	for i := range r.Faces {
		f := &r.Faces[i]
		t.faces = append(t.faces, Face{ID: int32(f.ID), Box: f.Box, State: f.State, Missed: i >= r.found, Smooth: f.Smooth, Peak: f.Peak})
	}
	begins := t.Stream.Clock.Seconds(r.PTS)
	t.times, t.first = append(t.times, begins), append(t.first, uint32(len(t.faces)))
	t.end = begins + float64(max(r.Duration, t.Stream.FrameTicks(), 1))*t.Stream.Clock.Base.Float()
}

func (b *builder) finish(fault error) *Record {
	b.states.End()
	b.addMissed(len(b.waiting))
	for _, r := range b.shielded {
		b.store(r)
	}
	b.record.Fault = fault
	return b.record
}
