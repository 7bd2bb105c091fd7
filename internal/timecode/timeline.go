package timecode

// Timeline counts the frames of an editor's timeline, and those of the recording on it.
type Timeline struct {
	Count
	Media Count // at the recording's own rate, from its own time code
}

// MediaStart is the time from 00:00:00:00 to the recording's first frame, by its time code, in
// frames of the timeline.
func (t Timeline) MediaStart() int64 {
	num, den := t.Media.Start()*t.Media.Rate.Den*t.Rate.Num, t.Media.Rate.Num*t.Rate.Den
	return (2*num + den) / (2 * den)
}
