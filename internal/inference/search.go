package inference

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"github.com/facecue/facecue/internal/detection"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// Search finds the faces of a whole picture at one or several sizes of the network's input, and
// merges them. One goroutine uses it at a time.
type Search struct {
	open   func(side int) (*Detector, error)
	sides  []int             // as Sides.always
	far    bool              // as Sides.far
	scales map[int]*Detector // by the longer side of the input
	faces  []face.Face
	// IsLikely tells whether a box of a picture may have a face. If it is set, more pixels are searched only for faces in
	// doubt for which it tells so.
	IsLikely func(in *Planes, box face.Box) (bool, error)
}

const (
	largestFace = 256  // longer side of a face up to which a side other than the first is trusted, pixels of the input
	bothSides   = 0.78 // share of the largest face that is trusted at a side, from which on a smaller side counts too
	coarseFace  = 36   // longer side of a face in a search from which on a region shows no more of it, pixels of the input
	tinyFace    = 85   // longer side of a face up to which the last side for small faces is searched for it, pixels of that side
	smallFace   = 30   // longer side of a face that calls for a search for smaller ones, pixels of an input of wideSide
)

// A face with a score between these is in doubt: a track can begin with it, and it alone makes no person (package track).
const leastDoubt, noDoubt = 0.5, 0.7

// NewSearch makes a search at some sides. open gives a session of the detector for each; minScore and
// minFace are as in NewDetector.
func NewSearch(open func() (*models.Session, error), minScore, minFace float32, sides Sides) *Search {
	s := &Search{sides: sides.always, far: sides.far, scales: map[int]*Detector{}}
	s.open = func(side int) (*Detector, error) {
		session, err := open()
		if err != nil {
			return nil, err
		}
		return NewDetector(session, minScore, minFace, side), nil
	}
	return s
}

// Open loads the detector, which Find does otherwise.
func (s *Search) Open() error {
	_, err := s.at(s.sides[0])
	return err
}

// Find finds the faces of a picture, best first. They are valid until the next call.
func (s *Search) Find(in *Planes) ([]face.Face, error) {
	s.faces = s.faces[:0]
	length := max(in.W, in.H)
	for i, side := range s.sides {
		if err := s.add(in, side, s.bounds(i, length)); err != nil {
			return nil, err
		}
	}
	if s.far {
		if err := s.addFar(in, length); err != nil {
			return nil, err
		}
	}
	if len(s.sides) > 1 {
		s.faces = Merge(s.faces)
	}
	return s.faces, nil
}

// addFar adds small faces of a picture of so many pixels in length, if it may have some, and, where a tiny one is not sure then,
// what still more pixels show of it.
func (s *Search) addFar(in *Planes, length int) error {
	if ok, err := s.wantsFar(in, length); err != nil || !ok {
		return err
	}
	if err := s.add(in, farSide(length), farSizes(length)); err != nil {
		return err
	}
	s.faces = Merge(s.faces)
	if ok, err := s.wantsFarthest(in, length); err != nil || !ok {
		return err
	}
	return s.add(in, farthestSide, tinySizes(length))
}

// wantsFarthest tells whether one of the faces so far is tiny and not sure. Of a picture of 4K farSide has shown more pixels
// than farthestSide does.
func (s *Search) wantsFarthest(in *Planes, length int) (bool, error) {
	if length > mostFarSide {
		return false, nil
	}
	tiny := tinySizes(length)
	return s.anyLikely(in, s.faces, func(f *face.Face) bool { return isUnsure(f) && tiny.has(f.Box) })
}

// sizes are bounds of the longer side of a face, displayed pixels.
type sizes struct{ least, most float32 }

func (s sizes) has(b face.Box) bool {
	longer := max(b.W, b.H)
	return longer >= s.least && longer <= s.most
}

// bounds are the faces that count of those found at a side of s.sides. The smallest side is for faces that are too
// large for the next one, which knows a print on clothes from a face better.
func (s *Search) bounds(i, length int) sizes {
	bounds := sizes{0, math.MaxFloat32}
	if i > 0 {
		bounds.most = largestAt(s.sides[i], length)
	}
	if i == 0 && len(s.sides) > 1 {
		bounds.least = bothSides * largestAt(s.sides[1], length)
	}
	return bounds
}

// largestAt is the largest face that is trusted at a side of the input, displayed pixels of a picture
// of so many pixels in length.
func largestAt(side, length int) float32 { return float32(largestFace*length) / float32(side) }

// farSizes are the faces that count at the side for small faces of a picture of so many pixels in length.
func farSizes(length int) sizes { return sizes{0, largestAt(farSide(length), length)} }

// tinySizes are those of the faces for which farthestSide is searched, in a picture of so many pixels in length.
func tinySizes(length int) sizes { return sizes{0, float32(tinyFace*length) / farthestSide} }

// wantsFar tells whether a picture may have faces that are too small for the searches so far, or has one that they
// leave in doubt and of which more pixels may show more. In a picture of many pixels the only faces may be too small.
func (s *Search) wantsFar(in *Planes, length int) (bool, error) {
	if s.hasSmall(length) || length > mostFarSide && len(s.faces) == 0 {
		return true, nil
	}
	within := farSizes(length)
	return s.anyLikely(in, s.faces, func(f *face.Face) bool { return isDoubtful(f) && within.has(f.Box) })
}

// LeavesDoubt tells whether one of the faces that the search found in a picture may or may not be one, so that a finer
// search is worth its time. Of a face that it sees coarsely the region shows more.
func (s *Search) LeavesDoubt(in *Planes, faces []face.Face) (bool, error) {
	length := max(in.W, in.H)
	return s.anyLikely(in, faces, func(f *face.Face) bool { return isDoubtful(f) && !s.IsCoarse(f.Box, length) })
}

// anyLikely tells whether one of the faces that count may be one, as far as IsLikely is there to tell.
func (s *Search) anyLikely(in *Planes, faces []face.Face, counts func(*face.Face) bool) (bool, error) {
	for i := range faces {
		f := &faces[i]
		if !counts(f) {
			continue
		}
		if s.IsLikely == nil {
			return true, nil
		}
		if ok, err := s.IsLikely(in, f.Box); err != nil || ok {
			return ok, err
		}
	}
	return false, nil
}

// IsFaint tells whether the score of a face is too low to begin a track.
func IsFaint(f *face.Face) bool { return f.Score < leastDoubt }

func isDoubtful(f *face.Face) bool { return f.Score >= leastDoubt && f.Score < noDoubt }

// hasSmall tells whether a small face was found in a picture of so many pixels in length.
func (s *Search) hasSmall(length int) bool {
	return slices.ContainsFunc(s.faces, func(f face.Face) bool {
		return max(f.Box.W, f.Box.H) < float32(smallFace*length)/wideSide
	})
}

// IsCoarse tells whether the search sees a face, in a picture of so many pixels in length, in fewer pixels than its
// region does.
func (s *Search) IsCoarse(b face.Box, length int) bool {
	return max(b.W, b.H)*float32(s.sides[len(s.sides)-1]) < coarseFace*float32(length)
}

// add adds the faces of some sizes that are found at one side of the input.
func (s *Search) add(in *Planes, side int, bounds sizes) error {
	d, err := s.at(side)
	if err != nil {
		return err
	}
	faces, err := d.Find(in.Channels, in.W, bounds.most)
	if err != nil {
		return err
	}
	for _, f := range faces {
		if bounds.has(f.Box) {
			s.faces = append(s.faces, f)
		}
	}
	return nil
}

// at is the detector for one side of the input.
func (s *Search) at(side int) (*Detector, error) {
	if d := s.scales[side]; d != nil {
		return d, nil
	}
	d, err := s.open(side)
	if err == nil {
		s.scales[side] = d
	}
	return d, err
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
