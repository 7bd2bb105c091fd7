// Package follow finds the faces of a block of successive pictures. The whole picture is
// searched at the block's edges only; in between each face that was found there is found again
// near the place where it was, in every second picture. The pictures between have the mean of a
// face that hardly moves. The result depends on the pictures of the block alone.
package follow

import "github.com/facecue/facecue/internal/face"

// Pictures are the pictures of a block, by their place in it.
type Pictures interface {
	// Search finds the faces of a whole picture, best first. The slice is not changed.
	Search(picture int) ([]Found, error)
	// Find finds a known face near its place; ok is false if it is not there.
	Find(picture int, known Found) (f face.Face, ok bool, err error)
	// Cut tells whether a picture, not the first one, begins another shot than the one before.
	Cut(picture int) bool
}

// Found is a face of a picture, and the place at which the pictures beside it have to look for it. In a whole
// picture that is where the search has the face, whatever a closer look says, because the
// searches of successive pictures agree best.
type Found struct {
	face.Face
	Place face.Box
	Most  float32 // score of the face in other pictures, at most
	// Clear tells whether the face has a high score in a whole picture or, where that shows fewer pixels of it, in its
	// region. Find may then look less closely.
	Clear bool
	// Likely tells whether a second look at the whole picture, if one is taken there, takes it for a face. Only then may
	// Find take a second look at a picture whose region does not show the face.
	Likely bool
}

// Settings are bounds of following.
type Settings struct {
	Sure    float32 // a lost face is searched in the whole picture if it began with this score
	Overlap float32 // IoU of two faces from which on they are one face
	Steady  float32 // IoU with the expected place from which on a face is expected there again
	Between float32 // IoU of a face with itself two pictures on from which on the picture between has the mean of both
}

// follower works on one block.
type follower struct {
	Settings
	pictures Pictures
	faces    [][]Found // found so far, by picture
	searched []bool
	misses   [][]face.Box // places at which a face was expected and not found, by picture
}

// Faces finds the faces of the pictures 0 to last, of which the last is searched too. Where the
// last picture is the first one of the next block, the next block finds the same faces in it.
func Faces(p Pictures, last int, set Settings) ([][]Found, error) {
	f := &follower{
		Settings: set, pictures: p, faces: make([][]Found, last+1), searched: make([]bool, last+1), misses: make([][]face.Box, last+1),
	}
	for from := 0; from <= last; {
		to := from
		for to < last && !p.Cut(to+1) {
			to++
		}
		if err := f.shot(from, to, last); err != nil {
			return nil, err
		}
		from = to + 1
	}
	return f.faces, nil
}

// shot finds the faces of the pictures of one shot. It is searched at the edges of the block
// that it has; one that has none is searched at its beginning.
func (f *follower) shot(from, to, last int) error {
	if from == 0 || to != last {
		if err := f.search(from); err != nil {
			return err
		}
	}
	if to == last {
		if err := f.search(to); err != nil {
			return err
		}
	}
	if f.searched[from] {
		if err := f.followAll(from, to, 1); err != nil {
			return err
		}
	}
	if to == last {
		return f.followAll(to, from, -1)
	}
	return nil
}

func (f *follower) search(picture int) error {
	if f.searched[picture] {
		return nil
	}
	found, err := f.pictures.Search(picture)
	f.faces[picture], f.searched[picture] = append(f.faces[picture][:0:0], found...), true
	return err
}

// followAll follows the faces of one picture, one after the other, up to another one.
func (f *follower) followAll(from, to, step int) error {
	for _, start := range f.faces[from] {
		c := &course{follower: f, start: start, last: start, step: step}
		if err := c.follow(from, to); err != nil {
			return err
		}
	}
	return nil
}

// known is the face of a picture that has a place; ok is false if none has it.
func (f *follower) known(picture int, place face.Box) (at Found, ok bool) {
	best := f.Overlap
	for _, one := range f.faces[picture] {
		if iou := one.Box.IoU(place); iou >= best {
			at, ok, best = one, true, iou
		}
	}
	return at, ok
}

// wasMissed tells whether a face was expected at a place of a picture and not found.
func (f *follower) wasMissed(picture int, place face.Box) bool {
	for _, missed := range f.misses[picture] {
		if missed.IoU(place) >= f.Overlap {
			return true
		}
	}
	return false
}
