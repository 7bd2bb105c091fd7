package filter

import (
	"slices"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/follow"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/inference"
)

// edgeFaces are the faces at an edge of a block. f is its frame; nil for the edge's own one.
func (d *detect) edgeFaces(e *Edge, f *frame.Frame) ([]follow.Found, error) {
	return e.get(f, d.findEdge)
}

// findEdge searches the frame at an edge of a block, and looks there for faces of the edge before too, which the
// search may miss where a head is turned away.
func (d *detect) findEdge(f *frame.Frame, before *Edge) ([]follow.Found, error) {
	if !f.Result.HasScene {
		if err := d.scene(f); err != nil {
			return nil, err
		}
	}
	in, err := d.input(f)
	if err != nil {
		return nil, err
	}
	result, err := d.see(&in, d.edgeSearch(f.Result.Frame))
	if err != nil {
		return nil, err
	}
	known, err := d.knownBefore(f, before) // another worker may search that edge meanwhile
	if err != nil {
		return nil, err
	}
	found, err := d.refined(&in, result, known)
	if err != nil || d.confirmer == nil {
		return found, err
	}
	return d.carry(&in, found, known)
}

// knownBefore are the faces of the edge before, as far as faces are followed and it is of the same shot.
func (d *detect) knownBefore(f *frame.Frame, before *Edge) ([]follow.Found, error) {
	if before == nil || !d.follow {
		return nil, nil
	}
	known, err := d.edgeFaces(before, nil)
	if err != nil {
		return nil, err
	}
	if next := viewOf(f); before.view.isCut(&next) {
		return nil, nil
	}
	return known, nil
}

// carry appends the faces of the edge before that are still there and that the search of a picture did not find. The network
// that confirms faces took each for a face at the edge before, and has to be sure of it in this picture.
func (d *detect) carry(in *inference.Planes, found, before []follow.Found) ([]follow.Found, error) {
	for _, known := range before {
		if !known.Likely || isTaken(found, known.Place) {
			continue
		}
		still, ok, err := d.isStillThere(in, known)
		if err != nil {
			return nil, err
		}
		if ok {
			found = replace(found, still)
		}
	}
	return found, nil
}

// isTaken tells whether one of the faces, not a faint one, is at a place.
func isTaken(found []follow.Found, place face.Box) bool {
	return slices.ContainsFunc(found, func(f follow.Found) bool { return isAt(f, place) && !inference.IsFaint(&f.Face) })
}

// replace appends a face, unless its place is taken, and drops the faint ones there.
func replace(found []follow.Found, by follow.Found) []follow.Found {
	if isTaken(found, by.Box) {
		return found
	}
	return append(slices.DeleteFunc(found, func(f follow.Found) bool { return isAt(f, by.Box) }), by)
}

// isStillThere looks for a face of the edge before, near its place.
func (d *detect) isStillThere(in *inference.Planes, known follow.Found) (follow.Found, bool, error) {
	one, ok, err := d.regionOf(known).Find(in, known.Place)
	if err == nil && ok {
		ok, err = d.confirmer.ConfirmKnown(in, &one)
	}
	if err == nil && !ok && !known.Clear {
		one, ok, err = d.findUnseen(in, known)
	}
	one.By, one.Score = face.InRegion, min(one.Score, known.Most)
	known.Face, known.Place = one, one.Box
	return known, ok, err
}

// sameOverlap is the IoU from which on a face of the edge before and one that the search finds are one face.
const sameOverlap = 0.3

// isAt tells whether a face is the one at a place.
func isAt(f follow.Found, place face.Box) bool {
	return f.Box.IoU(place) >= sameOverlap || f.Place.IoU(place) >= sameOverlap
}
