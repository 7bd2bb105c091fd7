package run

import (
	"context"
	"fmt"
	"image"
	"math"
	"os"
	"time"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/draw"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/internal/replay"
)

// stills takes pictures of a recording at times, small, with faces hidden where asked for.
type stills struct {
	recording string
	width     int            // pixels of a small picture
	hidden    *replay.Record // whose faces are hidden; nil hides none
	convert   frame.Converter
}

// newStills opens the record again for its boxes if faces are to be hidden.
func newStills(recording, record string, blur bool) (*stills, error) {
	s := &stills{recording: recording, width: 320}
	if !blur {
		return s, nil
	}
	f, err := os.Open(record)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s.hidden, err = replay.Read(f)
	return s, err
}

func (s *stills) Close() error { return s.convert.Close() }

// at is the picture that is shown at a player's time, in seconds.
func (s *stills) at(ctx context.Context, seconds float64) (*image.RGBA, error) {
	start := time.Duration(math.Round(seconds * float64(time.Second)))
	r, err := decode.Open(ctx, s.recording, decode.Options{Stream: -1, Start: start, Threads: 1})
	if err != nil {
		return nil, err
	}
	defer r.Close()
	f, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("%s: no picture at %.3f s: %w", s.recording, seconds, err)
	}
	defer f.Close()
	planes, err := f.Colour(&s.convert)
	if err != nil {
		return nil, err
	}
	if err := s.hide(f, planes, seconds); err != nil {
		return nil, err
	}
	return s.small(f, planes)
}

// hide covers the faces that the record has at the time. A time without findings of the record
// is an error, since a face could be seen.
func (s *stills) hide(f *frame.Frame, planes [3]pixel.Gray, seconds float64) error {
	if s.hidden == nil {
		return nil
	}
	found, ok := s.hidden.At(seconds)
	if !ok {
		return fmt.Errorf("%s: the record does not say where faces are at %.3f s", s.recording, seconds)
	}
	var faces []face.Face
	for _, one := range found {
		faces = append(faces, face.Face{ID: int(one.ID), Box: one.Box})
	}
	var canvas draw.Canvas
	for i, p := range planes {
		canvas.Planes[i] = draw.Plane{Pix: p.Pix, Stride: p.Stride, W: p.W, H: p.H}
	}
	artist, err := draw.NewArtist(planes[0].H, f.Aspect(), draw.Matrix{}, draw.Style{})
	if err != nil {
		return err
	}
	artist.Blur(&canvas, faces)
	return nil
}

// small scales the planes of a picture to the width, and joins them.
func (s *stills) small(f *frame.Frame, planes [3]pixel.Gray) (*image.RGBA, error) {
	w, h := f.DisplayedSize()
	width := min(s.width, w)
	height := max(1, (h*width+w/2)/w)
	scaler, err := pixel.NewScaler(planes[0].W, planes[0].H, width, height)
	if err != nil {
		return nil, err
	}
	picture, one := image.NewRGBA(image.Rect(0, 0, width, height)), pixel.NewGray(width, height)
	for i, p := range planes {
		if err := scaler.Scale(one, p); err != nil {
			return nil, err
		}
		for y := range height {
			for x, v := range one.Row(y) {
				picture.Pix[y*picture.Stride+4*x+i] = v
			}
		}
	}
	for i := 3; i < len(picture.Pix); i += 4 {
		picture.Pix[i] = 255
	}
	return picture, nil
}
