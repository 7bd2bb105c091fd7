package analysis

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// lookSide is the side of the luma crop that a face's quality and look are
// measured on, in pixels.
const lookSide = 48

// aligner finds the square of the picture that a card asks for: by landmarks, or
// around the box where the card has no template.
type aligner struct {
	template [][2]float64 // landmarks in crop sides; none: the box
	margin   float64
	points   [][2]float64 // the face's own, kept for the next
}

func newAligner(c models.Crop) aligner {
	a := aligner{margin: c.Margin}
	if c.Template != [5][2]float64{} {
		a.template = append(a.template, c.Template[:]...)
	}
	return a
}

// align gives the similarity from the unit square to displayed pixels, or false
// for landmarks that fall together.
func (a *aligner) align(f *face.Face) (pixel.Similarity, bool) {
	if len(a.template) == 0 {
		return around(f.Box, a.margin), true
	}
	a.points = a.points[:0]
	for _, p := range f.Points {
		a.points = append(a.points, [2]float64{float64(p.X), float64(p.Y)})
	}
	s, ok := pixel.Align(a.points, a.template)
	return s.Inverse(), ok
}

// around is the square with the box's centre and longer side, larger by margin on
// each side.
func around(b face.Box, margin float64) pixel.Similarity {
	side := float64(max(b.W, b.H)) * (1 + float64(2*margin))
	center := b.Center()
	return pixel.Similarity{A: side, X: float64(center.X) - float64(side/2), Y: float64(center.Y) - float64(side/2)}
}

// sized is the same square for a crop of so many pixels.
func sized(unit pixel.Similarity, side int) pixel.Similarity {
	unit.A, unit.B = unit.A/float64(side), unit.B/float64(side)
	return unit
}
