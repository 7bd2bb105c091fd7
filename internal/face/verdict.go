package face

// Thresholds turn scores into a label.
type Thresholds struct {
	Quality   float32 // least quality of a face; under it, it is LowQuality
	Uncertain float32 // least score of the best expression; under it, Uncertain
}

// Label is the label of a face by its scores and quality. A face without
// scores keeps what was said of it.
func (t Thresholds) Label(f *Face) Label {
	top, score := f.Scores.Top()
	switch {
	case top == None:
		return f.Label
	case f.Quality < t.Quality:
		return LowQuality
	case score < t.Uncertain:
		return Uncertain
	}
	return top
}
