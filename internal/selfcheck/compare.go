package selfcheck

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// greatest is the greatest difference of one kind of number.
type greatest struct {
	by, want, got float64
	where         string
}

func (g *greatest) compare(want, got float64, where string) {
	if by := math.Abs(want - got); by > g.by {
		*g = greatest{by, want, got, where}
	}
}

// differences says what differs, a line for each kind of number. The numbers are rounded
// already, so any difference counts.
func differences(want, got []found) (lines []string) {
	if len(want) != len(got) {
		return []string{fmt.Sprintf("%d faces are found in the stored picture, measured were %d", len(got), len(want))}
	}
	want, got = inOrder(want), inOrder(got)
	var scores, pixels greatest
	for i := range want {
		compare(&scores, &pixels, want[i], got[i], i+1)
	}
	if s := scores; s.by > 0 {
		lines = append(lines, fmt.Sprintf("scores are off by up to %.*f (%s: %.*f, measured was %.*f)",
			scoreDigits, s.by, s.where, scoreDigits, s.got, scoreDigits, s.want))
	}
	if p := pixels; p.by > 0 {
		lines = append(lines, fmt.Sprintf("places are off by up to %.*f pixels (%s: %.*f, measured was %.*f)",
			pixelDigits, p.by, p.where, pixelDigits, p.got, pixelDigits, p.want))
	}
	return lines
}

// inOrder lists faces from left to right, whichever was surer.
func inOrder(list []found) []found {
	return slices.SortedFunc(slices.Values(list), func(a, b found) int { return cmp.Compare(a.Box[0], b.Box[0]) })
}

func compare(scores, pixels *greatest, want, got found, number int) {
	scores.compare(want.Score, got.Score, fmt.Sprintf("face %d", number))
	for _, l := range face.Labels() {
		name := l.String()
		scores.compare(want.Expressions[name], got.Expressions[name], fmt.Sprintf("face %d, %s", number, name))
	}
	for i := range want.Box {
		pixels.compare(want.Box[i], got.Box[i], fmt.Sprintf("face %d, box", number))
	}
	for i := range want.Points {
		for axis := range want.Points[i] {
			pixels.compare(want.Points[i][axis], got.Points[i][axis], fmt.Sprintf("face %d, landmark %d", number, i+1))
		}
	}
}
