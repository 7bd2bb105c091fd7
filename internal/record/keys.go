package record

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// recordKeys describe the record: the keys of its first line, and those of the line of a
// frame. A path names a key within others; [] stands for each element of a list.
func recordKeys() []format.Column {
	list := append(firstLineKeys(), format.FrameColumns()...)
	list = append(list,
		format.Column{Name: "duration", Unit: "ticks of the time base", Range: format.FromZero, Help: "how long the frame is shown", Missing: "0 where the recording does not say it"},
		format.Column{Name: "pts_made", Range: "true", Help: "the recording has no time stamp for the frame, and pts was extrapolated", Missing: "the key is left out for other frames"},
		format.Column{Name: "faces", Range: "a list", Help: "the faces of the frame, in the order of their numbers", Missing: "an empty list"},
		format.Column{Name: "faces[].id", Range: "1 and up; 0 without the filter track", Help: "the number of the person, by order of appearance; the same after cuts and absences where the faces are alike enough"},
		format.Column{Name: "faces[].box", Unit: "displayed pixels", Range: format.Finite, Help: "x, y, width and height of the face; the picture as players show it, upright, with square pixels"},
		format.Column{Name: "faces[].points", Unit: "displayed pixels", Range: format.Finite, Help: "x and y of five landmarks: right eye, left eye, nose, right and left corner of the mouth, of the person"},
		format.Column{Name: "faces[].score", Range: format.Unit01, Help: "the detector's confidence that this is a face"},
		format.Column{Name: "faces[].found", Range: "picture, region, between", Help: foundHelp, Missing: "the key is left out where it is not known"},
		format.Column{Name: "faces[].scores", Range: "an object", Help: "the scores of the expressions", Missing: "null for a face that was not classified"},
	)
	for _, l := range face.Labels() {
		c := format.Score(l, "the key is there whenever scores is")
		c.Name = "faces[].scores." + c.Name
		list = append(list, c)
	}
	for _, c := range format.VerdictColumns() {
		c.Name, c.Missing = "faces[]."+c.Name, "null where there is none"
		list = append(list, c)
	}
	list = append(list, format.Column{Name: "refused", Range: "1 and up", Help: refusedHelp, Missing: "the key is left out where none was, and for all frames but the last"})
	return append(list, format.Column{Name: "faces[].estimates", Range: "an object", Help: "what filter speak and networks with further outputs give of the face, by the names of facecue.estimates",
		Missing: "the key is left out without such a network, and for a face that was not classified"})
}

// firstLineKeys describe the first line, which is an object under the key "facecue".
func firstLineKeys() []format.Column {
	of := func(name, unit, values, help, missing string) format.Column {
		return format.Column{Name: "facecue." + name, Unit: unit, Range: values, Help: help, Missing: missing}
	}
	return []format.Column{
		{Name: "facecue", Range: "an object", Help: "the first line of the record: what made it"},
		of("version", "", "text", "the version of facecue", ""),
		of("libav", "", "text", "the versions of FFmpeg's libraries", ""),
		of("models", "", "a list", "the networks that were used", "null without a network"),
		of("models[].name", "", "text", "the name of the network", ""),
		of("models[].sha256", "", "64 hexadecimal digits", "the checksum of its weights", ""),
		of("estimates", "", "a list", "what is given of each face beside the scores: by networks with further outputs, dimensions such as valence and action units; by filter speak, speaking and speech", "the key is left out where nothing is"),
		of("estimates[].name", "", "text", "the name of the estimate", ""),
		of("estimates[].kind", "", "dimension, action_unit", "what it is of", ""),
		of("estimates[].range", "", "two numbers", "its least and its greatest value", ""),
		of("filters", "", "a chain", "the filters with the options that differ from their defaults", ""),
		of("notice", "", "text", "what the labels do not say", ""),
		of("stream", "", "an object", "the video stream that was analysed", ""),
		of("stream.width", "displayed pixels", "above 0", "the width of the picture as players show it", ""),
		of("stream.height", "displayed pixels", "above 0", "the height of the picture", ""),
		of("stream.time_base", "s", "two whole numbers", "a tick, as a fraction of a second: numerator and denominator", ""),
		of("stream.start", "ticks of the time base", format.Finite, "the time stamp that players show as 0", ""),
		of("stream.rate", "1/s", "two whole numbers", "the nominal frame rate: numerator and denominator", "0 and a number where the recording does not say it"),
		of("stream.duration", "ticks of the time base", format.FromZero, "the length of the recording", "0 where the recording does not say it"),
		of("stream.codec", "", "text", "the codec of the stream", ""),
		of("stream.hwaccel", "", "text", "the hardware that decoded", "empty for decoding in software"),
		of("stream.timecode", "", "text", "the time code of the first frame", "the key is left out where the recording has none"),
	}
}

// parquetColumns describe the columns of the record as a table.
func parquetColumns() []format.Column {
	null := func(list []format.Column, missing string) []format.Column {
		for i := range list {
			list[i].Missing = missing
		}
		return list
	}
	frame := format.FrameColumns()
	list := []format.Column{frame[0], frame[1],
		{Name: "duration", Unit: "ticks of the time base", Range: format.FromZero, Help: "how long the frame is shown", Missing: "0 where the recording does not say it"},
		frame[2],
		{Name: "pts_made", Range: "true, false", Help: "the recording has no time stamp for the frame, and pts was extrapolated"},
		frame[3],
	}
	list = append(list, format.PersonColumns(noFaceNull)...)
	list = append(list, null(format.BoxColumns(), noFaceNull)...)
	for _, l := range face.Labels() {
		list = append(list, format.Score(l, noFaceNull+" or with a face that was not classified"))
	}
	list = append(list, null(format.VerdictColumns(), noFaceNull+" or without a verdict")...)
	for _, point := range []string{"right_eye", "left_eye", "nose", "right_mouth", "left_mouth"} {
		for _, axis := range []string{"x", "y"} {
			list = append(list, format.Column{Name: point + "_" + axis, Unit: "displayed pixels", Range: format.Finite, Help: "the landmark " + point + " of the person: its " + axis, Missing: noFaceNull})
		}
	}
	return append(list,
		format.Column{Name: "found", Range: "picture, region, between", Help: foundHelp, Missing: noFaceNull + " or where it is not known"},
		format.Column{Name: "refused", Range: "1 and up", Help: refusedHelp, Missing: "null where none was, and for all frames but the last"})
}

const refusedHelp = "how many tracks of the recording were left out because no person was in them, such as prints on clothes"

const foundHelp = "how the face was found: in a search of the whole picture, in the region around its place in a frame before or after, or not looked for: it has the mean of the frames before and after"

const noFaceNull = "null in a row for a frame without a face"
