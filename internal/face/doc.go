// Package face holds the plain data that rides beside the pixels: boxes,
// landmarks, scores, and the result of one frame. It imports nothing but the
// standard library and does nothing but arithmetic on itself.
package face
