package session

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"sort"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/record"
	"github.com/facecue/facecue/internal/speech"
	"github.com/facecue/facecue/internal/wording"
)

// ErrNoFrames says that a record has a header and nothing else.
var ErrNoFrames = errors.New("the record holds no frames; annotate the recording again")

// Options choose what is read.
type Options struct {
	Sheet  *people.Sheet // who is who; nil leaves people as the record numbers them
	Ignore face.People   // who is left out, by number
}

// Read reads a record. The states and events are those that facecue render makes of it, with
// the smoothing that the record names, of people as the sheet has them. Of a record that is damaged, or that was not finished, the frames before the damage are read,
// and Fault says what is wrong. Read fails if the input is not a record, holds no frame, or
// if the sheet makes one person of two faces of one frame.
func Read(in io.Reader, o Options) (*Session, error) {
	source, err := record.Open(in)
	if err != nil {
		return nil, err
	}
	settings, err := event.Recorded(source.Provenance().Filters)
	if err != nil {
		return nil, err
	}
	b := newBuilder(source, settings, o)
	for err == nil {
		var r *face.Result
		if r, err = source.Read(); err == nil {
			err = b.add(r)
		}
	}
	switch {
	case b.refused != nil:
		return nil, b.refused
	case err == io.EOF:
		err = nil
	}
	if ended := b.finish(); ended != nil {
		return nil, ended
	}
	if b.session.Fault = err; len(b.session.Frames) == 0 {
		return nil, errors.Join(ErrNoFrames, err)
	}
	b.session.Missing = b.corrector.Missing()
	return b.session, nil
}

// builder makes a session of results that come in order, as the pipeline of a run does:
// smoothed, states decided, segmented.
type builder struct {
	session   *Session
	options   Options
	names     wording.Names
	people    map[int]*Person
	smoother  *event.Smoother
	states    *event.TwoSided
	segmenter *event.Segmenter
	waiting   []*face.Result // whose states are not decided
	spare     []*face.Result // to be used again
	durations []float64      // by the record, in seconds; 0 unknown
	corrector *people.Corrector
	refused   error // why the record cannot be used at all
	last      int64
}

var (
	errBackwards = errors.New("the time stamps go backwards")
	errNoNumbers = errors.New("the faces have no numbers; annotate the recording with the filter track")
)

func newBuilder(source record.Reader, settings event.Settings, o Options) *builder {
	stream := source.Stream()
	settings = settings.WithSpeech(speech.Places(source.Provenance().Estimates))
	return &builder{
		session: &Session{Stream: stream, Provenance: source.Provenance(), Settings: settings},
		options: o, names: o.Sheet.Names(), corrector: people.NewCorrector(o.Sheet, stream.Clock),
		people:   map[int]*Person{},
		smoother: event.NewSmoother(settings, stream), states: event.NewTwoSided(settings, stream),
		segmenter: event.NewSegmenter(settings, stream),
	}
}

func (b *builder) add(r *face.Result) error {
	if len(b.session.Frames)+len(b.waiting) > 0 && r.PTS < b.last {
		return errBackwards
	}
	b.last = r.PTS
	own := b.copyOf(r)
	if b.refused = cmp.Or(numbered(own), b.corrector.Apply(own)); b.refused != nil {
		return b.refused
	}
	b.withoutIgnored(own)
	b.smoother.Apply(own)
	b.waiting = append(b.waiting, own)
	return b.settle(b.states.Add(own))
}

// copyOf is a result that stays until it is stored.
func (b *builder) copyOf(r *face.Result) *face.Result {
	own := &face.Result{}
	if n := len(b.spare); n > 0 {
		own, b.spare = b.spare[n-1], b.spare[:n-1]
	}
	faces := append(own.Faces[:0], r.Faces...)
	*own = *r
	own.Faces = faces
	return own
}

// numbered is an error where a face has no number.
func numbered(r *face.Result) error {
	if slices.ContainsFunc(r.Faces, func(f face.Face) bool { return f.ID < 1 }) {
		return errNoNumbers
	}
	return nil
}

// withoutIgnored leaves out the people of whom the user wants nothing.
func (b *builder) withoutIgnored(r *face.Result) {
	if len(b.options.Ignore) > 0 {
		r.Faces = slices.DeleteFunc(r.Faces, func(f face.Face) bool { return b.options.Ignore.Has(f.ID) })
	}
}

// settle stores the oldest count waiting results.
func (b *builder) settle(count int) error {
	for _, r := range b.waiting[:count] {
		if err := b.segmenter.Add(r, b.event); err != nil {
			return err
		}
		b.store(r)
		b.spare = append(b.spare, r)
	}
	b.waiting = append(b.waiting[:0], b.waiting[count:]...)
	return nil
}

func (b *builder) finish() error {
	b.states.End()
	if err := b.settle(len(b.waiting)); err != nil {
		return err
	}
	if err := b.segmenter.Flush(b.event); err != nil {
		return err
	}
	b.seal()
	return nil
}

// seal gives the frames their lengths and puts the events in order.
func (b *builder) seal() {
	weigh(b.session, b.durations)
	for _, p := range b.session.People {
		events := p.Events
		sort.SliceStable(events, func(i, j int) bool { return events[i].Onset < events[j].Onset })
	}
}
