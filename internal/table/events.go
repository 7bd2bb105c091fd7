package table

import (
	"io"
	"strconv"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	format.Register(format.Format{
		Name: "events", Ext: ".events.csv",
		Help: "a row per state and per fleeting candidate: onset, apex, offset, duration, peak, mean",
		New:  newEvents,
	})
}

const eventColumns = "kind,person,label,onset,apex,offset,duration_ms,duration_frames," +
	"onset_frame,apex_frame,offset_frame,peak,mean\n"

func newEvents(w io.Writer, _ opt.Values, h format.Header) (format.Writer, error) {
	return format.NewEventBuffer(w, h, func(g *format.EventBuffer) []byte {
		b := []byte(eventColumns)
		for _, row := range g.Rows {
			b = appendEvent(g.Header, b, row)
		}
		return b
	}), nil
}

func appendEvent(h format.Header, b []byte, v event.Event) []byte {
	b = append(append(b, v.Kind.String()...), ',')
	b = append(strconv.AppendInt(b, int64(v.Person), 10), ',')
	b = append(append(b, h.Word(v.Label)...), ',')
	for i, pts := range [...]int64{v.Onset, v.Apex, v.Offset} {
		if i != 1 || v.Measured() {
			b = format.AppendSeconds(b, h.Stream.Clock, pts, 3)
		}
		b = append(b, ',')
	}
	length := face.Clock{Base: h.Stream.Clock.Base}.Scaled(v.Offset-v.Onset, 1000)
	b = strconv.AppendInt(b, length, 10)
	if !v.Measured() {
		return append(b, ",,,,,,\n"...)
	}
	for _, n := range [...]int64{v.OffsetFrame - v.OnsetFrame + 1, v.OnsetFrame, v.ApexFrame, v.OffsetFrame} {
		b = strconv.AppendInt(append(b, ','), n, 10)
	}
	b = format.AppendFloat(append(b, ','), v.Peak)
	return append(format.AppendFloat(append(b, ','), v.Mean), '\n')
}
