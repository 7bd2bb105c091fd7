package face

// Thresholds turn scores into a label.
type Thresholds struct {
	Quality   float32 // least quality of a face; under it, it is LowQuality
	Uncertain float32 // least score of the best expression; under it, Uncertain
}

// Label is the label of a face by its scores and quality. A face that has estimates and no
// scores is None, or LowQuality. One that has neither keeps what was said of it.
func (t Thresholds) Label(f *Face) Label {
	top, score := f.Scores.Top()
	switch {
	case top == None && len(f.Estimates) == 0:
		return f.Label
	case f.Quality < t.Quality:
		return LowQuality
	case top == None:
		return None
	case score < t.Uncertain:
		return Uncertain
	}
	return top
}
