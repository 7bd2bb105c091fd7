package inference

import (
	"math"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// softmax turns logits into calibrated scores (temperature scaling, Guo et al.
// 2017) and the network's order of labels into ours.
type softmax struct {
	temperature float64
	order       []int // index in face.Scores of each logit; -1: left out
}

// newSoftmax needs a checked card. With basic6 the scores are those of the six basic
// emotions (Ekman 1992) and neutral: the logit of contempt is left out, so the other
// scores sum to 1.
func newSoftmax(card *models.Card, basic6 bool) softmax {
	s := softmax{temperature: float64(card.Temperature)}
	for _, name := range card.Labels {
		l, _ := face.ParseLabel(name)
		at := int(l - face.Neutral)
		if basic6 && l == face.Contempt {
			at = -1
		}
		s.order = append(s.order, at)
	}
	return s
}

// scores sets the rounded scores. An expression that the network does not know gets 0.
func (s softmax) scores(out *face.Scores, logits []float32) {
	top := math.Inf(-1)
	for i, at := range s.order {
		if at >= 0 {
			top = max(top, float64(logits[i]))
		}
	}
	var sum float64
	var e [face.NumLabels]float64
	for i, at := range s.order {
		if at >= 0 {
			e[at] = elementary.Exp((float64(logits[i]) - top) / s.temperature)
			sum += e[at]
		}
	}
	for i := range out {
		out[i] = face.RoundScore(float32(e[i] / sum))
	}
}
