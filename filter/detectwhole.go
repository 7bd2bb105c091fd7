package filter

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/follow"
	"github.com/facecue/facecue/internal/inference"
)

// whole searches a whole picture, and refines each face in its own region.
func (d *detect) whole(in *inference.Planes, search *inference.Search) ([]follow.Found, error) {
	faces, search, err := d.searched(in, search)
	var sure []float32
	if err == nil && d.confirmer != nil {
		faces, sure, err = d.confirmed(in, faces, search)
	}
	if err != nil {
		return nil, err
	}
	found := make([]follow.Found, 0, len(faces))
	for i, one := range faces {
		one.By = face.InPicture
		at, err := d.refine(in, one, search.IsCoarse(one.Box, max(in.W, in.H)))
		if err != nil {
			return nil, err
		}
		at.Likely = sure != nil && inference.IsLikely(sure[i])
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
func (d *detect) refine(in *inference.Planes, one face.Face, isCoarse bool) (follow.Found, error) {
	found := follow.Found{Face: one, Place: one.Box, Most: one.Score, Clear: one.Score >= clearScore}
	if isCoarse {
		found.Most = 1
	}
	if !d.follow {
		return found, nil
	}
	refined, ok, err := d.regionOf(found).Find(in, one.Box)
	if err != nil || !ok {
		return found, err
	}
	found.Box, found.Points = refined.Box, refined.Points
	if isCoarse {
		found.Score = max(one.Score, refined.Score)
		found.Clear = found.Score >= clearScore
	}
	return found, nil
}
