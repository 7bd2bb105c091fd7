package record

import (
	"strconv"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// appendFace writes a face; estimates are what those of the face are called.
func appendFace(b []byte, f *face.Face, estimates []face.Estimate) []byte {
	b = append(b, `{"id":`...)
	b = strconv.AppendInt(b, int64(f.ID), 10)
	b = append(b, `,"box":[`...)
	b = appendFloats(b, f.Box.X, f.Box.Y, f.Box.W, f.Box.H)
	b = append(b, `],"score":`...)
	b = format.AppendFloat(b, f.Score)
	if f.By != face.WayUnknown {
		b = append(append(append(b, `,"found":"`...), f.By.String()...), '"')
	}
	b = append(b, `,"points":[`...)
	for i, p := range f.Points {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendFloats(append(b, '['), p.X, p.Y), ']')
	}
	b = append(b, `],"scores":`...)
	b = appendScores(b, &f.Scores)
	b = appendLabel(append(b, `,"label":`...), f.Label)
	b = append(b, `,"quality":`...)
	b = format.AppendFloat(b, f.Quality)
	b = appendLabel(append(b, `,"state":`...), f.State)
	if len(f.Estimates) > 0 {
		b = appendEstimates(append(b, `,"estimates":`...), f.Estimates, estimates)
	}
	return append(b, '}')
}

func appendEstimates(b []byte, values []float32, called []face.Estimate) []byte {
	for i, v := range values {
		if i == 0 {
			b = append(b, '{')
		} else {
			b = append(b, ',')
		}
		b = append(append(append(b, '"'), called[i].Name...), `":`...)
		b = format.AppendFloat(b, v)
	}
	return append(b, '}')
}

func appendFloats(b []byte, values ...float32) []byte {
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		b = format.AppendFloat(b, v)
	}
	return b
}

// appendScores writes null for a face that was never classified.
func appendScores(b []byte, s *face.Scores) []byte {
	if *s == (face.Scores{}) {
		return append(b, "null"...)
	}
	for i, v := range s {
		b = append(b, "{,,,,,,,"[i], '"')
		b = append(b, (face.Neutral + face.Label(i)).String()...)
		b = append(b, `":`...)
		b = format.AppendFloat(b, v)
	}
	return append(b, '}')
}

func appendLabel(b []byte, l face.Label) []byte {
	if l == face.None {
		return append(b, "null"...)
	}
	b = append(b, '"')
	b = append(b, l.String()...)
	return append(b, '"')
}
