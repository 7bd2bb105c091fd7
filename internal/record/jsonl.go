package record

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	format.Register(format.Format{
		Name: "jsonl", Ext: ".jsonl", Frames: true,
		Help:    "the lossless record: provenance, then a line per decoded frame; facecue render reads it",
		Columns: recordKeys(), Options: opt.Set{format.Dictionary()},
		New: newJSONL,
	})
}

// header is the first line of a record, under the key "facecue".
type header struct {
	Version string          `json:"version"`
	Libav   string          `json:"libav"`
	Models  []face.ModelRef `json:"models"`
	Filters string          `json:"filters"`
	Notice  string          `json:"notice"`
	Stream  headerStream    `json:"stream"`

	Estimates []face.Estimate `json:"estimates,omitempty"`
}

type headerStream struct {
	Width    int      `json:"width"`
	Height   int      `json:"height"`
	TimeBase [2]int64 `json:"time_base"`
	Start    int64    `json:"start"`
	Rate     [2]int64 `json:"rate"`
	Duration int64    `json:"duration"`
	Codec    string   `json:"codec"`
	HWAccel  string   `json:"hwaccel"`
	Timecode string   `json:"timecode,omitempty"`
}

type firstLine struct {
	Facecue *header `json:"facecue"`
}

func newHeader(h format.Header) *header {
	s, p := h.Stream, h.Provenance
	return &header{
		Version: p.Version, Libav: p.Libav, Models: p.Models, Filters: p.Filters, Notice: face.Notice,
		Stream: headerStream{
			Width: s.Width, Height: s.Height, TimeBase: [2]int64{s.Clock.Base.Num, s.Clock.Base.Den}, Start: s.Clock.Start,
			Rate: [2]int64{s.Rate.Num, s.Rate.Den}, Duration: s.Duration, Codec: s.Codec, HWAccel: s.HWAccel,
			Timecode: s.Timecode,
		},
		Estimates: p.Estimates,
	}
}

// jsonl writes JSON lines into a buffer that is used again, so that a frame
// costs no allocation.
type jsonl struct {
	w      *bufio.Writer
	header format.Header
	clock  face.Clock
	line   []byte
}

func newJSONL(w io.Writer, _ opt.Values, h format.Header) (format.Writer, error) {
	j := &jsonl{w: bufio.NewWriterSize(w, 1<<16), header: h, clock: h.Stream.Clock}
	first, err := json.Marshal(firstLine{newHeader(h)})
	if err != nil {
		return nil, err
	}
	_, err = j.w.Write(append(first, '\n'))
	return j, err
}

func (j *jsonl) Result(r *face.Result) error {
	b := append(j.line[:0], `{"frame":`...)
	b = strconv.AppendInt(b, r.Frame, 10)
	b = append(b, `,"pts":`...)
	b = strconv.AppendInt(b, r.PTS, 10)
	b = append(b, `,"duration":`...)
	b = strconv.AppendInt(b, r.Duration, 10)
	b = append(b, `,"time":`...)
	b = format.AppendSeconds(b, j.clock, r.PTS, 6)
	if r.MadePTS {
		b = append(b, `,"pts_made":true`...)
	}
	b = append(b, `,"status":"`...)
	b = append(b, r.Status.String()...)
	b = append(b, `","faces":[`...)
	for i := range r.Faces {
		if err := format.CheckFace(&r.Faces[i], j.header); err != nil {
			return fmt.Errorf("frame %d: %w", r.Frame, err)
		}
		if i > 0 {
			b = append(b, ',')
		}
		b = appendFace(b, &r.Faces[i], j.header.Provenance.Estimates)
	}
	b = append(b, ']')
	if r.Refused > 0 {
		b = strconv.AppendInt(append(b, `,"refused":`...), int64(r.Refused), 10)
	}
	j.line = append(b, "}\n"...)
	return format.WriteRows(j.w, j.line)
}

// Event is not part of the record: render finds the events again.
func (j *jsonl) Event(event.Event) error { return nil }

func (j *jsonl) Close() error { return j.w.Flush() }
