package table

import (
	"math"
	"strconv"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/signal"
)

// besideFrames is a signal that was measured beside the recording, at the frames.
type besideFrames struct {
	format.Series
	values []float64 // by frame; NaN where the signal has none
}

// beside are the signals at the frames. A signal of another time than the recording's is an
// error.
func (s *series) beside() (list []besideFrames, err error) {
	begin, end := 0.0, 0.0
	if n := len(s.frames); n > 0 {
		begin, end = s.seconds(0), s.seconds(n-1)+s.length(n-1)
	}
	for _, one := range s.Series {
		of := signal.Signal(one)
		if err := of.Within(begin, end); err != nil {
			return nil, err
		}
		b := besideFrames{one, make([]float64, len(s.frames))}
		step := of.Step()
		for i := range s.frames {
			b.values[i] = of.At(s.seconds(i), s.length(i), step)
		}
		list = append(list, b)
	}
	return list, nil
}

func (s *series) seconds(frame int) float64 {
	return s.Stream.Clock.Time(s.frames[frame]).Seconds()
}

// length is for how long a frame is shown, in seconds.
func (s *series) length(frame int) float64 {
	if frame+1 < len(s.frames) {
		return s.seconds(frame+1) - s.seconds(frame)
	}
	ticks := s.last
	if ticks <= 0 {
		ticks = s.Stream.FrameTicks()
	}
	return (s.Stream.Clock.Time(s.frames[frame]+ticks) - s.Stream.Clock.Time(s.frames[frame])).Seconds()
}

// linesOf are the lines of signals, which reach from their least to their greatest value.
func linesOf(list []besideFrames) (lines []line) {
	for i, b := range list {
		from, to := math.Inf(1), math.Inf(-1)
		for _, v := range b.values {
			if !math.IsNaN(v) {
				from, to = min(from, v), max(to, v)
			}
		}
		if from > to {
			from, to = 0, 0
		}
		if from == to {
			to = from + 1
		}
		red, green, blue := (face.Happiness + face.Label(i%7)).RGB()
		lines = append(lines, line{b.Name, b.Unit, float32(from), float32(to), red, green, blue})
	}
	return lines
}

// valueCell is a value of a signal as a cell.
func valueCell(v float64) string {
	if math.IsNaN(v) {
		return "NaN"
	}
	return strconv.FormatFloat(v, 'g', 9, 64)
}
