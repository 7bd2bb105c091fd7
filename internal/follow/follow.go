// Package follow finds the faces of a block of successive pictures. The whole picture is
// searched at the block's edges only; in between each face that was found there is found again
// near the place where the picture beside it has it. The result depends on the pictures of the
// block alone.
package follow

import "github.com/facecue/facecue/internal/face"

// Pictures are the pictures of a block, by their place in it.
type Pictures interface {
	// Search finds the faces of a whole picture, best first. The slice is not changed.
	Search(picture int) ([]Found, error)
	// Find finds the face that is expected in a box; ok is false if none is there.
	Find(picture int, expected face.Box) (f face.Face, ok bool, err error)
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
}

// Settings are bounds of following.
type Settings struct {
	Sure    float32 // a lost face is searched in the whole picture if it began with this score
	Overlap float32 // IoU of two faces from which on they are one face
	Steady  float32 // IoU with the expected place from which on a face is expected there again
}

// follower works on one block.
type follower struct {
	Settings
	pictures Pictures
	faces    [][]Found // found so far, by picture
	searched []bool
}

// Faces finds the faces of the pictures 0 to last, of which the last is searched too. Where the
// last picture is the first one of the next block, the next block finds the same faces in it.
func Faces(p Pictures, last int, set Settings) ([][]Found, error) {
	f := &follower{Settings: set, pictures: p, faces: make([][]Found, last+1), searched: make([]bool, last+1)}
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
		if err := f.follow(start, from, to, step); err != nil {
			return err
		}
	}
	return nil
}

// patience is the number of successive pictures in which a face may be missed and is followed on. Small
// and turned faces are near the least score, and are found again.
const patience = 2

// follow follows a face until it is lost or comes to a picture in which it is known.
func (f *follower) follow(start Found, from, to, step int) error {
	place, missed := start.Place, 0
	for i := from; i != to; {
		i += step
		if f.known(i, place) {
			return nil
		}
		one, ok, err := f.pictures.Find(i, place)
		one.Score = min(one.Score, start.Most)
		found := Found{one, place, start.Most}
		if err == nil && !ok && missed == 0 && start.Score >= f.Sure {
			found, ok, err = f.searchAgain(i, place)
		}
		if err != nil || ok && f.known(i, found.Box) {
			return err
		}
		if !ok {
			if missed++; missed > patience {
				return nil
			}
			continue
		}
		missed = 0
		if place = found.Place; found.Box.IoU(place) < f.Steady {
			place = moved(place, found.Box)
		}
		found.Place = place
		f.faces[i] = append(f.faces[i], found)
	}
	return nil
}

// mostGrowth is the change of a face's size up to which its place keeps its own size. A face is measured a
// little smaller or larger in a region than in a whole picture, and its region is to stay the same.
const mostGrowth = 1.4

// moved is a place after the face at it has moved to a box.
func moved(place, to face.Box) face.Box {
	size, was := max(to.W, to.H), max(place.W, place.H)
	if size > was*mostGrowth || size*mostGrowth < was {
		return to
	}
	c := to.Center()
	return face.Box{X: c.X - float32(place.W/2), Y: c.Y - float32(place.H/2), W: place.W, H: place.H}
}

// known tells whether a face of a picture has a place.
func (f *follower) known(picture int, box face.Box) bool {
	for i := range f.faces[picture] {
		if f.faces[picture][i].Box.IoU(box) >= f.Overlap {
			return true
		}
	}
	return false
}

// searchAgain looks for a lost face in the whole picture.
func (f *follower) searchAgain(picture int, box face.Box) (Found, bool, error) {
	found, err := f.pictures.Search(picture)
	if err != nil {
		return Found{}, false, err
	}
	for _, one := range found {
		if one.Box.IoU(box) >= f.Overlap {
			return one, true, nil
		}
	}
	return Found{}, false, nil
}
