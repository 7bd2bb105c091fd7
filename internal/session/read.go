package session

import (
	"errors"
	"io"
	"sort"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/record"
	"github.com/facecue/facecue/internal/wording"
)

// ErrNoFrames says that a record has a header and nothing else.
var ErrNoFrames = errors.New("the record holds no frames; annotate the recording again")

// Options choose what is read.
type Options struct {
	Names  wording.Names // of people; numbers of one name are one person
	Ignore face.People   // who is left out, by number
}

// Read reads a record. The states and events are those that facecue render makes of it, with
// the smoothing that the record names. People whose numbers have one name are one person. Of
// a record that is damaged, or that was not finished, the frames before the damage are read,
// and Fault says what is wrong. Read fails if the input is not a record or holds no frame.
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
	if err == io.EOF {
		err = nil
	}
	if ended := b.finish(); ended != nil {
		return nil, ended
	}
	if b.session.Fault = err; len(b.session.Frames) == 0 {
		return nil, errors.Join(ErrNoFrames, err)
	}
	return b.session, nil
}

// builder makes a session of results that come in order, as the pipeline of a run does:
// smoothed, backdated, segmented.
type builder struct {
	session   *Session
	options   Options
	people    map[int]*Person
	smoother  *event.Smoother
	backdater *event.Backdater
	segmenter *event.Segmenter
	waiting   []*face.Result // whose states the backdater may still change
	spare     []*face.Result // to be used again
	durations []float64      // by the record, in seconds; 0 unknown
	surest    []float32      // by person, the detector's score of the last face
	rank      map[*Person]int
	last      int64
}

var errBackwards = errors.New("the time stamps go backwards")

func newBuilder(source record.Reader, settings event.Settings, o Options) *builder {
	stream := source.Stream()
	return &builder{
		session:  &Session{Stream: stream, Provenance: source.Provenance(), Settings: settings},
		options:  o,
		people:   map[int]*Person{},
		rank:     map[*Person]int{},
		smoother: event.NewSmoother(settings, stream), backdater: event.NewBackdater(settings, stream),
		segmenter: event.NewSegmenter(settings, stream),
	}
}

func (b *builder) add(r *face.Result) error {
	if len(b.session.Frames)+len(b.waiting) > 0 && r.PTS < b.last {
		return errBackwards
	}
	b.last = r.PTS
	own := b.copyOf(r)
	b.smoother.Apply(own)
	b.waiting = append(b.waiting, own)
	return b.settle(b.backdater.Add(own))
}

// copyOf is a result that stays until it is stored.
func (b *builder) copyOf(r *face.Result) *face.Result {
	own := &face.Result{}
	if n := len(b.spare); n > 0 {
		own, b.spare = b.spare[n-1], b.spare[:n-1]
	}
	faces := own.Faces[:0]
	for i := range r.Faces {
		if !b.options.Ignore.Has(r.Faces[i].ID) {
			faces = append(faces, r.Faces[i])
		}
	}
	*own = *r
	own.Faces = faces
	return own
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
	if err := b.settle(len(b.waiting)); err != nil {
		return err
	}
	if err := b.segmenter.Flush(b.event); err != nil {
		return err
	}
	weigh(b.session, b.durations)
	for _, p := range b.session.People {
		events := p.Events
		sort.SliceStable(events, func(i, j int) bool { return events[i].Onset < events[j].Onset })
	}
	return nil
}
