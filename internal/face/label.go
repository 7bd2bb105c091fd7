package face

import "fmt"

// Label is what is said of one face: one of the eight expressions shown, or
// why none is named. The zero value is None, so that a face that was not classified is
// never taken for a neutral one.
type Label uint8

// The expressions stand in the order of the FER+ labels (Barsoum et al. 2016),
// which is the order of Scores and of every table column.
const (
	None Label = iota // not classified
	Neutral
	Happiness
	Surprise
	Sadness
	Anger
	Disgust
	Fear
	Contempt
	Uncertain  // no expression reaches the threshold
	LowQuality // too small, blurred, cut off or turned away to classify
)

// NumLabels is how many expressions there are.
const NumLabels = 8

var labelNames = [...]string{
	"", "neutral", "happiness", "surprise", "sadness", "anger", "disgust",
	"fear", "contempt", "uncertain", "low_quality",
}

// Labels lists the expressions in order.
func Labels() [NumLabels]Label {
	return [NumLabels]Label{Neutral, Happiness, Surprise, Sadness, Anger, Disgust, Fear, Contempt}
}

// String is the label's spelling in every output; None is empty.
func (l Label) String() string {
	if int(l) < len(labelNames) {
		return labelNames[l]
	}
	return fmt.Sprintf("label(%d)", uint8(l))
}

// IsExpression tells an expression from None, Uncertain and LowQuality.
func (l Label) IsExpression() bool { return l >= Neutral && l <= Contempt }

// ParseLabel is the inverse of String.
func ParseLabel(s string) (Label, error) {
	for i, n := range labelNames {
		if n == s {
			return Label(i), nil
		}
	}
	return None, fmt.Errorf("unknown label %q", s)
}
