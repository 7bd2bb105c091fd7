package table

import (
	"bufio"
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
		Name: "metadata", Ext: ".metadata.txt", Frames: true,
		Help: "frame metadata as ffmpeg's filter metadata=print writes it, for scripts that read that: lavfi.facecue.1.label=happiness",
		New:  newMetadata,
	})
}

// metadata follows what FFmpeg's metadata filter prints (ffmpeg-filters,
// "metadata"): a line for each frame, then its keys. Times count from the
// recording's start, as in the ffmpeg program.
type metadata struct {
	w      *bufio.Writer
	header format.Header
	clock  face.Clock
	row    []byte
}

func newMetadata(w io.Writer, _ opt.Values, h format.Header) (format.Writer, error) {
	return &metadata{w: bufio.NewWriterSize(w, 1<<16), header: h, clock: h.Stream.Clock}, nil
}

func (m *metadata) Result(r *face.Result) error {
	b := fmt.Appendf(m.row[:0], "frame:%-4d pts:%-7d pts_time:", r.Frame, r.PTS-m.clock.Start)
	b = append(format.AppendSeconds(b, m.clock, r.PTS, 6), '\n')
	b = fmt.Appendf(b, "lavfi.facecue.status=%s\nlavfi.facecue.faces=%d\n", r.Status, len(r.Faces))
	for i := range r.Faces {
		b = m.appendKeys(b, &r.Faces[i])
	}
	m.row = b
	return format.WriteRows(m.w, b)
}

// appendKeys appends those of a face: its person's name where one is given, its state, how sure
// that is, its box.
func (m *metadata) appendKeys(b []byte, f *face.Face) []byte {
	key := func(b []byte, name string) []byte {
		b = append(b, "lavfi.facecue."...)
		b = append(strconv.AppendInt(b, int64(f.ID), 10), '.')
		return append(append(b, name...), '=')
	}
	if _, given := m.header.Names[f.ID]; given {
		b = append(append(key(b, "name"), m.header.Who(f.ID)...), '\n')
	}
	b = append(append(key(b, "label"), f.State.String()...), '\n')
	b = append(format.AppendFloat(key(b, "score"), face.RoundScore(f.Smooth.Of(f.State))), '\n')
	for i, v := range [...]float32{f.Box.X, f.Box.Y, f.Box.W, f.Box.H} {
		b = append(strconv.AppendInt(key(b, string("xywh"[i])), int64(whole(v)), 10), '\n')
	}
	return b
}

// Event is not part of it.
func (m *metadata) Event(event.Event) error { return nil }

func (m *metadata) Close() error { return m.w.Flush() }
