package decode

import "github.com/facecue/facecue/internal/av"

// maxSkew is how far an angle may be from a multiple of 90 degrees, as a tangent: one
// degree, as the ffmpeg program allows.
const maxSkew = 0.0175

// uprightFilters is the filter graph that makes a picture with a display matrix upright;
// empty for one that is already. ok is false for an angle that is no multiple of 90
// degrees. A point (x, y) of the picture is shown at (a*x + c*y, b*x + d*y) (ISO/IEC
// 14496-12, 8.3.2).
func uprightFilters(m av.DisplayMatrix) (graph string, ok bool) {
	a, b, c, d := float64(m[0]), float64(m[1]), float64(m[3]), float64(m[4])
	switch {
	case straight(a, b) && straight(d, c):
		return flips[sign(a)][sign(d)], true
	case straight(b, a) && straight(c, d):
		return turns[sign(b)][sign(c)], true
	}
	return "", a == 0 && b == 0 && c == 0 && d == 0
}

// flips are the filters for matrices that keep the axes, by the signs of a and d; turns
// are those for matrices that exchange them, by the signs of b and c. vflip alone gives
// a picture with negative strides, so its picture is copied.
var (
	flips = [2][2]string{{"", "vflip,copy"}, {"hflip", "hflip,vflip"}}
	turns = [2][2]string{{"transpose=cclock_flip", "transpose=clock"}, {"transpose=cclock", "transpose=clock_flip"}}
)

// straight tells that a vector lies along an axis.
func straight(along, across float64) bool {
	if along < 0 {
		along = -along
	}
	if across < 0 {
		across = -across
	}
	return along > 0 && across <= along*maxSkew
}

// sign is the index into flips and turns: 1 for negative numbers.
func sign(v float64) int {
	if v < 0 {
		return 1
	}
	return 0
}
