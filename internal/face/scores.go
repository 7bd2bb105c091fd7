package face

// Scores are calibrated probabilities of the eight expressions, in label
// order, summing to one but for rounding. All zero means: not classified.
type Scores [NumLabels]float32

// Of is the score of one expression; zero for a label that is none.
func (s *Scores) Of(l Label) float32 {
	if !l.IsExpression() {
		return 0
	}
	return s[l-Neutral]
}

// Top is the expression with the highest score, the first of equals, and its
// score; None for scores that were never set.
func (s *Scores) Top() (Label, float32) {
	best := 0
	for i := 1; i < NumLabels; i++ {
		if s[i] > s[best] {
			best = i
		}
	}
	if s[best] <= 0 {
		return None, 0
	}
	return Neutral + Label(best), s[best]
}

// ShareOut gives what the scores say of one expression to the others, in
// proportion: what a softmax over the others alone would have said. Where they
// say nothing of the others, all get the same. They are rounded. Scores that were never
// set stay.
func (s *Scores) ShareOut(l Label) {
	if top, _ := s.Top(); top == None || !l.IsExpression() {
		return
	}
	s[l-Neutral] = 0
	var rest float32
	for _, v := range s {
		rest += v
	}
	for i := range s {
		switch {
		case Neutral+Label(i) == l:
		case rest > 0:
			s[i] /= rest
		default:
			s[i] = 1 / float32(NumLabels-1)
		}
	}
	s.Round()
}
