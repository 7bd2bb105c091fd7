package inference

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
)

// What the pixels of a face contribute to its quality. Sharpness was set on recorded faces that were blurred step by step: at
// a quality of 0.3, the default threshold, the labels still equal those of the original; a little below they
// differ. Contrast was set by eye.
var (
	sharpness = face.Ramp{None: 0.06, Full: 0.25} // of the aligned crop, as pixel.Sharpness
	contrast  = face.Ramp{None: 4, Full: 20}      // grey levels of the aligned crop
)

// quality says how fit a face is to be classified, 0 to 1: the least of its ramps, rounded.
// crop is the aligned luma, w and h the displayed size of the picture.
func quality(f *face.Face, crop pixel.Gray, w, h int) float32 {
	fit := f.Fit(w, h)
	return face.RoundScore(float32(min(fit.Size, sharpness.At(pixel.Sharpness(crop)), contrast.At(pixel.Contrast(crop)), fit.Whole, fit.Front)))
}
