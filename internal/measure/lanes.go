package measure

import (
	"math"

	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/tabular"
)

// Lanes are signals at the frames of a session, a row for each frame in which one of them has a
// value. The time comes first, as programs that draw lines want it.
func Lanes(signals []Beside) []tabular.Column {
	list := []tabular.Column{
		number("time_s", "s", "when the frame begins, by the recording's clock as players show it"),
		number("frame", "", "the number of the frame; decoded frames are counted from 0"),
	}
	for _, b := range signals {
		list = append(list, number("signal_"+b.Name, b.Unit, "the signal "+b.Name+" at the frame: interpolated where it is slower than the frames, else the mean of the frame's time"))
	}
	return list
}

// LaneRows are the rows of Lanes.
func LaneRows(s *session.Session, signals []Beside) (rows [][]tabular.Value) {
	for i, f := range s.Frames {
		row, any := []tabular.Value{tabular.Number(f.Time), tabular.Number(float64(f.Number))}, false
		for _, b := range signals {
			row = append(row, tabular.Number(b.Values[i]))
			any = any || !math.IsNaN(b.Values[i])
		}
		if any {
			rows = append(rows, row)
		}
	}
	return rows
}
