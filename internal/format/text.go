package format

import (
	"errors"
	"math"
	"strconv"

	"github.com/facecue/facecue/internal/face"
)

// ErrNotFinite is returned for a NaN or an infinity, which neither JSON nor a
// table of numbers can hold.
var ErrNotFinite = errors.New("a number is not finite")

// AppendFloat writes the shortest text that reads back as the same float32.
func AppendFloat(b []byte, v float32) []byte {
	return strconv.AppendFloat(b, float64(v), 'g', -1, 32)
}

// AppendSeconds writes a player's time with a fixed number of decimals,
// rounded once and in integers.
func AppendSeconds(b []byte, c face.Clock, pts int64, decimals int) []byte {
	unit := int64(math.Pow10(decimals))
	n := c.Scaled(pts, unit)
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = append(strconv.AppendInt(b, n/unit, 10), '.')
	for digit := unit / 10; digit > 0; digit /= 10 {
		b = append(b, byte('0'+n/digit%10))
	}
	return b
}

// ErrEstimates is returned for a face with other estimates than the header of its output has.
var ErrEstimates = errors.New("a face has other estimates than the header says")

// CheckFace returns ErrNotFinite or ErrEstimates for a face that cannot be written.
func CheckFace(f *face.Face, h Header) error {
	if n := len(f.Estimates); n > 0 && n != len(h.Provenance.Estimates) {
		return ErrEstimates
	}
	return CheckFinite(f)
}

// CheckFinite returns ErrNotFinite where a number of a face is not finite.
func CheckFinite(f *face.Face) error {
	sum := f.Score + f.Quality + f.Box.X + f.Box.Y + f.Box.W + f.Box.H
	for _, p := range f.Points {
		sum += p.X + p.Y
	}
	for _, v := range f.Scores {
		sum += v
	}
	for _, v := range f.Estimates {
		sum += v
	}
	if s := float64(sum); math.IsNaN(s) || math.IsInf(s, 0) {
		return ErrNotFinite
	}
	return nil
}
