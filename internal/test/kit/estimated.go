package kit

import (
	"bytes"
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// EstimatedSession is the recording of Session as a network with three heads sees it: with
// valence, arousal and an action unit of each face but the first of frame 20, which was not
// classified.
func EstimatedSession() (face.Stream, face.Provenance, []face.Result) {
	stream, made, results := Session()
	made.Estimates = []face.Estimate{
		{Name: "valence", Kind: face.Dimension, Range: [2]float32{-1, 1}},
		{Name: "arousal", Kind: face.Dimension, Range: [2]float32{-1, 1}},
		{Name: "AU12", Kind: face.ActionUnit, Range: [2]float32{0, 5}},
	}
	for i := range results {
		for k := range results[i].Faces {
			f := &results[i].Faces[k]
			phase := float64(i)/20 + float64(k)
			for n, e := range made.Estimates {
				v := float32(math.Sin(phase + float64(n)))
				f.Estimates = append(f.Estimates, e.Rounded(v))
			}
			if i == 20 && k == 0 {
				f.Scores, f.Label, f.Smooth, f.State, f.Estimates = face.Scores{}, face.None, face.Scores{}, face.None, nil
			}
		}
	}
	return stream, made, results
}

// WrittenAs is what a format makes of results, with options.
func WrittenAs(t testing.TB, name, options string, s face.Stream, made face.Provenance, results []face.Result) []byte {
	t.Helper()
	f := Format(t, name)
	v, err := f.Options.Parse(options)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w, err := f.New(&b, v, format.Header{Stream: s, Provenance: made})
	if err != nil {
		t.Fatal(err)
	}
	if err := Feed(w, s, results); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
