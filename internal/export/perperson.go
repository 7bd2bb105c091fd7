package export

import (
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// mostPeople bounds the files of --per-person: each is open until the end.
const mostPeople = 100

// perPersonWriter is the text output of each person in a file of its own. A writer is
// opened at the first face of its person; it is given the frames before without faces.
type perPersonWriter struct {
	open    func(person int) (format.Writer, error)
	bounded func() // called once, for the first person that gets no file
	each    map[int]format.Writer
	order   []int
	past    *history
	now     int64       // the frame under way
	one     face.Result // of the person whose writer's turn it is
}

// history is the frames so far, shared by the per-person writers of a run.
type history struct{ moments []moment }

// note remembers a frame once, however many per-person writers note it.
func (h *history) note(r *face.Result) {
	if n := len(h.moments); n == 0 || h.moments[n-1].frame < r.Frame {
		h.moments = append(h.moments, moment{r.Frame, r.PTS, r.Duration, r.MadePTS, r.Status != face.NotAnalysed})
	}
}

// moment is what is kept of a frame: little, since all frames are kept.
type moment struct {
	frame, pts, duration int64
	made, analysed       bool
}

func newPerPersonWriter(past *history, open func(int) (format.Writer, error), bounded func()) *perPersonWriter {
	return &perPersonWriter{past: past, open: open, bounded: bounded, each: map[int]format.Writer{}}
}

func (c *perPersonWriter) Result(r *face.Result) error {
	c.now = r.Frame
	for i := range r.Faces {
		if _, err := c.writer(r.Faces[i].ID); err != nil {
			return err
		}
	}
	for _, id := range c.order {
		if err := c.each[id].Result(c.alone(r, id)); err != nil {
			return err
		}
	}
	c.past.note(r)
	return nil
}

// alone is a result as if one person were alone.
func (c *perPersonWriter) alone(r *face.Result, id int) *face.Result {
	faces := c.one.Faces[:0]
	for _, f := range r.Faces {
		if f.ID == id {
			faces = append(faces, f)
		}
	}
	c.one = *r
	c.one.Faces = faces
	if r.Status != face.NotAnalysed {
		c.one.DeriveStatus()
	}
	return &c.one
}

// Event is the person's alone. One without a face in any frame has no file.
func (c *perPersonWriter) Event(e event.Event) error {
	if w := c.each[e.Person]; w != nil {
		return w.Event(e)
	}
	return nil
}

// writer finds or opens the writer of a person; nil beyond the bound.
func (c *perPersonWriter) writer(id int) (format.Writer, error) {
	if w, ok := c.each[id]; ok {
		return w, nil
	}
	if id < 1 {
		return nil, nil // the chain has no track: faces have no numbers
	}
	if len(c.each) >= mostPeople {
		if len(c.each) == mostPeople {
			c.bounded()
		}
		c.each[id] = nil
		return nil, nil
	}
	return c.begin(id)
}

// begin opens a writer and tells it of the frames before the one that comes next.
func (c *perPersonWriter) begin(id int) (format.Writer, error) {
	w, err := c.open(id)
	if err != nil {
		return nil, err
	}
	c.each[id], c.order = w, append(c.order, id)
	for _, m := range c.past.moments {
		if m.frame >= c.now {
			break
		}
		if err := w.Result(m.result()); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (m moment) result() *face.Result {
	r := &face.Result{Frame: m.frame, PTS: m.pts, Duration: m.duration, MadePTS: m.made}
	if m.analysed {
		r.DeriveStatus()
	}
	return r
}

func (c *perPersonWriter) Close() error {
	for _, id := range c.order {
		if err := c.each[id].Close(); err != nil {
			return err
		}
	}
	return nil
}
