package analysis

import (
	"slices"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// mirror judges a face the other way round as well. Faces are as good either way;
// networks are so by half only, and the mean of both is right more often. A face that
// is read surely needs no second look: it does not change the label.
type mirror struct {
	sure   float32   // the least score that needs no second look
	side   int       // of the crop, pixels
	logits []float32 // of the first look
}

// wanted tells whether the first look leaves a doubt.
func (m *mirror) wanted(first *face.Scores) bool {
	_, best := first.Top()
	return best < m.sure
}

// keep remembers the logits of the first look, which the second overwrites.
func (m *mirror) keep(logits []float32) { m.logits = append(m.logits[:0], logits...) }

// turn mirrors what the network was given, in place.
func (m *mirror) turn(in models.Samples) {
	turn(in.Numbers, m.side)
	turn(in.Bytes, m.side)
}

// turn reverses each row of so many samples.
func turn[T any](samples []T, width int) {
	for ; len(samples) >= width; samples = samples[width:] {
		slices.Reverse(samples[:width])
	}
}

// mean is that of both looks' logits.
func (m *mirror) mean(second []float32) []float32 {
	for i, v := range second {
		m.logits[i] = (m.logits[i] + v) / 2
	}
	return m.logits
}
