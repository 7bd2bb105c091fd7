package kit

import (
	"github.com/facecue/facecue/internal/face"
)

// Session is an artificial recording with the special cases of writers: two people, a variable frame
// rate, a start offset, a frame without a PTS, a gap, an uncertain and a low_quality face, a frame
// that is not analysed.
func Session() (face.Stream, face.Provenance, []face.Result) {
	stream := face.Stream{
		Width: 640, Height: 360, Duration: 240240, Codec: "h264", HWAccel: "none",
		Clock: face.Clock{Base: face.Rational{Num: 1, Den: 30000}, Start: 42042},
		Rate:  face.Rational{Num: 30000, Den: 1001},
	}
	provenance := face.Provenance{
		Version: "1.0", Libav: "libavcodec 59",
		Models:  []face.ModelRef{{Name: "detector", SHA256: "aa"}, {Name: "expression", SHA256: "bb"}},
		Filters: "detect,classify,track,smooth",
	}
	var results []face.Result
	pts := stream.Clock.Start
	for n := range int64(240) {
		step := int64(1001)
		if n >= 200 {
			step = 2002 // half the rate from here on
		}
		r := face.Result{Frame: n, PTS: pts, Duration: step, MadePTS: n == 17, Faces: sessionFaces(n)}
		r.DeriveStatus()
		if n == 150 {
			r.Status, r.Faces = face.NotAnalysed, nil
		}
		results = append(results, r)
		pts += step
	}
	return stream, provenance, results
}

// sessionFaces: person 1 is happy for the first three seconds, with three frames of surprise, then
// neutral, missing for a second, neutral again, and uncertain at the end. Person 2 comes later and
// is sometimes low_quality.
func sessionFaces(n int64) (faces []face.Face) {
	shift := float32(n) / 4
	switch {
	case n >= 45 && n < 48:
		f := Classified(1, face.Surprise, 0.9, 100+shift)
		happy := Classified(1, face.Happiness, 0.8, 100+shift)
		f.State, f.Smooth = happy.State, happy.Smooth // smoothing leaves a flash out
		faces = append(faces, f)
	case n < 90:
		faces = append(faces, Classified(1, face.Happiness, 0.8, 100+shift))
	case n < 140 || n >= 170 && n < 200:
		faces = append(faces, Classified(1, face.Neutral, 0.7, 100+shift))
	case n >= 200:
		f := Classified(1, face.Sadness, 0.3, 100+shift)
		f.Label, f.State = face.Uncertain, face.Uncertain
		faces = append(faces, f)
	}
	if n >= 60 && n < 180 {
		f := Classified(2, face.Anger, 0.75, 400.5)
		if n%50 == 0 {
			f.Label, f.Quality = face.LowQuality, 0.125
		}
		faces = append(faces, f)
	}
	return faces
}

// Classified is a face at x with this score for one expression; the rest of the score is divided among
// the others.
func Classified(id int, l face.Label, score float32, x float32) face.Face {
	f := face.Face{
		ID: id, Box: face.Box{X: x, Y: 80, W: 90, H: 110.25}, Score: 0.875, Quality: 0.75, Label: l, State: l,
		Points: face.Points{{X: x + 25, Y: 120}, {X: x + 65, Y: 120}, {X: x + 45, Y: 145}, {X: x + 30, Y: 165}, {X: x + 60, Y: 165}},
	}
	for i := range f.Scores {
		f.Scores[i] = (1 - score) / (face.NumLabels - 1)
	}
	f.Scores[l-face.Neutral] = score
	f.Smooth = f.Scores
	return f
}
