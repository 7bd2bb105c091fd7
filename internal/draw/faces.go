package draw

import (
	"fmt"
	"math"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/wording"
)

// Style says which parts of a face are drawn, and with which names and words.
type Style struct {
	Names wording.Names
	Words wording.Words
	Parts Parts
}

// Artist draws faces on canvases of one size.
type Artist struct {
	matrix      Matrix
	stroke      int
	label, name *Letters // of the caption; of the chart and of notes
	style       Style
	aspect      float64
	pad         int
}

// Parts are what is drawn of a face.
type Parts struct{ Box, Label, Bars bool }

// NewArtist makes an artist whose lines and letters fit the height of the picture. aspect is
// the displayed width of a sample; boxes are in displayed pixels.
func NewArtist(height int, aspect float64, matrix Matrix, style Style) (a *Artist, err error) {
	a = &Artist{matrix: matrix, stroke: max(2, height/240), style: style, aspect: aspect, pad: max(2, height/180)}
	if a.label, err = NewLetters(max(11, height/32)); err != nil {
		return nil, err
	}
	a.name, err = NewLetters(max(9, height/48))
	return a, err
}

// Draw paints the box, the label and the chart of every face. Labels and charts cover no
// face of the picture and not each other; they are left out where there is no room.
func (a *Artist) Draw(c *Canvas, faces []face.Face) {
	room := newRoom(c.Planes[0].W, c.Planes[0].H)
	for i := range faces {
		f := &faces[i]
		room.take(a.rect(f.Box))
		a.outline(c, a.rect(f.Box), stateOf(f), a.colour(c, stateOf(f)))
	}
	if a.style.Parts.Label {
		for i := range faces {
			a.plate(c, room, &faces[i])
		}
	}
	if a.style.Parts.Bars {
		for i := range faces {
			if stateOf(&faces[i]) != face.LowQuality {
				a.chart(c, room, &faces[i])
			}
		}
	}
}

// Blur covers every face by a mosaic, a sixth of the box's longer side larger on each side.
func (a *Artist) Blur(c *Canvas, faces []face.Face) {
	for i := range faces {
		r := a.rect(faces[i].Box)
		c.Mosaic(r.Inset(-max(r.W, r.H) / 6))
	}
}

// rect is a box in samples of the picture.
func (a *Artist) rect(b face.Box) Rect {
	x, right := bounded(float64(b.X)/a.aspect), bounded(float64(b.X+b.W)/a.aspect)
	y, bottom := bounded(float64(b.Y)), bounded(float64(b.Y+b.H))
	return Rect{x, y, right - x, bottom - y}
}

// bounded is a position in whole samples, cut to bounds far outside any picture, because a
// record that was edited may have any box.
func bounded(v float64) int {
	const limit = 1 << 20
	if math.IsNaN(v) {
		return 0
	}
	return int(min(max(v, -limit), limit))
}

// stateOf is the state that a face is drawn with.
func stateOf(f *face.Face) face.Label {
	if f.State == face.None {
		return face.LowQuality
	}
	return f.State
}

func (a *Artist) colour(c *Canvas, state face.Label) Paint {
	r, g, b := state.RGB()
	return c.Colour(a.matrix, r, g, b)
}

// outline draws the box, thinner for low_quality.
func (a *Artist) outline(c *Canvas, box Rect, state face.Label, colour Paint) {
	switch {
	case !a.style.Parts.Box:
	case state == face.LowQuality:
		c.Outline(box, max(1, a.stroke/2), colour, 256)
	default:
		c.Outline(box.Inset(-1), a.stroke+2, c.Colour(a.matrix, 0, 0, 0), 110) // a dark edge, visible on bright pictures
		c.Outline(box, a.stroke, colour, 256)
	}
}

// caption is the text of the plate: "P1 happiness 82%".
func (a *Artist) caption(f *face.Face, state face.Label) string {
	if state == face.LowQuality {
		return a.namePrefix(f) + "?"
	}
	if !state.IsExpression() {
		return a.namePrefix(f) + a.style.Words.Of(state)
	}
	return fmt.Sprintf("%s%s %d%%", a.namePrefix(f), a.style.Words.Of(state), f.Percent())
}

// namePrefix is the person's name in front of a caption; "" for a face without a track.
func (a *Artist) namePrefix(f *face.Face) string {
	if f.ID == 0 {
		return ""
	}
	return a.style.Names.Of(f.ID) + " "
}

// plate draws the caption of a face above the box, or at another place where there is room.
func (a *Artist) plate(c *Canvas, room *room, f *face.Face) {
	box, state := a.rect(f.Box), stateOf(f)
	text, colour := a.caption(f, state), a.colour(c, state)
	w, h := a.label.Width(text)+3*a.pad, a.label.Height()+a.pad
	at, ok := room.place(w, h, plateSpots(box, w, h)...)
	if !ok {
		return
	}
	c.Fill(at, c.Colour(a.matrix, 12, 12, 16), 190)
	c.Fill(Rect{at.X, at.Y, max(2, a.pad/2), h}, colour, 256)
	c.Text(a.label, at.X+a.pad+a.pad/2, at.Y+a.pad/2, text, colour)
}
