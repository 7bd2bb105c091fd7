package draw

import (
	"fmt"
	"math"

	"github.com/facecue/facecue/internal/face"
)

// Style is what is drawn beside the boxes, and in which words.
type Style struct {
	Names face.Names
	Words face.Words
	Parts Parts
}

// Artist draws what was found on canvases of one size.
type Artist struct {
	matrix      Matrix
	stroke      int
	label, name *Letters // of the label, and of the rows of the chart
	style       Style
	aspect      float64
	pad         int
}

// Parts are what is drawn of a face.
type Parts struct{ Box, Label, Bars bool }

// NewArtist sizes everything after the height of the picture. aspect is the
// displayed width of a sample: boxes are in displayed pixels.
func NewArtist(height int, aspect float64, matrix Matrix, style Style) (a *Artist, err error) {
	a = &Artist{matrix: matrix, stroke: max(2, height/240), style: style, aspect: aspect, pad: max(2, height/180)}
	if a.label, err = NewLetters(max(11, height/32)); err != nil {
		return nil, err
	}
	a.name, err = NewLetters(max(9, height/48))
	return a, err
}

// Draw paints the box, the label and the chart of every face.
func (a *Artist) Draw(c *Canvas, faces []face.Face) {
	for i := range faces {
		a.face(c, &faces[i])
	}
}

// Blur makes every face unrecognisable, with some room around its box.
func (a *Artist) Blur(c *Canvas, faces []face.Face) {
	for i := range faces {
		r := a.rect(faces[i].Box)
		c.Mosaic(r.Inset(-max(r.W, r.H) / 6))
	}
}

// rect is a box in samples of the picture.
func (a *Artist) rect(b face.Box) Rect {
	x, right := whole(float64(b.X)/a.aspect), whole(float64(b.X+b.W)/a.aspect)
	y, bottom := whole(float64(b.Y)), whole(float64(b.Y+b.H))
	return Rect{x, y, right - x, bottom - y}
}

// whole is a position in samples, within bounds that no picture has: a box from a
// record that somebody edited may be anything.
func whole(v float64) int {
	const far = 1 << 20
	if math.IsNaN(v) {
		return 0
	}
	return int(min(max(v, -far), far))
}

func (a *Artist) face(c *Canvas, f *face.Face) {
	state := f.State
	if state == face.None {
		state = face.LowQuality
	}
	r, g, b := state.RGB()
	colour := c.Colour(a.matrix, r, g, b)
	box := a.rect(f.Box)
	a.outline(c, box, state, colour)
	if a.style.Parts.Label {
		a.plate(c, box, a.caption(f, state), colour)
	}
	if a.style.Parts.Bars && state != face.LowQuality {
		a.chart(c, box, f)
	}
}

// outline is thinner around a face too poor to judge.
func (a *Artist) outline(c *Canvas, box Rect, state face.Label, colour Paint) {
	switch {
	case !a.style.Parts.Box:
	case state == face.LowQuality:
		c.Frame(box, max(1, a.stroke/2), colour, 256)
	default:
		c.Frame(box.Inset(-1), a.stroke+2, c.Colour(a.matrix, 0, 0, 0), 110) // an edge that bright pictures need
		c.Frame(box, a.stroke, colour, 256)
	}
}

// caption is what the plate says: "P1 happiness 82%".
func (a *Artist) caption(f *face.Face, state face.Label) string {
	if state == face.LowQuality {
		return a.who(f) + "?"
	}
	if !state.IsExpression() {
		return a.who(f) + a.style.Words.Of(state)
	}
	return fmt.Sprintf("%s%s %d%%", a.who(f), a.style.Words.Of(state), int(float32(f.Smooth.Of(state)*100)+0.5))
}

// who is the name a caption begins with; nothing for a face that nobody follows.
func (a *Artist) who(f *face.Face) string {
	if f.ID == 0 {
		return ""
	}
	return a.style.Names.Of(f.ID) + " "
}

// plate writes a caption above the box, or inside its top where there is no
// room above.
func (a *Artist) plate(c *Canvas, box Rect, text string, colour Paint) {
	h := a.label.Height() + a.pad
	w := a.label.Width(text) + 3*a.pad
	x := min(max(box.X, 0), max(c.Planes[0].W-w, 0))
	y := box.Y - h
	if y < 0 {
		y = max(box.Y, 0)
	}
	c.Fill(Rect{x, y, w, h}, c.Colour(a.matrix, 12, 12, 16), 190)
	c.Fill(Rect{x, y, max(2, a.pad/2), h}, colour, 256)
	c.Text(a.label, x+a.pad+a.pad/2, y+a.pad/2, text, colour)
}
