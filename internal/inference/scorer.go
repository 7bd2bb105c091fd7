package inference

import (
	"math"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// scorer turns the numbers of an expression head into calibrated scores, and the network's
// order of labels into ours. Logits are divided by the temperature (temperature scaling, Guo
// et al. 2017) before the softmax; probabilities are taken as they are.
type scorer struct {
	temperature   float64
	probabilities bool
	order         []int // index in face.Scores of each number; -1: left out
}

// newScorer needs a checked card. With basic6 the scores are those of the six basic
// emotions (Ekman 1992) and neutral: the number of contempt is left out, so the other
// scores sum to 1.
func newScorer(card *models.Card, activation string, basic6 bool) scorer {
	s := scorer{temperature: float64(card.Temperature), probabilities: activation == models.Linear}
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
func (s scorer) scores(out *face.Scores, numbers []float32) {
	weights := s.weights(numbers)
	var sum float64
	for _, w := range weights {
		sum += w
	}
	for i := range out {
		if out[i] = 0; sum > 0 {
			out[i] = face.RoundScore(float32(weights[i] / sum))
		}
	}
}

// weights are in proportion to the scores.
func (s scorer) weights(numbers []float32) (weights [face.NumLabels]float64) {
	top := math.Inf(-1)
	for i, at := range s.order {
		if at >= 0 {
			top = max(top, float64(numbers[i]))
		}
	}
	for i, at := range s.order {
		switch {
		case at < 0:
		case s.probabilities:
			weights[at] = max(0, float64(numbers[i]))
		default:
			weights[at] = elementary.Exp((float64(numbers[i]) - top) / s.temperature)
		}
	}
	return weights
}
