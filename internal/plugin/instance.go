package plugin

import (
	"fmt"
	"sync"

	"github.com/facecue/facecue/internal/draw"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/replay"
	"github.com/facecue/facecue/internal/wording"
)

// Instance draws on pictures of one size. What it keeps from one picture to the next only saves
// work, so that pictures may come in any order. The one exception is the number of pictures
// without a time.
type Instance struct {
	process *Process
	host    Host
	w, h    int

	mu      sync.Mutex
	values  values
	ready   bool // the following fields are those of values
	set     settings
	setErr  error // of a wrong parameter
	entry   *replay.Entry
	artist  *draw.Artist
	named   *replay.Record // whose names the artist writes
	faces   []face.Face    // scratch memory for the faces of a picture
	hidden  []face.Face    // scratch memory for faces that are hidden whatever the style
	untimed int            // pictures without a time so far
}

// SetText sets a parameter of the kind Text.
func (n *Instance) SetText(i int, value string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.values.texts[i] != value {
		n.values.texts[i], n.ready = value, false
	}
}

// SetNumber sets the one parameter of the kind Number.
func (n *Instance) SetNumber(value float64) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.values.opacity != value {
		n.values.opacity, n.ready = value, false
	}
}

// Text is the value that SetText set.
func (n *Instance) Text(i int) string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.values.texts[i]
}

// Number is the value that SetNumber set.
func (n *Instance) Number() float64 {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.values.opacity
}

// Size is the number of bytes of a picture.
func (n *Instance) Size() int { return n.host.stride(n.w) * n.h }

// Update copies the picture in to out and draws on it. Pictures have w x h pixels of four
// bytes: red, green, blue and opacity; at is the host's time. Where faces
// are to be hidden, a picture whose faces are unknown is covered as a whole.
func (n *Instance) Update(at float64, in, out []byte) {
	n.mu.Lock()
	defer n.mu.Unlock()
	copy(out, in)
	done := false // stays false if drawing panics
	defer func() {
		if !done && n.hides() {
			clear(out)
		}
	}()
	stride := n.host.stride(n.w)
	canvas := draw.Packed(out, stride, n.w, n.h)
	err := n.draw(&canvas, at, in)
	if found := trueStride(in, n.w, n.h, stride); found != stride {
		if strideErr := n.wrongStride(&canvas, out, found); n.hides() {
			err = strideErr
		}
	}
	if err != nil {
		n.refuse(&canvas, err)
	}
	done = true
}

// wrongStride handles a picture whose rows begin every stride bytes, not where the host's rows
// are known to begin, so that drawings are in wrong places. Where faces are hidden it makes the
// picture black and sets the canvas to the true rows, as many as out has room for.
func (n *Instance) wrongStride(c *draw.Canvas, out []byte, stride int) error {
	err := fmt.Errorf("rows of this program's pictures begin every %d bytes, not every %d: scale to a width that is a multiple of 64", stride, n.host.stride(n.w))
	n.process.Say(err.Error())
	if n.hides() {
		clear(out)
		*c = draw.Packed(out, stride, n.w, min(n.h, len(out)/stride))
	}
	return err
}

// refuse writes into the picture why nothing is drawn. Where faces are hidden it covers the picture.
func (n *Instance) refuse(c *draw.Canvas, err error) {
	if n.hides() {
		c.Mosaic(draw.Rect{W: n.w, H: n.h})
	}
	if n.artist != nil {
		c.Fade = 0
		n.artist.Note(c, "facecue: "+err.Error())
	}
	n.process.Say(err.Error())
}

// prepare parses the parameters after they changed.
func (n *Instance) prepare() error {
	if n.ready {
		return n.setErr
	}
	before := n.set
	n.set, n.setErr = n.values.settings()
	if n.artist == nil || n.named != nil || n.set.parts != before.parts || n.set.words.Language != before.words.Language {
		if err := n.newArtist(nil); err != nil {
			return err
		}
	}
	n.entry, n.named, n.ready = nil, nil, true
	if n.setErr == nil && n.set.record != "" {
		n.entry = n.process.store.Open(n.set.record, n.set.sheet)
	}
	return n.setErr
}

// newArtist makes an artist for the settings that writes names of people.
func (n *Instance) newArtist(names wording.Names) (err error) {
	if n.artist, err = draw.NewArtist(n.h, 1, draw.RGB, draw.Style{Names: names, Words: n.set.words, Parts: n.set.parts}); err != nil {
		return fmt.Errorf("preparing to draw: %w", err)
	}
	return nil
}

// hides tells that faces are to be hidden: by the style, or because the table of people leaves
// somebody out, which is not known where the table or the record was not read.
func (n *Instance) hides() bool {
	if n.set.blur || n.set.sheet == "" {
		return n.set.blur
	}
	if n.entry == nil {
		return true
	}
	r := n.entry.Now().Record
	return r == nil || len(r.Ignored) > 0
}
