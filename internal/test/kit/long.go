package kit

import (
	"math"
	"math/rand/v2"

	"github.com/facecue/facecue/internal/face"
)

// Long is an artificial recording of two people who sit and talk, at 25 frames a second: boxes drift,
// scores vary, the expression changes every few seconds and is sometimes fleeting. each must not
// keep the result, which is used again for the next frame.
func Long(frames int64, each func(*face.Result) error) (face.Stream, face.Provenance, error) {
	stream := face.Stream{
		Width: 1280, Height: 720, Duration: frames * 3600, Codec: "h264", HWAccel: "none",
		Clock: face.Clock{Base: face.Rational{Num: 1, Den: 90000}}, Rate: face.Rational{Num: 25, Den: 1},
	}
	_, provenance, _ := Session()
	random := rand.New(rand.NewPCG(1, 2))
	r := face.Result{Faces: make([]face.Face, 2)}
	for n := range frames {
		r.Frame, r.PTS, r.Duration = n, n*3600, 3600
		for i := range r.Faces {
			talking(&r.Faces[i], i, n, random)
		}
		r.DeriveStatus()
		if err := each(&r); err != nil {
			return stream, provenance, err
		}
	}
	return stream, provenance, nil
}

// talking sets one face of frame n.
func talking(f *face.Face, person int, n int64, random *rand.Rand) {
	sway := float32(math.Sin(float64(n)/90+float64(person)) * 12)
	x := float32(250+600*person) + sway + random.Float32()
	label := face.Neutral
	if span := n/75 + int64(person); span%3 == 1 {
		label = face.Neutral + face.Label(1+span%7)
	}
	if n%900 < 5 {
		label = face.Surprise
	}
	*f = Classified(person+1, label, 0.7+0.2*random.Float32(), x)
}
