package moments

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Parts are the components of a moment's score, each 0 to 1.
type Parts struct {
	Deviation    float64 // of the peak from the person's median, in units of the spread
	Sharpness    float64 // steepest rise of the score around the onset
	Rarity       float64 // of the label for the person
	Mutual       float64 // 1 if another person shows the same label at the same time
	Break        float64 // length of the neutral state before the onset
	Incongruence float64 // 1 if happiness meets a negative expression
	Fleeting     float64 // peak of a fleeting candidate; 0 for a state
}

// partNames are the names of the parts in tables and weights.
var partNames = []string{"deviation", "sharpness", "rarity", "mutual", "break", "incongruence", "fleeting"}

// list are the parts in the order of partNames.
func (p *Parts) list() []*float64 {
	return []*float64{&p.Deviation, &p.Sharpness, &p.Rarity, &p.Mutual, &p.Break, &p.Incongruence, &p.Fleeting}
}

// Weights of the parts in the score. Default ones sum to 1, so that scores are 0 to 1.
type Weights Parts

// DefaultWeights leave out the strength of fleeting candidates, which deviation holds already.
var DefaultWeights = Weights{Deviation: .25, Sharpness: .15, Rarity: .20, Mutual: .15, Break: .15, Incongruence: .10}

// ParseWeights changes some of the default weights, such as "rarity=0.4", "fleeting=0.1".
func ParseWeights(texts []string) (Weights, error) {
	w := DefaultWeights
	to := (*Parts)(&w).list()
	for _, text := range texts {
		name, value, ok := strings.Cut(text, "=")
		v, err := strconv.ParseFloat(value, 64)
		at := -1
		for i, n := range partNames {
			if n == name {
				at = i
			}
		}
		if !ok || err != nil || at < 0 || !(v >= 0) || math.IsInf(v, 0) {
			return w, fmt.Errorf("%q: want a part and its weight, as rarity=0.4; the parts are %s", text, strings.Join(partNames, ", "))
		}
		*to[at] = v
	}
	return w, nil
}

// score is the weighted sum of the parts.
func (w Weights) score(p Parts) (sum float64) {
	weights := (*Parts)(&w).list()
	for i, v := range p.list() {
		sum += *weights[i] * *v
	}
	return sum
}
