package inference

import (
	"cmp"
	"errors"
	"slices"

	"github.com/facecue/facecue/internal/detection"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// Search finds the faces of a whole picture at one or several sizes of the network's input, and
// merges them. One goroutine uses it at a time.
type Search struct {
	open   func(side int) (*Detector, error)
	sides  []int             // always searched, in ascending order
	far    int               // searched too where small faces were found; 0: never
	scales map[int]*Detector // by the longer side of the input
	faces  []face.Face
}

// Sides of the network's input, longer side in pixels.
const (
	nearSide = 160 // for faces of a tenth of the picture up to all of it
	wideSide = 640 // for faces of a fiftieth of the picture up to a third of it
	farSide  = 960 // for smaller ones
)

const (
	largestFace = 200 // longer side of a face up to which a side other than the first is trusted, pixels of the input
	smallFace   = 30  // longer side of a face that calls for farSide, pixels of an input of wideSide
)

// NewSearch makes a search. open gives a session of the detector for each size; minScore and
// minFace are as in NewDetector. With a side of more than 0 the picture is searched at that side
// alone. Otherwise it is searched at several, with quick at those at which two searches cost
// little more than one of DefaultInputSide.
func NewSearch(open func() (*models.Session, error), minScore, minFace float32, side int, quick bool) *Search {
	s := &Search{scales: map[int]*Detector{}}
	s.open = func(side int) (*Detector, error) {
		session, err := open()
		if err != nil {
			return nil, err
		}
		return NewDetector(session, minScore, minFace, side), nil
	}
	switch {
	case side > 0:
		s.sides = []int{side}
	case quick:
		s.sides = []int{nearSide, DefaultInputSide}
	default:
		s.sides, s.far = []int{nearSide, wideSide}, farSide
	}
	return s
}

// Find finds the faces of a picture, best first. They are valid until the next call.
func (s *Search) Find(in *Planes) ([]face.Face, error) {
	s.faces = s.faces[:0]
	for i, side := range s.sides {
		if err := s.add(in, side, i > 0); err != nil {
			return nil, err
		}
	}
	if s.far > 0 && s.hasSmall(max(in.W, in.H)) {
		if err := s.add(in, s.far, true); err != nil {
			return nil, err
		}
	}
	if len(s.sides) > 1 {
		s.faces = Merge(s.faces)
	}
	return s.faces, nil
}

// hasSmall tells whether a small face was found in a picture of so many pixels in length.
func (s *Search) hasSmall(length int) bool {
	return slices.ContainsFunc(s.faces, func(f face.Face) bool {
		return max(f.Box.W, f.Box.H) < float32(smallFace*length)/wideSide
	})
}

// add adds the faces that are found at one side of the input; with bounded without those that
// are too large for it.
func (s *Search) add(in *Planes, side int, bounded bool) (err error) {
	d := s.scales[side]
	if d == nil {
		if d, err = s.open(side); err != nil {
			return err
		}
		s.scales[side] = d
	}
	faces, err := d.Find(in.Channels, in.W)
	if err != nil {
		return err
	}
	most := float32(largestFace*max(in.W, in.H)) / float32(side)
	for _, f := range faces {
		if !bounded || max(f.Box.W, f.Box.H) <= most {
			s.faces = append(s.faces, f)
		}
	}
	return nil
}

// mergedIoU: of two faces that overlap more than this, the one with the higher score stays.
const mergedIoU = 0.4

// Merge sorts faces, best first, and drops those that overlap a better one.
func Merge(faces []face.Face) []face.Face {
	slices.SortStableFunc(faces, func(a, b face.Face) int { return cmp.Compare(b.Score, a.Score) })
	return detection.Suppress(faces, detection.Settings{IoU: mergedIoU, MaxContained: maxContained})
}

// Close frees the sessions. It may be called again.
func (s *Search) Close() error {
	var errs []error
	for _, d := range s.scales {
		errs = append(errs, d.Close())
	}
	return errors.Join(errs...)
}
