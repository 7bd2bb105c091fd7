package format

import (
	"fmt"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/speech"
)

// FrameColumns describe a frame, in tables with a row per face per frame.
func FrameColumns() []Column {
	return []Column{
		{"frame", "frames", FromZero, "the number of the frame; decoded frames are counted from 0", ""},
		{"pts", "ticks of the recording's time base", Finite, "the frame's presentation time stamp, as the recording has it", ""},
		{"time", "s", FromZero, "when players show the frame: the time stamp minus that of the recording's start", ""},
		{"status", "", "face, no_face, low_quality, not_analysed", "what is known of the frame: a face was found and classified; none was found; all faces are too poor to classify; the frame was skipped", ""},
	}
}

// PersonColumns describe who has the face.
func PersonColumns(missing string) []Column {
	return []Column{
		{"person", "", "1 and up", "the number of the person, by order of appearance; the same after cuts and absences where the faces are alike enough", missing},
		NameColumn(missing),
	}
}

// NameColumn describes what the person is called.
func NameColumn(missing string) Column {
	return Column{"name", "", "text", "what the person is called: P1, P2 ..., or the name given by --name or --people", missing}
}

// BoxColumns describe where a face is.
func BoxColumns() []Column {
	return []Column{
		{"x", "displayed pixels", Finite, "the left edge of the face's box; the picture as players show it, upright, with square pixels; the origin is its upper left corner", NoFace},
		{"y", "displayed pixels", Finite, "the upper edge of the box; y grows downwards", NoFace},
		{"w", "displayed pixels", "above 0", "the width of the box", NoFace},
		{"h", "displayed pixels", "above 0", "the height of the box", NoFace},
		{"score", "", Unit01, "the detector's confidence that this is a face", NoFace},
	}
}

// EstimateColumns describe what networks give beside the scores.
func EstimateColumns(list []face.Estimate) (columns []Column) {
	for _, e := range list {
		columns = append(columns, Column{e.Name, "", fmt.Sprintf("%v to %v", e.Range[0], e.Range[1]), meaning(e), NotScored})
	}
	return columns
}

// meaning describes an estimate.
func meaning(e face.Estimate) string {
	switch {
	case e.Name == speech.Estimate.Name:
		return "whether the person speaks, by the motion of the mouth in this frame alone; speech is what the frames around say together"
	case e.Name == speech.State.Name:
		return "1 in stretches of speech, 0 elsewhere"
	case e.Kind == face.ActionUnit:
		return "the network's estimate of the facial action unit " + e.Name + ", in this frame alone"
	}
	return "the network's estimate of the dimension " + e.Name + " of the expression shown, in this frame alone"
}

// VerdictColumns describe what a face is called.
func VerdictColumns() []Column {
	return []Column{
		{"label", "", LabelValues(face.Uncertain, face.LowQuality), "what this frame alone shows: the expression with the highest score; uncertain if that is under the threshold; low_quality if the face is too small, blurred, cut off or turned away", NoFace},
		{"quality", "", Unit01, "how fit the face is to be classified, the least of what its eye distance, sharpness, contrast, pose and share within the picture allow", NoFace},
		{"state", "", LabelValues(face.Uncertain, face.LowQuality), "the smoothed expression of the person, with hysteresis and a least length", "empty before the first state and without the filter smooth"},
	}
}
