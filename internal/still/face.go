package still

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/internal/portrait"
)

// around is the side of a portrait in longer sides of the face's box: hair and neck are on it.
const around = 1.7

// Hidden tells of which people the faces are hidden.
type Hidden func(person int) bool

// Everybody hides all faces.
func Everybody(int) bool { return true }

// Nobody hides no face.
func Nobody(int) bool { return false }

// Portraits are the pictures of some faces of a recording, each a square of side pixels around
// the face, in the order of list. hidden says whose faces are covered by a mosaic, wherever the
// frame shows them.
func Portraits(ctx context.Context, recording string, list []portrait.Face, side int, hidden Hidden) (pictures []*image.RGBA, err error) {
	r := New(recording)
	defer func() { err = errors.Join(err, r.Close()) }()
	for _, f := range list {
		picture, err := r.Face(ctx, f, side, hidden)
		if err != nil {
			return nil, err
		}
		pictures = append(pictures, picture)
	}
	return pictures, nil
}

// Face is the picture of a face, a square of side pixels. It fails where the recording shows
// another frame at the time of the face, which is then not the recording that was analysed.
func (r *Reader) Face(ctx context.Context, f portrait.Face, side int, hidden Hidden) (picture *image.RGBA, err error) {
	var boxes []face.Box
	for _, p := range f.Places {
		if hidden(p.Person) {
			boxes = append(boxes, p.Box)
		}
	}
	err = r.shown(ctx, f.Seconds, boxes, func(shown *frame.Frame, planes [3]pixel.Gray) error {
		if shown.Result.PTS != f.PTS {
			return fmt.Errorf("%s: is not what the record was made of: the picture at %.3f s has another time stamp", r.recording, f.Seconds)
		}
		left, top, width, height := square(f.Box, planes[0].W, planes[0].H, shown.Aspect())
		for i, p := range planes {
			planes[i] = part(p, left, top, width, height)
		}
		picture, err = scaled(planes, side, side)
		return err
	})
	return picture, err
}

// square is the part of a picture of w x h samples around a box, in samples. It is moved into the
// picture, and is smaller where the picture is; aspect is the displayed width of a sample.
func square(b face.Box, w, h int, aspect float64) (left, top, width, height int) {
	side := math.Min(around*float64(max(b.W, b.H)), math.Min(float64(w)*aspect, float64(h)))
	width = max(1, min(w, int(math.Round(side/aspect))))
	height = max(1, min(h, int(math.Round(side))))
	middle := b.Center()
	left = within(float64(middle.X)/aspect-float64(width)/2, w-width)
	top = within(float64(middle.Y)-float64(height)/2, h-height)
	return left, top, width, height
}

// within is a position in whole samples from 0 to most. A record that was edited may have any.
func within(v float64, most int) int {
	if math.IsNaN(v) {
		return 0
	}
	return int(math.Round(math.Max(0, math.Min(v, float64(most)))))
}
