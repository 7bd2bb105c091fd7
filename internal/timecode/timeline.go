package timecode

// Timeline counts the frames of an editor's timeline, and those of the recording on it.
type Timeline struct {
	Count
	Media Count // at the recording's own rate, from its own time code
}

// MediaStart is the recording's time code in frames of the timeline: how many lie
// between 00:00:00:00 and its first picture.
func (t Timeline) MediaStart() int64 {
	frames, of := t.Media.Start()*t.Media.Rate.Den*t.Rate.Num, t.Media.Rate.Num*t.Rate.Den
	return (2*frames + of) / (2 * of)
}
