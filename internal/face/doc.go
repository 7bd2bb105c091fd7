// Package face holds the plain data that describes the faces of a picture: boxes,
// landmarks, scores, labels, and the result of one frame. It imports the standard library
// only, and does nothing but arithmetic on its data.
package face
