package inference

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// Confirmer looks again at faces of which a detector is not sure, each in the region around it, and tells faces from
// what looks like one. Its network is loaded for the first such face. One goroutine uses it at a time.
type Confirmer struct{ square }

const (
	// confirmedScore is the score of a face of which the network is sure. It is under noDoubt, so that one picture with
	// such a face makes no person.
	confirmedScore = 0.69
	// certain is how sure the network must be of a face that has a score under leastDoubt.
	certain = 0.99
	// known is how sure it must be of what a detector finds where a face was a moment before: this is more often a face than
	// what a detector finds elsewhere.
	known = 0.9
	// stillThere is how sure it must be of a face that its region does not show: it is asked again in each frame.
	stillThere = 0.98
	// likely is how sure it must be of a face for a search in more pixels, or by a second detector, to be worth its time.
	likely = 0.5
	// within is the least part of such a face that lies in the picture: of what the border cuts off too little is left to
	// tell it from a face.
	within = 0.75
)

// NewConfirmer makes a confirmer. open gives a session of a network of the kind models.Confirm.
func NewConfirmer(open func() (*models.Session, error)) *Confirmer {
	return &Confirmer{newSquare(open)}
}

// Look looks at the faces of a picture from the one numbered len(sure) on, and appends to sure how sure the network is of each. It
// is not asked about a face with a score from noDoubt on, for which 1 is appended, nor about one that cannot be confirmed: 0.
func (c *Confirmer) Look(in *Planes, faces []face.Face, sure []float32) ([]float32, error) {
	for i := len(sure); i < len(faces); i++ {
		one, err := c.look(in, &faces[i])
		if err != nil {
			return sure, err
		}
		sure = append(sure, one)
	}
	return sure, nil
}

func (c *Confirmer) look(in *Planes, f *face.Face) (float32, error) {
	switch {
	case !isUnsure(f):
		return 1, nil
	case !canConfirm(f, in):
		return 0, nil
	}
	return c.Score(in, f.Box)
}

// canConfirm tells whether Confirm may raise the score of a face, which it does not do for a low one that the border cuts off.
func canConfirm(f *face.Face, in *Planes) bool { return f.Score >= leastDoubt || isWithin(f.Box, in) }

// Confirm sets the scores of the faces under noDoubt of a picture, by how sure Look is of each. The surer, the higher the
// score becomes, up to confirmedScore; of a face with a score under leastDoubt, which has to lie within the picture, Look must be certain.
func Confirm(in *Planes, faces []face.Face, sure []float32) {
	for i := range faces {
		f := &faces[i]
		if isUnsure(f) && (f.Score >= leastDoubt || sure[i] >= certain && isWithin(f.Box, in)) {
			f.Score = raised(f.Score, sure[i])
		}
	}
}

// raised is the score of a face of which the network is so sure.
func raised(score, sure float32) float32 {
	return max(score, face.RoundScore(float32(confirmedScore*sure)))
}

// IsThere tells whether the network is certain that a box of displayed pixels has a face that was there before.
func (c *Confirmer) IsThere(in *Planes, box face.Box) (bool, error) {
	sure, err := c.Score(in, box)
	return sure >= stillThere, err
}

// ConfirmKnown tells whether the network is sure of a face that a detector finds where it knows one. Like Confirm, it
// raises its score then.
func (c *Confirmer) ConfirmKnown(in *Planes, f *face.Face) (bool, error) {
	sure, err := c.Score(in, f.Box)
	if err != nil || sure < known {
		return false, err
	}
	f.Score = raised(f.Score, sure)
	return true, nil
}

// IsLikely tells whether the network takes what lies in a box of displayed pixels for a face.
func (c *Confirmer) IsLikely(in *Planes, box face.Box) (bool, error) {
	sure, err := c.Score(in, box)
	return IsLikely(sure), err
}

// IsLikely tells whether the network takes what it looked at for a face; sure is what Look gives.
func IsLikely(sure float32) bool { return sure >= likely }

// isWithin tells whether most of a box lies in the picture.
func isWithin(box face.Box, in *Planes) bool {
	return box.Intersect(face.Box{W: float32(in.W), H: float32(in.H)}).Area() >= float32(within*box.Area())
}

// Score is how sure the network is that a box of displayed pixels has a face, 0 to 1.
func (c *Confirmer) Score(in *Planes, box face.Box) (float32, error) {
	if err := c.load(); err != nil {
		return 0, err
	}
	if ok, err := c.run(c.lumaOf(in), regionOf(box, in.aspect())); err != nil || !ok {
		return 0, err
	}
	logits := c.session.Output(0)
	return sigmoid((logits[1] - logits[0]) / c.session.Model().Card.Temperature), nil
}
