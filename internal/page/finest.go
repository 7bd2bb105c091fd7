package page

// finest packs planes in the finest step, from one on, for which all of them take no more than so many bytes when
// they are deflated. A step is a number of frames; raw makes the planes of a step.
func finest(step, frames, most int, raw func(step int) [][]byte) (int, []packed) {
	for {
		size := 0
		var list [][]byte
		for _, b := range raw(step) {
			list = append(list, deflate(b))
			size += len(list[len(list)-1])
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
