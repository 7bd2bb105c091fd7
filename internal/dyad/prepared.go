package dyad

// prepared is a series with sums from its beginning, so that the mean and variance of a
// window cost nothing.
type prepared struct {
	raw          []float64
	sum, squares []float64 // of the samples before each index, missing ones as zero
	known        []int     // samples before each index that are not missing
	same         []int     // how many samples from each index on are equal
}

func prepare(series []float64) prepared {
	n := len(series)
	p := prepared{series, make([]float64, n+1), make([]float64, n+1), make([]int, n+1), make([]int, n+1)}
	for i, v := range series {
		p.sum[i+1], p.squares[i+1], p.known[i+1] = p.sum[i], p.squares[i], p.known[i]
		if v == v {
			p.sum[i+1] += v
			p.squares[i+1] += v * v
			p.known[i+1]++
		}
	}
	for i := n - 1; i >= 0; i-- {
		if p.same[i] = 1; i+1 < n && series[i] == series[i+1] {
			p.same[i] += p.same[i+1]
		}
	}
	return p
}

// whole tells that no sample of a window is missing.
func (p *prepared) whole(from, n int) bool { return p.known[from+n]-p.known[from] == n }

// spread is the sum of the squares of a window's distances from its mean, and its sum.
func (p *prepared) spread(from, n int) (squares, sum float64) {
	sum = p.sum[from+n] - p.sum[from]
	return p.squares[from+n] - p.squares[from] - sum*sum/float64(n), sum
}

// fisherAt is Fisher's z of a window of each series, of n samples.
func fisherAt(a, b *prepared, fromA, fromB, n int) float64 {
	if !a.whole(fromA, n) || !b.whole(fromB, n) {
		return fisher(a.raw[fromA:], b.raw[fromB:], n)
	}
	if a.same[fromA] >= n || b.same[fromB] >= n {
		return zOf(0, 0, 0, float64(n))
	}
	squaresA, sumA := a.spread(fromA, n)
	squaresB, sumB := b.spread(fromB, n)
	products := dot(a.raw[fromA:fromA+n], b.raw[fromB:fromB+n]) - sumA*sumB/float64(n)
	return zOf(products, squaresA, squaresB, float64(n))
}

// dot is the sum of products; four sums at once keep the processor busy.
func dot(a, b []float64) float64 {
	var s0, s1, s2, s3 float64
	b = b[:len(a)]
	i := 0
	for ; i+3 < len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}
