package inference

import "github.com/facecue/facecue/internal/face"

const (
	// sameIoU: faces that two detectors find in one picture are the same if they overlap by at least this IoU.
	sameIoU = 0.3
	// apartIoU: they are of two people if they overlap by at most this IoU.
	apartIoU = 0.1
	// unsureScore is the most that a face counts that one of two detectors alone finds. It is under leastDoubt, so that the
	// confirmer must be certain of it.
	unsureScore = 0.49
)

// WantsSecond tells whether a second detector may find more in a picture: it has no face, or one under noDoubt that Look takes
// for one.
func WantsSecond(faces []face.Face, sure []float32) bool {
	for i := range faces {
		if isUnsure(&faces[i]) && IsLikely(sure[i]) {
			return true
		}
	}
	return len(faces) == 0
}

func isUnsure(f *face.Face) bool { return f.Score < noDoubt }

// Compare compares the faces of a picture with those that a second detector finds there. A face that is not sure and that
// the second one does not find gets at most unsureScore; faces that it alone finds are appended, with at most that score too.
func Compare(faces, others []face.Face) []face.Face {
	for i := range faces {
		if f := &faces[i]; isUnsure(f) && mostIoU(f.Box, others) < sameIoU {
			f.Score = min(f.Score, unsureScore)
		}
	}
	own := faces
	for _, f := range others {
		if mostIoU(f.Box, own) <= apartIoU {
			f.Score = min(f.Score, unsureScore)
			faces = append(faces, f)
		}
	}
	return faces
}

// mostIoU is the greatest IoU of a box with one of the faces; 0 without any.
func mostIoU(box face.Box, faces []face.Face) (most float32) {
	for _, f := range faces {
		most = max(most, box.IoU(f.Box))
	}
	return most
}
