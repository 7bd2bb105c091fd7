package page

// finest packs planes in the finest step, from one on, for which all of them take no more than so many bytes when
// they are deflated. A step is a number of frames; raw makes the planes of a step, of which there are count: one
// is in memory at a time.
func finest(step, frames, most, count int, raw func(step, i int) []byte) (int, []packed) {
	for {
		size := 0
		var list [][]byte
		for i := range count {
			list = append(list, deflate(raw(step, i)))
			size += len(list[i])
		}
		if size <= most || step >= frames {
			var texts []packed
			for _, b := range list {
				texts = append(texts, encoded(b))
			}
			return step, texts
		}
		step = max(step+1, step*size/most*3/4)
	}
}
