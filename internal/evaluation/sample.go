// Package evaluation measures how well scores agree with labels that people gave: accuracy, F1,
// calibration, and the accuracy above a threshold. Pure arithmetic.
package evaluation

import "github.com/facecue/facecue/internal/face"

// Sample is one picture: the label that people gave it, and a network's scores.
type Sample struct {
	Truth  face.Label // an expression
	Scores face.Scores
}

// Guess is the network's best expression and its score.
func (s Sample) Guess() (face.Label, float32) { return s.Scores.Top() }

func (s Sample) right() bool {
	guess, _ := s.Guess()
	return guess == s.Truth
}

// Confusion counts samples by given label (row) and guess (column), in the order of face.Labels.
type Confusion [face.NumLabels][face.NumLabels]int

// Confuse counts samples.
func Confuse(samples []Sample) (c Confusion) {
	for _, s := range samples {
		if guess, _ := s.Guess(); guess.IsExpression() && s.Truth.IsExpression() {
			c[s.Truth-face.Neutral][guess-face.Neutral]++
		}
	}
	return c
}

// Recall is the share of a label's samples with the right guess; false if there are none.
func (c *Confusion) Recall(l face.Label) (float64, bool) {
	i, all := l-face.Neutral, 0
	for _, n := range c[i] {
		all += n
	}
	if all == 0 {
		return 0, false
	}
	return float64(c[i][i]) / float64(all), true
}

// F1 is the harmonic mean of a label's precision and recall; false if it was neither given nor
// guessed.
func (c *Confusion) F1(l face.Label) (float64, bool) {
	i, given, guessed := l-face.Neutral, 0, 0
	for j := range c {
		given += c[i][j]
		guessed += c[j][i]
	}
	if given+guessed == 0 {
		return 0, false
	}
	return 2 * float64(c[i][i]) / float64(given+guessed), true
}
