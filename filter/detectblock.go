package filter

import (
	"fmt"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/follow"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/inference"
)

// detectBlock is a block while detect works on it.
type detectBlock struct {
	*detect
	*Block
	analysed []*frame.Frame // of Frames, and Next
	found    map[int][]follow.Found
}

// The bounds of following, see follow.Settings.
var following = follow.Settings{Sure: 0.6, Overlap: 0.4, Steady: 0.75, Between: 0.85}

// clearScore is the score in a whole picture from which on a face is clear: the network for regions finds it again. That
// network knows objects from faces less well than the detector, which looks at the others.
const clearScore = 0.75

// unseenScore is the score of a face that its region does not show and that the network that confirms faces sees where it
// was. It makes no person (package track).
const unseenScore = 0.4

// cutChange is the change of the scene that ends the following of faces, grey levels.
const cutChange = 20

// ProcessBlock sets the faces, scene and status of the frames of a block.
func (d *detect) ProcessBlock(b *Block) error {
	k := &detectBlock{detect: d, Block: b, found: map[int][]follow.Found{}}
	for _, f := range b.Frames {
		r := &f.Result
		r.Faces, r.HasScene, r.Status = r.Faces[:0], false, face.NotAnalysed
		if r.Frame%d.every != 0 {
			continue
		}
		if err := d.scene(f); err != nil {
			return fmt.Errorf("frame %d: %w", r.Frame, err)
		}
		k.analysed = append(k.analysed, f)
	}
	if len(k.analysed) == 0 {
		return nil
	}
	return k.process()
}

func (k *detectBlock) process() error {
	own := k.analysed
	if k.Next != nil && k.every == 1 {
		if err := k.scene(k.Next); err != nil {
			return err
		}
		k.analysed = append(own[:len(own):len(own)], k.Next)
	}
	faces, err := k.faces()
	if err != nil {
		return err
	}
	for i, f := range own {
		for _, one := range faces[i] {
			f.Result.Faces = append(f.Result.Faces, one.Face)
		}
		f.Result.Faces = inference.Merge(f.Result.Faces)
		f.Result.DeriveStatus()
	}
	return nil
}

// faces are the faces of each analysed frame.
func (k *detectBlock) faces() (faces [][]follow.Found, err error) {
	if k.follow && k.every == 1 {
		return follow.Faces(k, len(k.analysed)-1, following)
	}
	for i := range k.analysed {
		found, err := k.Search(i)
		if err != nil {
			return nil, err
		}
		faces = append(faces, found)
	}
	return faces, nil
}

// scene sets the thumbnail of a frame.
func (d *detect) scene(f *frame.Frame) error {
	luma, err := d.planes.luma(f)
	if err != nil {
		return err
	}
	f.Result.HasScene = true
	return d.scener.Scene(&f.Result.Scene, luma)
}

// Cut implements follow.Pictures.
func (k *detectBlock) Cut(i int) bool {
	before, next := viewOf(k.analysed[i-1]), viewOf(k.analysed[i])
	return before.isCut(&next)
}

// Search implements follow.Pictures.
func (k *detectBlock) Search(i int) ([]follow.Found, error) {
	f := k.analysed[i]
	switch f {
	case k.Frames[0]:
		return k.edgeFaces(k.First, f)
	case k.Next:
		return k.edgeFaces(k.Second, f)
	}
	if found, ok := k.found[i]; ok {
		return found, nil
	}
	in, err := k.input(f)
	if err != nil {
		return nil, err
	}
	found, err := k.whole(&in, k.fine)
	k.found[i] = found
	return found, err
}

// edgeSearch is the search at an edge of a block. Each block has one edge that is searched finely,
// from which small faces are followed through all of the block, to the other edge as well.
func (d *detect) edgeSearch(frame int64) *inference.Search {
	if d.block > 1 && frame/d.block%2 == 1 {
		return d.quick
	}
	return d.fine
}

// regionOf is what finds a face in its region. The detector reads all regions of a picture file, which are few.
func (d *detect) regionOf(f follow.Found) *inference.Region {
	if f.Clear && !d.still {
		return d.region
	}
	return d.unclear
}

// Find implements follow.Pictures.
func (k *detectBlock) Find(i int, known follow.Found) (face.Face, bool, error) {
	in, err := k.input(k.analysed[i])
	if err != nil {
		return face.Face{}, false, err
	}
	found, ok, err := k.regionOf(known).Find(&in, known.Place)
	if err == nil && !ok && !known.Clear && known.Likely {
		found, ok, err = k.findUnseen(&in, known)
	}
	found.By = face.InRegion
	return found, ok, err
}

// findUnseen finds a face that its region does not show to the detector: where the second detector finds it there, or else at
// the place where it was, as far as the network that confirms faces is sure.
func (d *detect) findUnseen(in *inference.Planes, known follow.Found) (face.Face, bool, error) {
	if d.turned != nil {
		found, ok, err := d.turned.Find(in, known.Place)
		if err == nil && ok {
			ok, err = d.confirmer.ConfirmKnown(in, &found)
		}
		if err != nil || ok {
			return found, ok, err
		}
	}
	found := known.Face
	found.Score = unseenScore
	ok, err := d.confirmer.IsThere(in, known.Box)
	return found, ok, err
}

// input are the planes of a frame.
func (d *detect) input(f *frame.Frame) (in inference.Planes, err error) {
	if in.Luma, err = d.planes.luma(f); err != nil {
		return in, err
	}
	in.W, in.H = f.DisplayedSize()
	in.Channels, err = d.planes.appendPlanes(nil, f)
	return in, err
}
