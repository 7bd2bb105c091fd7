package table

import (
	"bytes"
	encsv "encoding/csv"
	"io"
	"slices"
	"strconv"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	format.Register(format.Format{
		Name: "events", Ext: ".events.csv",
		Help:    "a row per state, then a row per fleeting candidate, then a row per stretch of speech where filter speak was used: onset, apex, offset, duration, peak, mean",
		Speech:  true,
		Columns: eventColumns(),
		Options: opt.Set{
			{Name: "kind", Kind: opt.Choice, Default: "all", Choices: []string{"all", "both", "states", "fleeting", "speech"}, Help: "which rows: all; states first and then fleeting candidates (both); or one kind alone"},
			{Name: RecordingOption, Kind: opt.String, Help: "the text of the column recording; the input's name without extension unless given; recording= alone leaves it empty"},
			format.Dictionary(),
		},
		New: newEvents,
	})
}

// RecordingOption is the name of the option that says what the table calls the recording.
const RecordingOption = "recording"

func newEvents(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	recording := h.Recording
	if v.Given(RecordingOption) {
		recording = v.String(RecordingOption)
	}
	return format.NewEventBuffer(w, h, func(g *format.EventBuffer) []byte {
		return eventTable(g.Header, chosenKinds(g.Rows, v.String("kind")), recording)
	}), nil
}

// kindsOf are the kinds of events by the option kind, in the order of the table.
var kindsOf = map[string][]event.Kind{
	"all": {event.State, event.Fleeting, event.Speech}, "both": {event.State, event.Fleeting},
	"states": {event.State}, "fleeting": {event.Fleeting}, "speech": {event.Speech},
}

// chosenKinds are the states, then the fleeting candidates, then the stretches of speech, each by onset.
func chosenKinds(rows []event.Event, kind string) (list []event.Event) {
	for _, k := range kindsOf[kind] {
		for _, e := range rows {
			if e.Kind == k {
				list = append(list, e)
			}
		}
	}
	return list
}

// eventTable follows RFC 4180 with LF line ends.
func eventTable(h format.Header, rows []event.Event, recording string) []byte {
	b := bytes.NewBufferString(format.Heads(eventColumns(), ","))
	w, cells := encsv.NewWriter(b), eventCells()
	texts := make([]string, len(cells))
	for _, e := range rows {
		for i, c := range cells {
			texts[i] = ""
			if !c.measured || e.Measured() {
				texts[i] = c.text(eventRow{h, e, recording})
			}
		}
		_ = w.Write(texts) // a buffer takes everything
	}
	w.Flush()
	return slices.Clip(b.Bytes())
}

func (r eventRow) seconds(pts int64) string {
	return string(format.AppendSeconds(nil, r.Stream.Clock, pts, 3))
}

// hundredths is a score with at most two decimals, rounded as the percentages of cues are.
func hundredths(score float32) string {
	return strconv.FormatFloat(float64(int(float32(score*100)+0.5))/100, 'g', -1, 64)
}

// rate is a frame rate to three decimals, empty where it is not known.
func rate(r face.Rational) string {
	if r.Num <= 0 || r.Den <= 0 {
		return ""
	}
	return strconv.FormatFloat(float64(int64(float64(r.Num)/float64(r.Den)*1000+0.5))/1000, 'g', -1, 64)
}
