package selfcheck

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// maxDifference is the greatest difference of one kind of number.
type maxDifference struct {
	by, want, got float64
	where         string // face and number
}

func (d *maxDifference) compare(want, got float64, where string) {
	if by := math.Abs(want - got); by > d.by {
		*d = maxDifference{by, want, got, where}
	}
}

// differences says what differs, a line for each kind of number. The numbers are rounded,
// so any difference counts.
func differences(want, got []measurement) (lines []string) {
	if len(want) != len(got) {
		return []string{fmt.Sprintf("%d faces are found in the stored picture, measured were %d", len(got), len(want))}
	}
	want, got = leftToRight(want), leftToRight(got)
	var scores, pixels maxDifference
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

// leftToRight sorts faces by place, because the detector sorts them by score.
func leftToRight(list []measurement) []measurement {
	return slices.SortedFunc(slices.Values(list), func(a, b measurement) int { return cmp.Compare(a.Box[0], b.Box[0]) })
}

func compare(scores, pixels *maxDifference, want, got measurement, number int) {
	scores.compare(want.Score, got.Score, fmt.Sprintf("face %d", number))
	scores.compare(want.Second, got.Second, fmt.Sprintf("face %d, second detector", number))
	scores.compare(want.Confirmed, got.Confirmed, fmt.Sprintf("face %d, confirmed", number))
	scores.compare(want.Likeness, got.Likeness, fmt.Sprintf("face %d, likeness", number))
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
