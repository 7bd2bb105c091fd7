package run

import (
	"errors"
	"io"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/identity"
	"github.com/facecue/facecue/internal/spool"
	"github.com/facecue/facecue/internal/track"
)

// keeping is a sink that keeps results, and what tracks look like, until the end.
type keeping struct {
	results *spool.Spool
	tracks  *identity.Collector
	judge   *track.Judge
	last    int64 // number of the last frame
}

func (k *keeping) Result(r *face.Result) error {
	k.last = r.Frame
	k.tracks.Add(r)
	k.judge.Add(r)
	return k.results.Add(r)
}

func (k *keeping) Event(event.Event) error { return nil }

// secondPass gives the results of the first pass over a recording: as a record, or as a
// filter that writes them into the frames of a second reading.
type secondPass struct {
	results     *spool.Reader
	stream      face.Stream
	numbers     joined
	dropped     map[int]bool // tracks that are no person's
	refused     int          // how many of these are left out for their mean score
	last        int64        // number of the last frame
	corrections *corrections
}

func (s *secondPass) Stream() face.Stream           { return s.stream }
func (s *secondPass) Configure(_ face.Stream) error { return nil }
func (s *secondPass) Close() error                  { return nil }

// Read gives the next result without the faces of tracks that are no person's.
func (s *secondPass) Read() (*face.Result, error) {
	r, err := s.results.Read()
	if err != nil || len(s.dropped) == 0 {
		return r, err
	}
	if count := len(r.Faces); count > 0 {
		r.Faces = slices.DeleteFunc(r.Faces, func(f face.Face) bool { return s.dropped[f.ID] })
		if len(r.Faces) < count {
			r.DeriveStatus()
		}
	}
	if r.Frame == s.last {
		r.Refused = s.refused
	}
	return r, nil
}

var errChanged = errors.New("the recording gives other pictures than a moment ago: it changed while it was read")

var errShorter = errors.New("the recording ends earlier than a moment ago: it could not be read to its end, or it changed")

// ended refuses pictures that end before the results do.
func (s *secondPass) ended() error {
	switch _, err := s.Read(); {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return err
	}
	return errShorter
}

// Process sets the result of a frame.
func (s *secondPass) Process(f *frame.Frame) error {
	r, err := s.Read()
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if err != nil || r.Frame != f.Result.Frame || r.PTS != f.Result.PTS {
		return errChanged
	}
	f.Result.Status, f.Result.Refused = r.Status, r.Refused
	f.Result.Faces = append(f.Result.Faces[:0], r.Faces...)
	return nil
}

// joined is a filter that gives the faces of tracks the number of the person.
type joined struct{ join identity.Join }

func (j joined) Configure(face.Stream) error { return nil }
func (j joined) Close() error                { return nil }

// Process sets the numbers of the faces of a frame, and sorts the faces by them.
func (j joined) Process(f *frame.Frame) error {
	for i := range f.Result.Faces {
		face := &f.Result.Faces[i]
		face.ID = j.join.Of(face.ID, f.Result.Frame)
	}
	f.Result.SortFaces()
	return nil
}

// joinedLive is a filter that gives a track the number of a person when it begins.
type joinedLive struct {
	count       identity.Count
	corrections *corrections
	live        *identity.Live
}

func (j *joinedLive) Configure(face.Stream) error {
	j.live = identity.NewLive(j.count)
	return nil
}

func (j *joinedLive) Close() error { return nil }

// Process sets the numbers of the faces of a frame.
func (j *joinedLive) Process(f *frame.Frame) error {
	if f.Result.Status != face.NotAnalysed {
		j.live.Apply(&f.Result)
		if who := j.corrections.people; len(who.Ignore) > 0 {
			j.corrections.doubtful.follow(who, j.live, f.Result.Faces)
		}
		f.Result.SortFaces()
	}
	return nil
}
