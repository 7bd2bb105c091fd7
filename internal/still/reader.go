package still

import (
	"context"
	"fmt"
	"image"
	"math"
	"time"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/draw"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/pixel"
)

// Reader reads pictures of one recording, in any order of time. One goroutine uses it at a time.
type Reader struct {
	recording string
	convert   frame.Converter
}

// New makes a reader of a file that can be read again. It opens nothing yet.
func New(recording string) *Reader { return &Reader{recording: recording} }

// Close frees what conversions keep. It may be called again.
func (r *Reader) Close() error { return r.convert.Close() }

// Whole is the picture that is shown at a player's time in seconds, scaled down to a width of so
// many pixels if it is wider. Faces in the boxes, in displayed pixels, are hidden.
func (r *Reader) Whole(ctx context.Context, seconds float64, width int, hidden []face.Box) (picture *image.RGBA, err error) {
	err = r.shown(ctx, seconds, hidden, func(f *frame.Frame, planes [3]pixel.Gray) error {
		w, h := f.DisplayedSize()
		width := min(width, w)
		picture, err = scaled(planes, width, max(1, (h*width+w/2)/w))
		return err
	})
	return picture, err
}

// shown calls use with the frame that is shown at a player's time, and with its red, green and
// blue, on which the boxes are hidden.
func (r *Reader) shown(ctx context.Context, seconds float64, hidden []face.Box, use func(*frame.Frame, [3]pixel.Gray) error) error {
	start := time.Duration(math.Round(seconds * float64(time.Second)))
	in, err := decode.Open(ctx, r.recording, decode.Options{Stream: -1, Start: start, Threads: 1})
	if err != nil {
		return err
	}
	defer in.Close()
	f, err := in.Read()
	if err != nil {
		return fmt.Errorf("%s: no picture at %.3f s: %w", r.recording, seconds, err)
	}
	defer f.Close()
	planes, err := f.Colour(&r.convert)
	if err != nil {
		return err
	}
	if err := hide(planes, f.Aspect(), hidden); err != nil {
		return err
	}
	return use(f, planes)
}

// hide covers boxes by mosaics.
func hide(planes [3]pixel.Gray, aspect float64, boxes []face.Box) error {
	var canvas draw.Canvas
	for i, p := range planes {
		canvas.Planes[i] = draw.Plane{Pix: p.Pix, Stride: p.Stride, W: p.W, H: p.H}
	}
	artist, err := draw.NewArtist(planes[0].H, aspect, draw.Matrix{}, draw.Style{})
	if err != nil {
		return err
	}
	faces := make([]face.Face, len(boxes))
	for i, b := range boxes {
		faces[i].Box = b
	}
	artist.Blur(&canvas, faces)
	return nil
}
