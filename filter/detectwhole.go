package filter

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/follow"
	"github.com/facecue/facecue/internal/inference"
)

// searchResult is what a search of a whole picture gives.
type searchResult struct {
	faces  []face.Face
	sure   []float32         // what the network that confirms faces gives for each; nil where it is not asked
	search *inference.Search // that found them
}

// whole searches a whole picture, and refines each face in its own region.
func (d *detect) whole(in *inference.Planes, search *inference.Search) ([]follow.Found, error) {
	result, err := d.see(in, search)
	if err != nil {
		return nil, err
	}
	return d.refined(in, result, nil)
}

// see searches a whole picture.
func (d *detect) see(in *inference.Planes, search *inference.Search) (s searchResult, err error) {
	if s.faces, s.search, err = d.searched(in, search); err == nil && d.confirmer != nil {
		s.faces, s.sure, err = d.confirmed(in, s.faces, s.search)
	}
	return s, err
}

// refined are the faces of a search, each refined in its own region. before are the faces of the edge before.
func (d *detect) refined(in *inference.Planes, s searchResult, before []follow.Found) ([]follow.Found, error) {
	found := make([]follow.Found, 0, len(s.faces))
	for i, one := range s.faces {
		one.By = face.InPicture
		at, err := d.refine(in, one, s.search.IsCoarse(one.Box, max(in.W, in.H)), before)
		if err != nil {
			return nil, err
		}
		at.Likely = s.sure != nil && inference.IsLikely(s.sure[i])
		found = append(found, at)
	}
	return found, nil
}

// searched are the faces of a picture, and the search that found them: a finer one, where a quick one leaves doubt.
func (d *detect) searched(in *inference.Planes, search *inference.Search) ([]face.Face, *inference.Search, error) {
	faces, err := search.Find(in)
	if err != nil || search != d.quick || search == d.fine {
		return faces, search, err
	}
	if isDoubt, err := search.LeavesDoubt(in, faces); err != nil || !isDoubt {
		return faces, search, err
	}
	faces, err = d.fine.Find(in)
	return faces, d.fine, err
}

// confirmed are the faces of a search after a second look: where the fine search leaves doubt, the second detector searches
// the picture too, and the confirmer decides about faces that are not sure. sure is what Look gives for each.
func (d *detect) confirmed(in *inference.Planes, faces []face.Face, search *inference.Search) (_ []face.Face, sure []float32, err error) {
	if sure, err = d.confirmer.Look(in, faces, nil); err != nil {
		return nil, nil, err
	}
	if d.second != nil && search == d.fine && inference.WantsSecond(faces, sure) {
		others, err := d.second.Find(in)
		if err != nil {
			return nil, nil, err
		}
		faces = inference.Compare(faces, others)
		if sure, err = d.confirmer.Look(in, faces, sure); err != nil {
			return nil, nil, err
		}
	}
	inference.Confirm(in, faces, sure)
	return faces, sure, nil
}

// refine gives a face of a whole picture the box and the landmarks that it has in its region, as in the
// frames beside it. The score of a face that the search sees coarsely is the higher one, because the region shows
// more of it. That of others stays the score in the whole picture, which also bounds it in the frames beside: a
// region is no second chance for what looks like a face.
func (d *detect) refine(in *inference.Planes, one face.Face, isCoarse bool, before []follow.Found) (follow.Found, error) {
	found := follow.Found{Face: one, Place: one.Box, Most: one.Score, Clear: one.Score >= clearScore}
	if isCoarse {
		found.Most, found.Place = 1, expectedPlace(one.Box, before)
	}
	if !d.follow {
		return found, nil
	}
	ok, err := d.read(in, &found, isCoarse)
	if err == nil && !ok && found.Place != one.Box {
		found.Place = one.Box
		ok, err = d.read(in, &found, isCoarse)
	}
	if err == nil && ok && isCoarse && !found.Clear && found.Score >= clearScore {
		err = d.readCleared(in, &found)
	}
	return found, err
}

// read gives a face the box and the landmarks that its region shows.
func (d *detect) read(in *inference.Planes, found *follow.Found, isCoarse bool) (bool, error) {
	refined, ok, err := d.regionOf(*found).Find(in, found.Place)
	if err != nil || !ok {
		return false, err
	}
	found.Box, found.Points = refined.Box, refined.Points
	if isCoarse {
		found.Score = max(found.Score, refined.Score)
	}
	return true, nil
}

// readCleared reads the region of a face that only its region shows to be clear again, by the network that reads it in the
// frames beside. Two networks put landmarks at places that differ by up to a twentieth of a small face's width, so
// landmarks would jump at the edge. The face stays one that is not clear where that network does not find it.
func (d *detect) readCleared(in *inference.Planes, found *follow.Found) (err error) {
	found.Clear = true
	found.Clear, err = d.read(in, found, false)
	return err
}

// samePlace is the IoU of a face with its place at the edge before from which on its region stays there.
const samePlace = 0.6

// expectedPlace is where the region of a face is read that the search sees coarsely: at its place at the edge before, unless it moved.
// The box of such a search is less exact, and a region that lies around it shifts the landmarks of a still face.
func expectedPlace(box face.Box, before []follow.Found) face.Box {
	at, most := box, float32(samePlace)
	for _, known := range before {
		if iou := known.Place.IoU(box); iou >= most {
			at, most = known.Place, iou
		}
	}
	return at
}
