package table

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// pyFeat are the columns that Py-Feat 0.6 writes for a video, in its order (feat,
// Detector.detect_video): box, 68 landmarks, pose, action units, emotions, input,
// frame, time, identity. Action units are those that a network estimates from 0 to 1. What facecue does not measure is empty, and so is the
// input's name; contempt has no column. The points that both know are the nose tip
// and the corners of the mouth.
func pyFeat() []column {
	return slices.Concat(
		[]column{
			{"FaceRectX", number(func(f *face.Face) float32 { return f.Box.X })},
			{"FaceRectY", number(func(f *face.Face) float32 { return f.Box.Y })},
			{"FaceRectWidth", number(func(f *face.Face) float32 { return f.Box.W })},
			{"FaceRectHeight", number(func(f *face.Face) float32 { return f.Box.H })},
			{"FaceScore", number(func(f *face.Face) float32 { return f.Score })},
		},
		landmarks68(),
		empty("Pitch", "Roll", "Yaw"),
		actionUnits("", [2]float32{0, 1}, 1, 2, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15, 17, 20, 23, 24, 25, 26, 28, 43),
		emotions(face.Anger, face.Disgust, face.Fear, face.Happiness, face.Sadness, face.Surprise, face.Neutral),
		empty("input"),
		[]column{
			{"frame", func(b []byte, c cellOf) []byte { return strconv.AppendInt(b, c.frame.Frame, 10) }},
			{"approx_time", minutes},
			{"Identity", ofFace(func(b []byte, c cellOf) []byte { return append(b, c.header.Names.Of(c.face.ID)...) })},
		},
	)
}

// emotions are columns of scores, empty for a face that was never classified.
func emotions(labels ...face.Label) (list []column) {
	for _, l := range labels {
		list = append(list, column{l.String(), ofFace(func(b []byte, c cellOf) []byte {
			if c.face.Scores == (face.Scores{}) {
				return b
			}
			return format.AppendFloat(b, c.face.Scores.Of(l))
		})})
	}
	return list
}

// minutes is the time as Py-Feat writes it, to the second.
func minutes(b []byte, c cellOf) []byte {
	s := max(0, c.header.Stream.Clock.Floor(c.frame.PTS, 1))
	return fmt.Appendf(b, "%02d:%02d", s/60, s%60)
}

// shared are the landmarks that facecue and the scheme of 68 points (Sagonas et al.
// 2013, "300 Faces in-the-Wild Challenge") both have: nose tip and the corners of
// the mouth, by the number there and here.
var shared = map[int]int{30: 2, 48: 3, 54: 4}

// landmarks68 are x_0 to x_67 and y_0 to y_67.
func landmarks68() (list []column) {
	for _, axis := range []string{"x_", "y_"} {
		for i, name := range numbered(axis, 68) {
			c := column{name: name}
			if at, ok := shared[i]; ok {
				c.cell = number(func(f *face.Face) float32 {
					if axis == "x_" {
						return f.Points[at].X
					}
					return f.Points[at].Y
				})
			}
			list = append(list, c)
		}
	}
	return list
}
