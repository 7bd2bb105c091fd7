package overlay

import (
	"fmt"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/draw"
	"github.com/facecue/facecue/internal/face"
)

// painter draws what was found on pictures of one size. A picture on which nothing is drawn
// keeps every bit.
type painter struct {
	options   drawOptions
	artist    *draw.Artist
	roundTrip formatRoundTrip
	marked    []face.Face // of one picture: those that are not hidden
}

// newPainter makes one for pictures like the first. aspect is the displayed
// width of a sample.
func newPainter(o drawOptions, first *astiav.Frame, aspect float64, style draw.Style) (p *painter, err error) {
	p = &painter{options: o}
	p.artist, err = draw.NewArtist(first.Height(), aspect, matrixOf(first), style)
	return p, err
}

// paint draws on a picture, and on a copy of its samples where these are shared. It gives
// the picture that is drawn on, which may be another one; then it frees the one given.
func (p *painter) paint(picture *astiav.Frame, faces []face.Face) (*astiav.Frame, error) {
	if len(faces) == 0 || p.options.nothing() {
		return picture, nil
	}
	if _, ok := subsampling[picture.PixelFormat()]; !ok {
		return p.roundTrip.paint(picture, func(on *astiav.Frame) { p.draw(on, faces) })
	}
	if err := av.MakeWritable(picture); err != nil {
		return picture, fmt.Errorf("copying a picture: %w", err)
	}
	p.draw(picture, faces)
	return picture, nil
}

func (p *painter) draw(on *astiav.Frame, faces []face.Face) {
	canvas := canvasOf(on)
	p.marked = p.marked[:0]
	for i := range faces {
		if p.options.hides(faces[i].ID) {
			p.artist.Blur(&canvas, faces[i:i+1])
		} else {
			p.marked = append(p.marked, faces[i])
		}
	}
	p.artist.Draw(&canvas, p.marked)
}

func (p *painter) close() { p.roundTrip.close() }
