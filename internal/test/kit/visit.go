package kit

import "github.com/facecue/facecue/internal/face"

// Visit is an artificial recording of two people, hours long, at 25 frames a second: both move a
// little in every frame and change their expression every few seconds. It calls frame for each
// frame in order; frame must not keep the result.
func Visit(hours float64, frame func(*face.Result) error) error {
	var r face.Result
	for n := range int64(hours * 3600 * 25) {
		r = face.Result{Frame: n, PTS: n * 40, Duration: 40, Faces: r.Faces[:0]}
		for id := range 2 {
			label := face.Neutral + face.Label((int(n)/(75+40*id)+id)%face.NumLabels)
			f := Classified(id+1, label, 0.8-float32(n%17)/100, float32(200*id)+float32(n%64)/8)
			r.Faces = append(r.Faces, f)
		}
		r.DeriveStatus()
		if err := frame(&r); err != nil {
			return err
		}
	}
	return nil
}

// VisitStream is the stream of a Visit.
func VisitStream() face.Stream {
	return face.Stream{
		Width: 640, Height: 360, Codec: "h264", HWAccel: "none",
		Clock: face.Clock{Base: face.Rational{Num: 1, Den: 1000}}, Rate: face.Rational{Num: 25, Den: 1},
	}
}
