package identity

import (
	"math"

	"github.com/facecue/facecue/internal/face"
)

// Evidence is a natural logarithm of a likelihood ratio: over 0 for one person, under 0 for two. models/train/identity_fit.py
// fits slope and even to people whom the network did not see. slope is that of portraits in different light; people who talk in one
// light have 20 to 27. Its even, 0.15 to 0.31, would join 4 of 100 pairs of other people, who are filmed by one
// camera (models/train/dress_fit.py), so a greater one is set by hand, like what places say.
const (
	slope      = 12.0 // of the cosine of the numbers of two tracks
	even       = 0.42 // the cosine that speaks for neither
	strongest  = 6.0  // bound of what a cosine can say
	samePlace  = 2.5  // the same camera shows both at one place, in one size
	otherPlace = -0.7 // the same camera shows them at places without overlap
	followed   = 1.6  // the tracker took them for one person through a jump, by place and look
)

// steady is how many faces make the mean of a track's numbers steady. The evidence of fewer
// faces counts less; that of more does not count more, so that of two people who are equally like a third
// the first one is joined.
const steady = 4

// appearance is the evidence of the numbers of two clusters.
func appearance(a, b *cluster) float64 {
	if a.samples == 0 || b.samples == 0 {
		return 0
	}
	var dot, one, two float64
	for k := range a.sum {
		dot += float64(a.sum[k] * b.sum[k])
		one += float64(a.sum[k] * a.sum[k])
		two += float64(b.sum[k] * b.sum[k])
	}
	if one == 0 || two == 0 {
		return 0
	}
	value := slope * (float64(dot/math.Sqrt(one*two)) - even)
	few := min(a.samples, b.samples)
	return float64(max(-strongest, min(strongest, value)) * min(1, few/steady))
}

// Bounds of what counts as the same camera and the same place.
const (
	sameScene   = 12.0 // mean difference of two scenes in grey levels, without that of their means
	sameOverlap = 0.35 // least intersection over union of two boxes
	sameSide    = 1.5  // greatest ratio of their sides
)

// place is the evidence of two spots.
func place(a, b *spot) float64 {
	if !a.known || !b.known || difference(&a.scene, &b.scene) > sameScene {
		return 0
	}
	overlap, ratio := a.box.IoU(b.box), math.Sqrt(float64(a.box.Area())/float64(b.box.Area()))
	switch {
	case overlap >= sameOverlap && ratio < sameSide && ratio > 1/sameSide:
		return samePlace
	case overlap == 0:
		return otherPlace
	}
	return 0
}

// difference is the mean absolute difference of two scenes in grey levels, after the
// difference of their means is taken out.
func difference(a, b *face.Scene) float64 {
	var shift int
	for i := range a {
		shift += int(b[i]) - int(a[i])
	}
	var sum int
	for i := range a {
		d := (int(b[i])-int(a[i]))*len(a) - shift
		sum += max(d, -d)
	}
	return float64(sum) / float64(len(a)*len(a))
}
