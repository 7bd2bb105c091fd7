package inference

import (
	"slices"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// mirror averages the outputs of a crop and of its mirror image (test-time flip).
// models/train/README.md has the measured gain. Where the best score of the first run
// reaches the threshold, the second run is left out: the mean would have the same label.
type mirror struct {
	threshold float32     // least score of the best expression that needs no second run
	side      int         // of the crop, pixels
	outputs   [][]float32 // of the first run
}

// wanted returns whether the scores of the first run call for a second one.
func (m *mirror) wanted(first *face.Scores) bool {
	_, best := first.Top()
	return best < m.threshold
}

// keep copies the outputs of the first run, which the second run overwrites.
func (m *mirror) keep(outputs [][]float32) {
	if m.outputs == nil {
		m.outputs = make([][]float32, len(outputs))
	}
	for i, o := range outputs {
		m.outputs[i] = append(m.outputs[i][:0], o...)
	}
}

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

// mean is the mean of the kept outputs and those of the second run.
func (m *mirror) mean(second [][]float32) [][]float32 {
	for k, output := range second {
		for i, v := range output {
			m.outputs[k][i] = (m.outputs[k][i] + v) / 2
		}
	}
	return m.outputs
}
