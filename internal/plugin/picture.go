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

// draw draws what is known of a moment.
func (n *Instance) draw(c *draw.Canvas, at float64, in []byte) error {
	if err := n.prepare(); err != nil {
		return err
	}
	if n.set.live {
		return n.analysed(c, in)
	}
	if n.entry == nil {
		return errNoRecord
	}
	reading := n.entry.Now()
	if reading.Record == nil {
		return reading.Err
	}
	return n.recorded(c, reading.Record, at)
}

// recorded draws what a record says of a moment. Where it says nothing there is
// nothing to draw, unless the record ought to know or somebody is to be hidden.
func (n *Instance) recorded(c *draw.Canvas, r *replay.Record, at float64) error {
	known, ok := n.known(r, at)
	switch {
	case !ok && r.Fault != nil:
		return r.Fault
	case !ok && n.set.blur:
		return fmt.Errorf("%s says nothing of this moment; check the offset", filepath.Base(n.set.record))
	}
	pads := n.set.fit == "pad" || n.set.fit == "auto" && n.host.Pads
	where := place(r.Stream.Width, r.Stream.Height, n.w, n.h, pads)
	n.faces = n.faces[:0]
	for i := range known {
		if f := &known[i]; n.set.people.has(int(f.ID)) && (n.set.blur || !f.Missed) {
			n.faces = append(n.faces, face.Face{ID: int(f.ID), Box: where.box(f.Box), State: f.State, Smooth: f.Smooth})
		}
	}
	n.paint(c)
	return nil
}

// known are the faces of a moment. Where the host lost the time its pictures are
// taken for those that follow the offset, one after the other.
func (n *Instance) known(r *replay.Record, at float64) ([]replay.Face, bool) {
	if !lost(at) {
		return r.At(n.host.seconds(&n.set, at))
	}
	n.process.Say("the host lost the time of its pictures; they are counted from the offset on")
	n.lost++
	return r.After(n.set.offset.Seconds(), n.lost-1)
}

// analysed draws what is seen in the picture itself.
func (n *Instance) analysed(c *draw.Canvas, in []byte) (err error) {
	n.faces, err = n.process.Analyse(in, n.host.stride(n.w), n.w, n.h)
	if err == nil {
		n.paint(c)
	}
	return err
}

func (n *Instance) paint(c *draw.Canvas) {
	if n.set.blur {
		n.artist.Blur(c, n.faces)
		return
	}
	c.Fade = n.set.fade
	n.artist.Draw(c, n.faces)
}
