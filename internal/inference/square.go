package inference

import (
	"errors"

	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// square runs a network on square parts of pictures, each scaled to regionSide pixels. The network is loaded for the first
// one. One goroutine uses it at a time.
type square struct {
	open    func() (*models.Session, error)
	session *models.Session // nil before the first part
	pack    packer
	window  pixel.Window
	crop    pixel.Gray
	luma    [1]pixel.Gray // scratch memory of lumaOf
}

func newSquare(open func() (*models.Session, error)) square {
	return square{open: open, crop: pixel.NewGray(regionSide, regionSide)}
}

// load loads the network, unless it is loaded.
func (s *square) load() error {
	if s.session != nil {
		return nil
	}
	session, err := s.open()
	if err != nil {
		return err
	}
	if err := session.Bind(regionSide, regionSide); err != nil {
		return errors.Join(err, session.Close())
	}
	s.session, s.pack = session, newPacker(session.Model().Card.Input)
	return nil
}

// run runs the loaded network on a part of the channels of a picture; ok is false where the part has no samples to scale.
func (s *square) run(channels []pixel.Gray, at rectangle) (ok bool, err error) {
	for i, channel := range channels {
		if ok, err := s.window.Scale(s.crop, channel, at.x, at.y, at.w, at.h); err != nil || !ok {
			return false, err
		}
		s.pack.pack(s.session.Input(), i, regionSide, regionSide, s.crop)
	}
	err = s.session.Run()
	return err == nil, err
}

// lumaOf is the luma of a picture as the channels of a network that asks for no others.
func (s *square) lumaOf(in *Planes) []pixel.Gray {
	s.luma[0] = in.Luma
	return s.luma[:]
}

// Close frees the session. It may be called again.
func (s *square) Close() error {
	if s.session == nil {
		return nil
	}
	return s.session.Close()
}
