package table

import (
	"slices"
	"strconv"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// openFace are the columns that OpenFace 2.2 writes with -pose -2Dfp -aus (OpenFace
// wiki, "Output Format"; RecorderCSV). It counts frames from 1. What facecue does not
// measure is empty. Action units with _r, intensities, are those that a network estimates from 0 to 5. face_id is the person's number, success 1 for a face that could
// be classified.
func openFace() []column {
	reg := actionUnits("_r", [2]float32{0, 5}, 1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 20, 23, 25, 26, 45)
	class := units("_c", 1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 20, 23, 25, 26, 28, 45)
	return slices.Concat(
		[]column{
			{"frame", func(b []byte, c cellOf) []byte { return strconv.AppendInt(b, c.frame.Frame+1, 10) }},
			{"face_id", ofFace(func(b []byte, c cellOf) []byte { return strconv.AppendInt(b, int64(c.face.ID), 10) })},
			{"timestamp", func(b []byte, c cellOf) []byte { return format.AppendSeconds(b, c.header.Stream.Clock, c.frame.PTS, 3) }},
			{"confidence", confidence},
			{"success", success},
		},
		empty("pose_Tx", "pose_Ty", "pose_Tz", "pose_Rx", "pose_Ry", "pose_Rz"),
		landmarks68(),
		reg, empty(class...),
	)
}

func confidence(b []byte, c cellOf) []byte {
	if c.face == nil {
		return append(b, '0')
	}
	return format.AppendFloat(b, c.face.Score)
}

func success(b []byte, c cellOf) []byte {
	if c.face == nil || c.face.Label == face.LowQuality || c.face.Label == face.None && c.face.Estimates == nil {
		return append(b, '0')
	}
	return append(b, '1')
}
