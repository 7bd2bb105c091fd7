package inference

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// qualitySide is the side, in pixels, of the luma crop on which a face's quality is measured
// and of which its look is made.
const qualitySide = 48

// aligner finds the square of the picture that a card's crop covers. The square follows
// the landmarks, or the box if the card has no template.
type aligner struct {
	template [][2]float64 // where the landmarks lie in the crop, in sides of it; empty: use the box
	margin   float64
	points   [][2]float64 // scratch memory for the landmarks of a face
}

func newAligner(c models.Crop) aligner {
	a := aligner{margin: c.Margin}
	if c.Template != [5][2]float64{} {
		a.template = append(a.template, c.Template[:]...)
	}
	return a
}

// align gives the similarity from the unit square to displayed pixels. ok is false for
// landmarks that lie in one point.
func (a *aligner) align(f *face.Face) (square pixel.Similarity, ok bool) {
	if len(a.template) == 0 {
		return squareAround(f.Box, a.margin), true
	}
	a.points = a.points[:0]
	for _, p := range f.Points {
		a.points = append(a.points, [2]float64{float64(p.X), float64(p.Y)})
	}
	s, ok := pixel.Align(a.points, a.template)
	return s.Inverse(), ok
}

// squareAround is the square with the box's centre and longer side, enlarged on each side
// by margin times that side.
func squareAround(b face.Box, margin float64) pixel.Similarity {
	side := float64(max(b.W, b.H)) * (1 + float64(2*margin))
	center := b.Center()
	return pixel.Similarity{A: side, X: float64(center.X) - float64(side/2), Y: float64(center.Y) - float64(side/2)}
}

// cropMap maps the pixels of a crop of side x side pixels to the square that the unit square
// is mapped to.
func cropMap(square pixel.Similarity, side int) pixel.Similarity {
	square.A, square.B = square.A/float64(side), square.B/float64(side)
	return square
}
