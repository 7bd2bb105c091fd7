package marker

import (
	"encoding/json"
	"io"
	"path"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/timecode"
)

func init() {
	format.Register(format.Format{
		Name: "otio", Ext: ".otio",
		Help:    "OpenTimelineIO for DaVinci Resolve 18, Kdenlive and others: a clip with a coloured marker for each event",
		Options: append(timecode.Options("00:00:00:00"), format.Media()),
		New:     newOTIO,
	})
}

func newOTIO(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	media := v.String(format.MediaOption)
	return newTimeline(w, v, h, timecode.Parse, func(g *timelineBuffer) []byte {
		b, _ := json.MarshalIndent(otio(g, media), "", "    ") // nothing in it can fail
		return append(b, '\n')
	})
}

// object is one of OpenTimelineIO's: fields and the name of its schema.
type object = map[string]any

func schema(name string, fields object) object {
	fields["OTIO_SCHEMA"] = name
	return fields
}

// otio follows OpenTimelineIO's "File Format Specification": a Timeline.1 holds a
// Stack.1 of Track.1 of Clip.1, whose markers are Marker.2 in the clip's own time,
// which is the recording's time code; times are RationalTime.1, a number of frames and
// their rate. Clip.1 is read by every version of the library.
func otio(g *timelineBuffer, media string) object {
	at := func(frames int64) object {
		return schema("RationalTime.1", object{"rate": g.timeline.Rate.Float(), "value": float64(frames)})
	}
	span := func(from, to int64) object {
		return schema("TimeRange.1", object{"start_time": at(from), "duration": at(to - from)})
	}
	start, length := g.timeline.MediaStart(), g.length()
	marks := []object{}
	for _, m := range g.markers() {
		marks = append(marks, schema("Marker.2", object{
			"name": m.name, "color": editorColours[m.label].otio, "marked_range": span(start+m.from, start+m.to),
			"metadata": object{"facecue": object{"label": m.label.String(), "note": m.note}},
		}))
	}
	clip := schema("Clip.1", object{
		"name": "recording", "source_range": span(start, start+length), "media_reference": reference(media, span(start, start+length)),
		"markers": marks, "effects": []object{}, "metadata": object{},
	})
	track := schema("Track.1", object{
		"name": "V1", "kind": "Video", "children": []object{clip}, "source_range": nil,
		"markers": []object{}, "effects": []object{}, "metadata": object{},
	})
	stack := schema("Stack.1", object{
		"name": "tracks", "children": []object{track}, "source_range": nil,
		"markers": []object{}, "effects": []object{}, "metadata": object{},
	})
	return schema("Timeline.1", object{
		"name": "facecue, expressions shown", "global_start_time": at(g.timeline.Start()), "tracks": stack,
		"metadata": object{"facecue": object{"about": g.Provenance.String()}},
	})
}

func reference(media string, whole object) object {
	if media == "" {
		return schema("MissingReference.1", object{"name": "", "available_range": nil, "metadata": object{}})
	}
	return schema("ExternalReference.1", object{"name": path.Base(media), "target_url": link(media), "available_range": whole, "metadata": object{}})
}
