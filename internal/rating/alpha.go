package rating

import "math"

// Alpha is Krippendorff's alpha for numbers whose differences mean something (the interval metric),
// from the sums of squares, so that any number of different ratings is no matter. Missing ratings
// are NaN; units with one rating are left out. Alpha is NaN where all ratings are the same.
func (r Ratings) Alpha() float64 {
	var n, sum, squares, observed float64
	for _, row := range r {
		var m, s, q float64
		for _, v := range row {
			if !math.IsNaN(v) {
				m, s, q = m+1, s+v, q+v*v
			}
		}
		if m < 2 {
			continue
		}
		n, sum, squares = n+m, sum+s, squares+q
		observed += 2 * (m*q - s*s) / (m - 1)
	}
	chance := 2 * (n*squares - sum*sum)
	if !(chance > 0) {
		return math.NaN()
	}
	return 1 - (n-1)*observed/chance
}
