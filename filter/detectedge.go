package filter

import (
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
	found, err := d.whole(f, d.edgeSearch(f.Result.Frame))
	if err != nil || before == nil || d.confirmer == nil || !d.follow {
		return found, err
	}
	known, err := d.edgeFaces(before, nil)
	if err != nil {
		return nil, err
	}
	if next := viewOf(f); before.view.isCut(&next) {
		return found, nil
	}
	return d.carry(f, found, known)
}

// carry appends the faces of the edge before that are still there and that the search of a frame did not find. The network
// that confirms faces took each for a face there, and has to be certain of it here.
func (d *detect) carry(f *frame.Frame, found, before []follow.Found) ([]follow.Found, error) {
	in, err := d.input(f)
	if err != nil {
		return nil, err
	}
	for _, known := range before {
		if !known.Likely || isAmong(found, known.Place) {
			continue
		}
		still, ok, err := d.isStillThere(&in, known)
		if err != nil {
			return nil, err
		}
		if ok && !isAmong(found, still.Box) {
			found = append(found, still)
		}
	}
	return found, nil
}

// isStillThere looks for a face of the edge before in its region.
func (d *detect) isStillThere(in *inference.Planes, known follow.Found) (follow.Found, bool, error) {
	one, ok, err := d.find(in, known)
	if err != nil || !ok {
		return known, false, err
	}
	one.Score = min(one.Score, known.Most)
	known.Face, known.Place = one, one.Box
	ok, err = d.confirmer.IsCertain(in, one.Box)
	return known, ok, err
}

// sameOverlap is the IoU from which on a face of the edge before and one that the search finds are one face.
const sameOverlap = 0.3

// isAmong tells whether one of the faces that were found is at a place.
func isAmong(found []follow.Found, place face.Box) bool {
	for i := range found {
		if found[i].Box.IoU(place) >= sameOverlap || found[i].Place.IoU(place) >= sameOverlap {
			return true
		}
	}
	return false
}
