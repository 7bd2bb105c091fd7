package pixel

// isThirds tells whether three samples become two along both sides.
func isThirds(srcW, srcH, dstW, dstH int) bool {
	return 2*srcW == 3*dstW && 2*srcH == 3*dstH && dstW%2 == 0 && dstH%2 == 0
}

// scaleThirds makes 2x2 results of each 3x3 samples, as means by area: of the nine ninths of a result, its sample at the corner
// counts four, the two samples beside it two each, and the one in the middle of the 3x3 one.
func scaleThirds(dst, src Gray) {
	for y := 0; y < dst.H; y += 2 {
		upper, lower := dst.Row(y), dst.Row(y+1)
		a, b, c := src.Row(y/2*3), src.Row(y/2*3+1), src.Row(y/2*3+2)
		for x := 0; x+1 < len(upper); x += 2 {
			from := x / 2 * 3
			up, middle, down := a[from:from+3:from+3], b[from:from+3:from+3], c[from:from+3:from+3]
			upper[x], upper[x+1] = ninths(up, middle)
			lower[x], lower[x+1] = ninths(down, middle)
		}
	}
}

// ninths are the two results of a row of three samples at the edge of the 3x3 and the row in the middle.
func ninths(edge, middle []byte) (left, right byte) {
	first := 2*uint32(edge[0]) + uint32(middle[0])
	second := 2*uint32(edge[1]) + uint32(middle[1])
	third := 2*uint32(edge[2]) + uint32(middle[2])
	return ninth(2*first + second), ninth(second + 2*third)
}

// ninth is a rounded ninth of a sum of at most 9*255.
func ninth(sum uint32) byte {
	const shift = 16
	return byte((sum + 4) * ((1<<shift + 8) / 9) >> shift)
}
