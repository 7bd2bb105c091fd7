// Package identity finds out which tracks of a recording show one person. A track is what
// the tracker gives one number: it ends at a cut or when a face is missing for a while. The
// package sees only one recording, knows nobody, and keeps what faces look like in memory
// until the recording is joined.
//
// What speaks for one person is added up as natural logarithms of likelihood ratios:
// numbers of a network by which faces are compared, clothes and hair, and the place in the picture of the
// same camera. What speaks against it is certain: two faces of one frame are two people.
// Tracks are joined by agglomerative clustering, the surest pair first.
package identity
