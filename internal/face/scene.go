package face

// Difference is the mean absolute difference of two scenes in grey levels after the change of
// the mean is taken out: a flash or a fade is not a cut.
func (s *Scene) Difference(o *Scene) float32 {
	var shift int
	for i := range s {
		shift += int(o[i]) - int(s[i])
	}
	mean := float32(shift) / float32(len(s))
	var sum float32
	for i := range s {
		d := float32(int(o[i])-int(s[i])) - mean
		sum += max(d, -d)
	}
	return sum / float32(len(s))
}
