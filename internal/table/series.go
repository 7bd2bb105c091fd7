package table

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	format.Register(format.Format{
		Name: "series", Ext: ".series.csv", Frames: true, Signals: true,
		Help: "lines over time: a row per frame, a column for each score and estimate of each person and for each signal; ELAN shows them with _tsconf.xml beside",
		New:  newSeries,
	})
}

// mostSeen bounds the people of a table of series, each of whom has a column for each score:
// those seen in the most frames. Where people were numbered anew after cuts, there are
// hundreds of numbers, most of them for a few frames.
const mostSeen = 16

// series collects what each person's face gave in each frame.
type series struct {
	format.Header
	w      *bufio.Writer
	frames []int64 // PTS
	people map[int]*seen
	write  func(*series, []*seen) error
	last   int64 // length of the last frame, in ticks; 0 where the recording does not say it
}

// seen is a person with the frames in which the face was classified.
type seen struct {
	id     int
	frames []int32     // indices of series.frames
	values [][]float32 // by frame: the estimates, then the scores
}

func newSeries(w io.Writer, _ opt.Values, h format.Header) (format.Writer, error) {
	return &series{Header: h, w: bufio.NewWriterSize(w, 1<<16), people: map[int]*seen{}, write: (*series).table}, nil
}

func (s *series) Result(r *face.Result) error {
	s.frames = append(s.frames, r.PTS)
	s.last = r.Duration
	for i := range r.Faces {
		f := &r.Faces[i]
		if err := format.CheckFace(f, s.Header); err != nil {
			return fmt.Errorf("frame %d: %w", r.Frame, err)
		}
		if f.Scores == (face.Scores{}) && f.Estimates == nil {
			continue
		}
		p := s.people[f.ID]
		if p == nil {
			p = &seen{id: f.ID}
			s.people[f.ID] = p
		}
		p.frames = append(p.frames, int32(len(s.frames)-1))
		p.values = append(p.values, s.of(f))
	}
	return nil
}

// of are a face's values: its estimates, then its scores, if the network gives any.
func (s *series) of(f *face.Face) (list []float32) {
	list = append(list, f.Estimates...)
	if f.Scores != (face.Scores{}) {
		list = append(list, f.Scores[:]...)
	}
	return list
}

// Event is not part of series.
func (s *series) Event(event.Event) error { return nil }

// shown are the people of the table, by number.
func (s *series) shown() (list []*seen) {
	for _, p := range s.people {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *seen) int {
		return cmp.Or(cmp.Compare(len(b.frames), len(a.frames)), cmp.Compare(a.id, b.id))
	})
	list = list[:min(len(list), mostSeen)]
	slices.SortFunc(list, func(a, b *seen) int { return cmp.Compare(a.id, b.id) })
	return list
}

func (s *series) Close() error {
	if err := s.write(s, s.shown()); err != nil {
		return err
	}
	return s.w.Flush()
}

// Remarks tells of people who have no column.
func (s *series) Remarks() []string {
	if n := len(s.people); n > mostSeen {
		return []string{fmt.Sprintf("%d people have faces, and the table has the %d who were seen longest; --people joins numbers of one person", n, mostSeen)}
	}
	return nil
}

// line is one column of the table: its name, unit, range and colour.
type line struct {
	name, unit string
	from, to   float32
	r, g, b    uint8
}

// lines are those of the people, in the order of the columns.
func (s *series) lines(people []*seen) (list []line) {
	for _, p := range people {
		for i, e := range s.Provenance.Estimates {
			r, g, b := (face.Happiness + face.Label(i%7)).RGB()
			list = append(list, line{s.Who(p.id) + " " + e.Name, "", e.Range[0], e.Range[1], r, g, b})
		}
		for _, l := range face.Labels() {
			if s.scored() {
				r, g, b := l.RGB()
				list = append(list, line{s.Who(p.id) + " " + s.Word(l), "", 0, 1, r, g, b})
			}
		}
	}
	return list
}

// scored tells that the networks give scores of expressions.
func (s *series) scored() bool {
	for _, p := range s.people {
		return len(p.values[0]) > len(s.Provenance.Estimates)
	}
	return true
}
