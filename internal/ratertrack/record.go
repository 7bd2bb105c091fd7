package ratertrack

import (
	"errors"
	"io"
	"os"
	"time"

	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/record"
	"github.com/facecue/facecue/internal/wording"
)

// record reads a record of ours: a person is judged in the frames in which the face could be
// classified, and in no other. The label is the state, or that of the frame where there are no states.
// People are numbered and named as the sheet says; those it ignores are left out.
func (r Reader) record(path, rater string) (s comparison.Source, err error) {
	in, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer in.Close()
	from, err := record.Open(in)
	if err != nil {
		return s, err
	}
	var found map[string][]comparison.Span
	if r.Fleeting != nil {
		if found, err = r.Fleeting(path); err != nil {
			return s, err
		}
	}
	f := frames{stream: from.Stream(), names: r.Sheet.Names(), ignored: r.Sheet.Ignored()}
	corrector := people.NewCorrector(r.Sheet, f.stream.Clock)
	for {
		result, err := from.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return s, err
		}
		if err := corrector.Apply(result); err != nil {
			return s, err
		}
		f.add(result)
	}
	f.end(f.pts + f.length())
	s = comparison.Source{Rater: rater, Machine: true, Tracks: f.all.list, Frames: f.times}
	for i := range s.Tracks {
		s.Tracks[i].Machine, s.Tracks[i].Fleeting = true, found[s.Tracks[i].Person]
		for _, span := range s.Tracks[i].Spans {
			s.Tracks[i].Judged = comparison.Join(s.Tracks[i].Judged, span.Range)
		}
	}
	return s, nil
}

// frames makes spans of successive frames.
type frames struct {
	stream   face.Stream
	names    wording.Names
	ignored  face.People
	all      tracks
	times    []comparison.Range
	open     bool // a frame waits for its end
	pts      int64
	duration int64
	faces    []seen
}

type seen struct {
	person int
	label  face.Label
}

// add takes a frame; the one before ends where it begins, unless there is a hole between them.
func (f *frames) add(r *face.Result) {
	if f.open {
		end := f.pts + f.length()
		if gap := r.PTS - f.pts; gap > 0 && gap <= 2*f.length() {
			end = r.PTS
		}
		f.end(end)
	}
	f.open, f.pts, f.duration, f.faces = true, r.PTS, r.Duration, f.faces[:0]
	if r.Status == face.NotAnalysed {
		return
	}
	for i := range r.Faces {
		if f.ignored.Has(r.Faces[i].ID) {
			continue
		}
		label := r.Faces[i].State
		if label == face.None {
			label = r.Faces[i].Label
		}
		if label.IsExpression() || label == face.Uncertain {
			f.faces = append(f.faces, seen{r.Faces[i].ID, label})
		}
	}
}

// length is how long a frame lasts, in ticks.
func (f *frames) length() int64 {
	if f.duration > 0 {
		return f.duration
	}
	return f.stream.FrameTicks()
}

// end closes the waiting frame.
func (f *frames) end(pts int64) {
	if !f.open {
		return
	}
	r := comparison.Range{From: f.time(f.pts), To: f.time(pts)}
	f.times, f.open = append(f.times, r), false
	for _, face := range f.faces {
		t := f.all.of(f.names.Of(face.person))
		if n := len(t.Spans); n > 0 && t.Spans[n-1].To == r.From && t.Spans[n-1].Label == face.label.String() {
			t.Spans[n-1].To = r.To
			continue
		}
		t.Spans = append(t.Spans, comparison.Span{Range: r, Label: face.label.String()})
	}
}

func (f *frames) time(pts int64) time.Duration { return f.stream.Clock.Time(pts) }
