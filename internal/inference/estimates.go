package inference

import (
	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// stretch is where a head's numbers lie in the outputs of a network.
type stretch struct {
	output, from, count int
}

func (s stretch) of(outputs [][]float32) []float32 { return outputs[s.output][s.from:][:s.count] }

// faceHeads turn the outputs of an expression network into scores and estimates.
type faceHeads struct {
	scores    scorer // without labels: the network gives no scores
	at        stretch
	estimates []estimateHead
	count     int // of all estimates
}

// estimateHead reads the values of one head.
type estimateHead struct {
	stretch
	sigmoid bool
	of      []face.Estimate
}

// newFaceHeads needs a checked card.
func newFaceHeads(card *models.Card, basic6 bool) (f faceHeads) {
	all := card.Estimates()
	for _, h := range card.AllHeads() {
		at := stretch{card.OutputAt(h), h.From, card.Count(h)}
		if h.Gives == models.HeadExpressions {
			f.scores, f.at = newScorer(card, h.Activation, basic6), at
			continue
		}
		f.estimates = append(f.estimates, estimateHead{at, h.Activation == models.Sigmoid, all[f.count:][:at.count]})
		f.count += at.count
	}
	return f
}

// read sets the scores and estimates of a face.
func (f *faceHeads) read(to *face.Face, outputs [][]float32) {
	if len(f.scores.order) > 0 {
		f.scores.scores(&to.Scores, f.at.of(outputs))
	}
	if f.count == 0 {
		return
	}
	to.Estimates = make([]float32, 0, f.count)
	for _, h := range f.estimates {
		for i, v := range h.stretch.of(outputs) {
			if h.sigmoid {
				v = sigmoid(v)
			}
			to.Estimates = append(to.Estimates, h.of[i].Rounded(v))
		}
	}
}

// sigmoid is 1 / (1 + exp(-x)). Exp of a large number is infinite, whose inverse is 0.
func sigmoid(x float32) float32 { return float32(1 / (1 + elementary.Exp(-float64(x)))) }
