package overlay

import (
	"fmt"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/draw"
	"github.com/facecue/facecue/internal/face"
)

// painter draws what was found on pictures of one size. What has no face keeps
// every bit.
type painter struct {
	look   look
	artist *draw.Artist
	detour *detour     // for formats that cannot be drawn on
	shown  []face.Face // of one frame
}

// newPainter makes one for pictures like the first. aspect is the displayed
// width of a sample.
func newPainter(l look, first *astiav.Frame, aspect float64, style draw.Style) (p *painter, err error) {
	p = &painter{look: l, detour: &detour{}}
	p.artist, err = draw.NewArtist(first.Height(), aspect, matrixOf(first), style)
	return p, err
}

// paint draws on pixels that nobody else holds. It gives the picture to go on
// with, which may be another one, and frees the one it was given then.
func (p *painter) paint(picture *astiav.Frame, faces []face.Face) (*astiav.Frame, error) {
	if len(faces) == 0 || p.look.nothing() {
		return picture, nil
	}
	if _, ok := subsampling[picture.PixelFormat()]; !ok {
		return p.detour.paint(picture, func(on *astiav.Frame) { p.draw(on, faces) })
	}
	if err := av.MakeWritable(picture); err != nil {
		return picture, fmt.Errorf("copying a picture: %w", err)
	}
	p.draw(picture, faces)
	return picture, nil
}

func (p *painter) draw(on *astiav.Frame, faces []face.Face) {
	canvas := canvasOf(on)
	p.shown = p.shown[:0]
	for i := range faces {
		if p.look.hides(faces[i].ID) {
			p.artist.Blur(&canvas, faces[i:i+1])
		} else {
			p.shown = append(p.shown, faces[i])
		}
	}
	p.artist.Draw(&canvas, p.shown)
}

func (p *painter) close() { p.detour.close() }
