package page

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"math"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/wording"
)

// content is what is collected of a recording. It takes about 60 bytes a face and 50 a frame.
type content struct {
	session *session.Collector
	events  []event.Event
	places  map[int][]place // of each person, a place for each face
	quality map[int]*quality
	stream  face.Stream
	hash    hash.Hash // of times, boxes and scores: the recording's mark for notes
	left    bool      // faces without a number were left out
	one     face.Result
}

// place is a box as shares of the picture, in units of 1/65535: left, top, width, height.
type place [4]uint16

func newContent(h format.Header) *content {
	names := wording.Names{}
	for id := range h.Names {
		names[id] = h.Who(id)
	}
	return &content{session: session.NewCollector(h.Stream, h.Provenance, names), places: map[int][]place{}, quality: map[int]*quality{}, stream: h.Stream, hash: sha256.New()}
}

// Result keeps a frame. Faces without a number belong to no person, and are left out.
func (w *writer) Result(r *face.Result) error {
	c := w.content
	for i := range r.Faces {
		if err := format.CheckFinite(&r.Faces[i]); err != nil {
			return fmt.Errorf("frame %d: %w", r.Frame, err)
		}
	}
	c.one = *r
	if slices.ContainsFunc(r.Faces, func(f face.Face) bool { return f.ID < 1 }) {
		c.left = true
		c.one.Faces = slices.DeleteFunc(slices.Clone(r.Faces), func(f face.Face) bool { return f.ID < 1 })
	}
	c.session.Result(&c.one)
	c.mark(&c.one)
	if r.Status == face.NotAnalysed {
		return nil
	}
	for i := range c.one.Faces {
		f := &c.one.Faces[i]
		c.places[f.ID] = append(c.places[f.ID], placeOf(f.Box, c.stream))
		if c.quality[f.ID] == nil {
			c.quality[f.ID] = &quality{}
		}
		c.quality[f.ID].add(f, c.stream.Width, c.stream.Height)
	}
	return nil
}

// mark adds a frame to the hash.
func (c *content) mark(r *face.Result) {
	b := binary.LittleEndian.AppendUint64(nil, uint64(r.PTS))
	for i := range r.Faces {
		f := &r.Faces[i]
		for _, v := range [...]float32{f.Box.X, f.Box.Y, f.Box.W, f.Box.H, f.Scores[0], f.Scores[1]} {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
		}
	}
	c.hash.Write(b)
}

func placeOf(b face.Box, s face.Stream) place {
	share := func(v float32, of int) uint16 {
		return uint16(math.Round(float64(max(0, min(1, v/float32(max(1, of)))) * 65535)))
	}
	return place{share(b.X, s.Width), share(b.Y, s.Height), share(b.W, s.Width), share(b.H, s.Height)}
}

// Event keeps an event.
func (w *writer) Event(e event.Event) error {
	if e.Person < 1 {
		return nil
	}
	w.content.events = append(w.content.events, e)
	return w.content.session.Event(e)
}

// Remarks says what the page lacks.
func (w *writer) Remarks() []string { return w.remarks }

func (w *writer) lacks(text string) { w.remarks = append(w.remarks, text) }

// Close writes the page.
func (w *writer) Close() error {
	if w.content.left {
		w.lacks("faces without a number are not on the page; annotate with the filter track")
	}
	d, err := documentOf(w)
	if err != nil {
		return err
	}
	return fill(w.out, pageTemplate, d)
}
