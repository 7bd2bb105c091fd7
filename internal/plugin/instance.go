package plugin

import (
	"fmt"
	"sync"

	"github.com/facecue/facecue/internal/draw"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/replay"
)

// Instance draws on pictures of one size. It keeps nothing from one picture to
// the next but what saves work, so that any order gives the same pictures. Only
// pictures without a time are counted.
type Instance struct {
	process *Process
	host    Host
	w, h    int

	mu     sync.Mutex
	values values
	ready  bool // the following are those of values
	set    settings
	wrong  error // of the parameters
	entry  *replay.Entry
	artist *draw.Artist
	faces  []face.Face // of one picture
	lost   int         // pictures without a time
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

// Text is a parameter as it was set.
func (n *Instance) Text(i int) string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.values.texts[i]
}

// Number is the one parameter of the kind Number.
func (n *Instance) Number() float64 {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.values.opacity
}

// Size is how many bytes a picture has.
func (n *Instance) Size() int { return n.host.stride(n.w) * n.h }

// Update makes out of in: pictures of w x h pixels of four bytes, red, green,
// blue and opacity. The time is the host's own. A picture on which somebody may
// have to be hidden, and nobody knows where, is hidden as a whole.
func (n *Instance) Update(at float64, in, out []byte) {
	n.mu.Lock()
	defer n.mu.Unlock()
	copy(out, in)
	done := false
	defer func() {
		if !done && n.set.blur {
			clear(out) // something went wrong half-way
		}
	}()
	stride := n.host.stride(n.w)
	canvas := draw.Packed(out, stride, n.w, n.h)
	err := n.draw(&canvas, at, in)
	if found := trueStride(in, n.w, n.h, stride); found != stride {
		if torn := n.torn(&canvas, out, found); n.set.blur {
			err = torn
		}
	}
	if err != nil {
		n.refuse(&canvas, err)
	}
	done = true
}

// torn is for a picture whose rows lie elsewhere than the host's are known to, so that
// nothing is drawn where it ought to be. Where people are to be hidden all of the
// picture is, and the canvas is laid on the true rows, of which those are written that
// the host surely has.
func (n *Instance) torn(c *draw.Canvas, out []byte, stride int) error {
	err := fmt.Errorf("rows of this program's pictures begin every %d bytes, not every %d: scale to a width that is a multiple of 64", stride, n.host.stride(n.w))
	n.process.Say(err.Error())
	if n.set.blur {
		clear(out)
		*c = draw.Packed(out, stride, n.w, min(n.h, len(out)/stride))
	}
	return err
}

// refuse says in the picture why nothing is drawn.
func (n *Instance) refuse(c *draw.Canvas, err error) {
	if n.set.blur {
		c.Mosaic(draw.Rect{W: n.w, H: n.h})
	}
	if n.artist != nil {
		c.Fade = 0
		n.artist.Note(c, "facecue: "+err.Error())
	}
	n.process.Say(err.Error())
}

// prepare understands the parameters, once after each change.
func (n *Instance) prepare() (err error) {
	if n.ready {
		return n.wrong
	}
	before := n.set
	n.set, n.wrong = n.values.settings()
	if n.artist == nil || n.set.parts != before.parts || n.set.words.Language != before.words.Language {
		if n.artist, err = draw.NewArtist(n.h, 1, draw.RGB, draw.Style{Words: n.set.words, Parts: n.set.parts}); err != nil {
			return fmt.Errorf("preparing to draw: %w", err)
		}
	}
	n.entry, n.ready = nil, true
	if n.set.record != "" {
		n.entry = n.process.store.Open(n.set.record)
	}
	return n.wrong
}
