package plugin

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/facecue/facecue/internal/draw"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/replay"
)

var errNoRecord = errors.New("choose a record; facecue annotate -o NAME.jsonl writes one")

// draw draws the faces at a time, from the record or, in live mode, from the picture.
func (n *Instance) draw(c *draw.Canvas, at float64, in []byte) error {
	if err := n.prepare(); err != nil {
		return err
	}
	if n.set.live {
		return n.drawAnalysis(c, in)
	}
	if n.entry == nil {
		return errNoRecord
	}
	reading := n.entry.Now()
	if reading.Record == nil {
		return reading.Err
	}
	return n.drawRecord(c, reading.Record, at)
}

// drawRecord draws the faces that a record has at a time. For a time outside the record it draws
// nothing; that is an error if the record is damaged or the style hides faces.
func (n *Instance) drawRecord(c *draw.Canvas, r *replay.Record, at float64) error {
	found, ok := n.facesAt(r, at)
	switch {
	case !ok && r.Fault != nil:
		return r.Fault
	case !ok && n.hides():
		return fmt.Errorf("%s says nothing of this moment; check the offset", filepath.Base(n.set.record))
	}
	pads := n.set.fit == "pad" || n.set.fit == "auto" && n.host.Pads
	placed := place(r.Stream.Width, r.Stream.Height, n.w, n.h, pads)
	n.faces, n.hidden = n.faces[:0], n.hidden[:0]
	for i := range found {
		f := &found[i]
		shown := face.Face{ID: int(f.ID), Box: placed.box(f.Box), State: f.State, Smooth: f.Smooth, Peak: f.Peak}
		switch {
		case r.Ignored.Has(shown.ID):
			n.hidden = append(n.hidden, shown)
		case n.set.people.has(shown.ID) && (n.set.blur || !f.Missed):
			n.faces = append(n.faces, shown)
		}
	}
	if err := n.name(r); err != nil {
		return err
	}
	n.paint(c)
	return nil
}

// name has the artist write the names of the people of a record.
func (n *Instance) name(r *replay.Record) error {
	if n.named == r {
		return nil
	}
	n.named = r
	return n.newArtist(r.Names)
}

// facesAt gives the faces of a record at a host's time. Pictures whose time the host lost are
// counted: they are taken for the frames from the offset on.
func (n *Instance) facesAt(r *replay.Record, at float64) ([]replay.Face, bool) {
	if !unknownTime(at) {
		return r.At(n.host.seconds(&n.set, at))
	}
	n.process.Say("the host lost the time of its pictures; they are counted from the offset on")
	n.untimed++
	return r.After(n.set.offset.Seconds(), n.untimed-1)
}

// drawAnalysis draws the faces that the analysis of the picture finds.
func (n *Instance) drawAnalysis(c *draw.Canvas, in []byte) (err error) {
	n.hidden = n.hidden[:0]
	n.faces, err = n.process.Analyse(in, n.host.stride(n.w), n.w, n.h)
	if err == nil {
		n.paint(c)
	}
	return err
}

func (n *Instance) paint(c *draw.Canvas) {
	n.artist.Blur(c, n.hidden)
	if n.set.blur {
		n.artist.Blur(c, n.faces)
		return
	}
	c.Fade = n.set.fade
	n.artist.Draw(c, n.faces)
}
