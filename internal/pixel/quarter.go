package pixel

// scaleQuarter shrinks a picture to a quarter of its width and height, as 720p for a
// detector's input of 320 pixels. Each result is the rounded mean of 4x4 samples.
func scaleQuarter(dst, src Gray) {
	for y := range dst.H {
		rows := [4][]byte{src.Row(4 * y), src.Row(4*y + 1), src.Row(4*y + 2), src.Row(4*y + 3)}
		out := dst.Row(y)
		quarterRow(out, &rows, quarterBlocks(out, &rows))
	}
}

// quarterRow sets the results of a row that begin at from.
func quarterRow(dst []byte, rows *[4][]byte, from int) {
	for x := from; x < len(dst); x++ {
		sum := 8
		for _, row := range rows {
			four := row[4*x : 4*x+4]
			sum += int(four[0]) + int(four[1]) + int(four[2]) + int(four[3])
		}
		dst[x] = uint8(sum >> 4)
	}
}
