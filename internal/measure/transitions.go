package measure

import (
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
)

// stateLabels are the labels that a state may have.
func stateLabels() []face.Label {
	all := face.Labels()
	return append(all[:], face.Uncertain)
}

// Transition counts how often one state followed another.
type Transition struct {
	From, To face.Label
	Count    float64
	Share    float64 // of the transitions from From; NaN where there are none
	YuleQ    float64 // -1 to 1: association of From with To; NaN where it is undefined
}

// Transitions counts the changes from each label to each other label, zeros as well, between
// successive states of a person that begin in the window and lie at most a second apart.
// Yule's Q is that of the table of two by two that remains when all other labels are put
// together (Bakeman & Quera 2011, Sequential Analysis and Observational Methods).
func Transitions(p *session.Person, w Window) (list []Transition) {
	counts, from, to, all := map[move]float64{}, map[face.Label]float64{}, map[face.Label]float64{}, 0.0
	for _, m := range moves(p.Began(event.State, w.From, w.To)) {
		counts[m]++
		from[m.from]++
		to[m.to]++
		all++
	}
	for _, a := range stateLabels() {
		for _, b := range stateLabels() {
			if a == b {
				continue
			}
			n := counts[move{a, b}]
			both, rest := n*(all-from[a]-to[b]+n), (from[a]-n)*(to[b]-n)
			q := (both - rest) / (both + rest) // NaN where both are zero
			list = append(list, Transition{a, b, n, Ratio(n, from[a]), q})
		}
	}
	return list
}
