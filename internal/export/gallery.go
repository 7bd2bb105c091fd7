package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"sort"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/portrait"
	"github.com/facecue/facecue/internal/shield"
	"github.com/facecue/facecue/internal/still"
)

// pictureQuality is that of JPEG files, 1 to 100.
const pictureQuality = 60

// gallery reads small pictures of a recording for outputs that show them. As a sink it takes all results, also those of people
// who are left out, and keeps where faces are: about 20 bytes a face and 12 a frame. It reads when the outputs end, and not before
// it has a context.
type gallery struct {
	reader *still.Reader
	clock  face.Clock
	ignore face.People
	choose *portrait.Chooser
	chosen map[int][]portrait.Face // nil before the first picture

	shield shield.Shield
	late   []*face.Result // to which the shield may still add missed faces
	pts    []int64
	first  []int // of the places of each frame
	places []portrait.Place

	ctx context.Context // of the end of the outputs; nil before
}

func newGallery(recording string, stream face.Stream, ignore face.People) *gallery {
	return &gallery{
		reader: still.New(recording), clock: stream.Clock, ignore: ignore, choose: portrait.NewChooser(stream),
		shield: shield.Shield{Clock: stream.Clock, Hides: still.Everybody, Ahead: shield.Ahead},
	}
}

// Result takes a frame, which it does not keep.
func (g *gallery) Result(r *face.Result) error {
	g.choose.Add(r)
	own := &face.Result{PTS: r.PTS, Faces: append([]face.Face(nil), r.Faces...)}
	g.shield.Cover(own)
	if g.late = append(g.late, own); len(g.late) > shield.Ahead {
		g.keep(g.late[0])
		g.late = append(g.late[:0], g.late[1:]...)
	}
	return nil
}

func (g *gallery) Event(event.Event) error { return nil }

func (g *gallery) keep(r *face.Result) {
	g.pts, g.first = append(g.pts, r.PTS), append(g.first, len(g.places))
	for i := range r.Faces {
		g.places = append(g.places, portrait.Place{Person: r.Faces[i].ID, Box: r.Faces[i].Box})
	}
}

// end begins the reading of pictures.
func (g *gallery) end(ctx context.Context) {
	for _, r := range g.late {
		g.keep(r)
	}
	g.late, g.chosen, g.ctx = nil, g.choose.Choose(1), ctx
}

// close ends the reading.
func (g *gallery) close() error {
	g.ctx = nil
	return g.reader.Close()
}

var errNoPictures = errors.New("the recording was not read to its end")

// Moment is a JPEG of the picture of a frame. Faces are covered by mosaics, unless clear is true; those of people who are left
// out are covered always.
func (g *gallery) Moment(pts int64, width int, clear bool) ([]byte, error) {
	if g.ctx == nil {
		return nil, errNoPictures
	}
	i := sort.Search(len(g.pts), func(i int) bool { return g.pts[i] >= pts })
	if i == len(g.pts) || g.pts[i] != pts {
		return nil, fmt.Errorf("no frame has the time stamp %d", pts)
	}
	after := len(g.places)
	if i+1 < len(g.first) {
		after = g.first[i+1]
	}
	var boxes []face.Box
	for _, p := range g.places[g.first[i]:after] {
		if g.hides(clear)(p.Person) {
			boxes = append(boxes, p.Box)
		}
	}
	return encoded(g.reader.Whole(g.ctx, g.clock.Time(pts).Seconds(), width, boxes))
}

// Face is a JPEG of the best face of a person; nil where there is none.
func (g *gallery) Face(person, side int, clear bool) ([]byte, error) {
	if g.ctx == nil {
		return nil, errNoPictures
	}
	if len(g.chosen[person]) == 0 {
		return nil, nil
	}
	return encoded(g.reader.Face(g.ctx, g.chosen[person][0], side, g.hides(clear)))
}

func (g *gallery) hides(clear bool) still.Hidden {
	return func(person int) bool { return !clear || g.ignore.Has(person) }
}

func encoded(picture *image.RGBA, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = jpeg.Encode(&b, picture, &jpeg.Options{Quality: pictureQuality})
	return b.Bytes(), err
}

var _ format.Pictures = (*gallery)(nil)
