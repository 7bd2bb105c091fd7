package inference

import (
	"slices"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// mirror averages the logits of a crop and of its mirror image (test-time flip).
// models/train/README.md has the measured gain. Where the best score of the first run
// reaches the threshold, the second run is left out: the mean would have the same label.
type mirror struct {
	threshold float32   // least score of the best expression that needs no second run
	side      int       // of the crop, pixels
	logits    []float32 // of the first run
}

// wanted returns whether the scores of the first run call for a second one.
func (m *mirror) wanted(first *face.Scores) bool {
	_, best := first.Top()
	return best < m.threshold
}

// keep copies the logits of the first run, which the second run overwrites.
func (m *mirror) keep(logits []float32) { m.logits = append(m.logits[:0], logits...) }

// flip mirrors the network's input in place.
func (m *mirror) flip(in models.Samples) {
	flipRows(in.Numbers, m.side)
	flipRows(in.Bytes, m.side)
}

// flipRows reverses each row of width samples.
func flipRows[T any](samples []T, width int) {
	for ; len(samples) >= width; samples = samples[width:] {
		slices.Reverse(samples[:width])
	}
}

// mean is the mean of the kept logits and those of the second run.
func (m *mirror) mean(second []float32) []float32 {
	for i, v := range second {
		m.logits[i] = (m.logits[i] + v) / 2
	}
	return m.logits
}
