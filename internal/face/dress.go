package face

// Dress is how clothes and hair of a person look, measured beside the face.
type Dress struct {
	Clothes Tone // of the upper body, under the chin
	Hair    Tone // over the forehead
}

// Tone is the mean colour of a part of a picture. The face is the reference for brightness, so that
// other light changes it little.
type Tone struct {
	Known bool    // false where the part lies outside the picture
	Light float32 // natural logarithm of its luma by that of the face
	Blue  float32 // Cb, 0 for grey
	Red   float32 // Cr, 0 for grey
}
