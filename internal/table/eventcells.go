package table

import (
	"strconv"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// eventRow is what a cell of the table is made of.
type eventRow struct {
	format.Header
	event.Event
	recording string
}

// eventCell is a column with the text of its cells.
type eventCell struct {
	format.Column
	text     func(eventRow) string
	measured bool // the cell is empty for an event that a person annotated
}

// eventCells are the columns. Texts that may hold a comma stand at the end, so that simple
// readers find the rest.
func eventCells() []eventCell {
	return []eventCell{
		{described("kind", "", "state, fleeting, speech", "state: the smoothed expression, held with hysteresis; fleeting: a candidate for an expression of one frame to half a second, from the scores before smoothing. A fleeting candidate may lie within a state: count the two apart; speech: the person speaks, by the motion of the mouth, where filter speak was used", ""),
			func(r eventRow) string { return r.Kind.String() }, false},
		{described("person", "", "1 and up", "the number of the person, by order of appearance; the same after cuts and absences where the faces are alike enough", ""),
			func(r eventRow) string { return strconv.Itoa(r.Person) }, false},
		{described("label", "", format.LabelValues(face.Uncertain), "the expression shown, in the words of --lang and --labels; of speech the word speaking", ""),
			func(r eventRow) string { return r.Says(r.Event) }, false},
		{described("onset", "s", format.FromZero, "when the event begins: the time of its first frame, as players show it, to the millisecond", ""),
			func(r eventRow) string { return r.seconds(r.Onset) }, false},
		{described("apex", "s", format.FromZero, "the time of the frame with the highest score of the label", format.Unmeasured),
			func(r eventRow) string { return r.seconds(r.Apex) }, true},
		{described("offset", "s", format.FromZero, "when the event ends, exclusive: the time of the frame after its last, or the end of the last frame", ""),
			func(r eventRow) string { return r.seconds(r.Offset) }, false},
		{described("duration", "s", format.FromZero, "offset minus onset, before both are rounded to the millisecond", ""),
			func(r eventRow) string {
				return string(format.AppendSeconds(nil, face.Clock{Base: r.Stream.Clock.Base}, r.Offset-r.Event.Onset, 3))
			}, false},
		{described("onset_frame", "frames", format.FromZero, "the number of the first frame; decoded frames are counted from 0", format.Unmeasured),
			func(r eventRow) string { return strconv.FormatInt(r.OnsetFrame, 10) }, true},
		{described("apex_frame", "frames", format.FromZero, "the number of the frame of the apex", format.Unmeasured),
			func(r eventRow) string { return strconv.FormatInt(r.ApexFrame, 10) }, true},
		{described("offset_frame", "frames", "1 and up", "the number of the frame after the last, exclusive as offset is", format.Unmeasured),
			func(r eventRow) string { return strconv.FormatInt(r.OffsetFrame+1, 10) }, true},
		{described("duration_frames", "frames", "1 and up", "offset_frame minus onset_frame", format.Unmeasured),
			func(r eventRow) string { return strconv.FormatInt(r.OffsetFrame+1-r.OnsetFrame, 10) }, true},
		{described("peak", "", format.Unit01, "the highest score of the label in the event, smoothed for states and of single frames for fleeting candidates; of speech the highest score of speaking; to two decimals", format.Unmeasured),
			func(r eventRow) string { return hundredths(r.Peak) }, true},
		{described("mean", "", format.Unit01, "the mean of the same scores, to two decimals", format.Unmeasured),
			func(r eventRow) string { return hundredths(r.Mean) }, true},
		{described("strength", "SD", format.FromZero, "of a fleeting candidate: how far it rises over the person's own scores of the same state within half a minute before and after, in standard deviations of those scores, to one decimal", "empty for states, for speech, and for an event that a person annotated"),
			func(r eventRow) string { return ofCandidate(r, r.Strength) }, true},
		{described("false_alarms", "1/h", format.FromZero, "of a fleeting candidate: how many rises of this strength are expected by chance in an hour of speech, to one decimal", "empty for states, for speech, and for an event that a person annotated"),
			func(r eventRow) string { return ofCandidate(r, r.FalseAlarms) }, true},
		{described("fps", "1/s", "above 0", "the nominal frame rate of the recording; frames of a recording with a varying rate lie at other distances", "empty where the recording does not say it"),
			func(r eventRow) string { return rate(r.Stream.Rate) }, false},
		{format.NameColumn(""),
			func(r eventRow) string { return r.Who(r.Person) }, false},
		{described("recording", "", "text", "the name of the recording without folder and extension, or the text of [recording=]", "empty for a pipe and for [recording=]"),
			func(r eventRow) string { return r.recording }, false},
	}
}

// ofCandidate is a number that fleeting candidates alone have.
func ofCandidate(r eventRow, number float32) string {
	if r.Kind != event.Fleeting {
		return ""
	}
	return strconv.FormatFloat(float64(number), 'f', 1, 32)
}

func eventColumns() (list []format.Column) {
	for _, c := range eventCells() {
		list = append(list, c.Column)
	}
	return list
}

// described is a column by its name, unit, range, meaning and missing values.
func described(name, unit, values, help, missing string) format.Column {
	return format.Column{Name: name, Unit: unit, Range: values, Help: help, Missing: missing}
}
