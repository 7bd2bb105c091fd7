package face

// Face is one face in one frame.
type Face struct {
	ID      int     // person number from 1; 0 before tracking
	Box     Box     // displayed pixels
	Score   float32 // the detector's confidence, 0 to 1
	By      Way     // how it was found
	Points  Points  // landmarks, displayed pixels
	Scores  Scores  // calibrated scores of this frame alone
	Quality float32 // how fit the crop is to be classified, 0 to 1
	Label   Label   // the verdict on this frame alone
	State   Label   // the smoothed verdict: hysteresis, minimum length
	Smooth  Scores  // the smoothed scores behind State
	Peak    float32 // the highest smoothed score of State so far; 0 unknown

	// Speaking is the score of speaking smoothed over the frames before and after; 0 where it is not known.
	Speaking float32

	// Estimates are what a network gives beside the scores, in this frame alone, in the order
	// of Provenance.Estimates; nil where there are none. Copies of a face share them, so they
	// are never changed in place.
	Estimates []float32

	// Look is an 8x8 grey thumbnail of the aligned face, for the tracker to
	// tell people apart at a cut. It lives in memory only and is never written.
	Look Look

	// Small is a picture of the aligned face, from which the motion of the mouth is measured; nil
	// where there is none. It lives in memory only and is never written.
	Small *Small

	// Identity are the numbers by which this face is compared with others of the recording;
	// nil where they were not worked out. They live in memory only and are never written.
	Identity *Identity

	// Dress is what clothes and hair look like, where Identity is set and the picture has colour; else
	// nil. It lives in memory only and is never written.
	Dress *Dress
}

// Percent is the score that a face's State is shown with, in whole percent: the highest
// smoothed score so far, or that of this frame where no earlier one is known.
func (f *Face) Percent() int {
	return int(float32(max(f.Peak, f.Smooth.Of(f.State))*100) + 0.5)
}

// Moved is the face with its box and landmarks moved, rounded as records round.
func (f Face) Moved(x, y float32) Face {
	f.Box.X, f.Box.Y = f.Box.X+x, f.Box.Y+y
	f.Box = f.Box.Rounded()
	for i, p := range f.Points {
		f.Points[i] = Point{p.X + x, p.Y + y}
	}
	f.Points = f.Points.Rounded()
	return f
}

// Identity are the numbers of a face, a vector of length 1: the dot product of two says how
// alike two faces are, -1 to 1.
type Identity [NumIdentity]float32

// NumIdentity is how many numbers an identity network gives.
const NumIdentity = 64

// Look is a thumbnail of an aligned face, row by row; all zero means none.
type Look [64]uint8

// Small is a grey picture of SmallSide x SmallSide cells, row by row.
type Small [SmallSide * SmallSide]uint8

// SmallSide is the side of Small, cells.
const SmallSide = 24

// Scene is a 16x9 grey thumbnail of a whole frame, for finding cuts. It lives
// in memory only.
type Scene [144]uint8

// Result is what was found in one decoded frame. Every decoded frame has one.
type Result struct {
	Frame    int64 // counts decoded frames from 0
	PTS      int64 // presentation time in the stream's time base
	Duration int64 // how long the frame is shown, same unit; 0 unknown
	MadePTS  bool  // the stream gave no time stamp; PTS was extrapolated
	Status   Status
	Faces    []Face
	Refused  int // tracks of the recording that are no person's and were left out; in its last frame only
	Scene    Scene
	HasScene bool

	// Jump tells that the tracker found a cut before the frame, or that half as much changed as at a cut. It lives
	// in memory only.
	Jump bool
}

// Status says what is known of a frame as a whole.
type Status uint8

const (
	NotAnalysed Status = iota // no detector ran on the frame
	NoFace                    // the detector ran and found none
	Found                     // at least one face was classified
	OnlyPoor                  // faces, all too poor to classify
)
