package run

import (
	"context"
	"fmt"
	"image"
	"os"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/replay"
	"github.com/facecue/facecue/internal/still"
)

// stills takes small pictures of a recording at times, with faces hidden where asked for.
type stills struct {
	*still.Reader
	recording string
	hidden    *replay.Record // whose faces are hidden; nil hides none
}

// stillWidth is the width of a small picture in pixels.
const stillWidth = 320

// newStills opens the record again for its boxes if faces are to be hidden.
func newStills(recording, record string, blur bool) (*stills, error) {
	s := &stills{Reader: still.New(recording), recording: recording}
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

// at is the picture that is shown at a player's time, in seconds. A time without findings of the
// record is an error where faces are hidden, since a face could be seen.
func (s *stills) at(ctx context.Context, seconds float64) (*image.RGBA, error) {
	var boxes []face.Box
	if s.hidden != nil {
		found, ok := s.hidden.At(seconds)
		if !ok {
			return nil, fmt.Errorf("%s: the record does not say where faces are at %.3f s", s.recording, seconds)
		}
		for _, one := range found {
			boxes = append(boxes, one.Box)
		}
	}
	return s.Whole(ctx, seconds, stillWidth, boxes)
}
