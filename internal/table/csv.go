package table

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/wording"
)

func init() {
	format.Register(format.Format{
		Name: "csv", Ext: ".csv", Frames: true,
		Help:    "a row per face per frame, and a row for a frame without a face",
		Columns: csvColumns(), Estimates: true,
		Options: opt.Set{{Name: "style", Kind: opt.Choice, Default: "facecue", Choices: []string{"facecue", "pyfeat", "openface"},
			Help: "the columns: ours, or those of Py-Feat 0.6 or OpenFace 2.2, empty where facecue measures nothing"}, format.Dictionary()},
		New: newCSV,
	})
}

// csv writes RFC 4180 with LF line ends. Names alone are quoted where they need it:
// other fields are numbers or words of ours.
type csv struct {
	w      *bufio.Writer
	header format.Header
	clock  face.Clock
	words  wording.Words
	names  map[int]string // as fields
	row    []byte
}

// faceColumns is how many columns describe a face.
const faceColumns = 7 + face.NumLabels + 3

func newCSV(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	switch v.String("style") {
	case "pyfeat":
		return newSheet(w, h, pyFeat())
	case "openface":
		return newSheet(w, h, openFace())
	}
	c := &csv{w: bufio.NewWriterSize(w, 1<<16), header: h, clock: h.Stream.Clock, words: h.Words, names: map[int]string{}}
	_, err := c.w.WriteString(format.Heads(append(csvColumns(), format.EstimateColumns(h.Provenance.Estimates)...), ","))
	return c, err
}

// csvColumns are the columns of style=facecue.
func csvColumns() []format.Column {
	list := append(format.FrameColumns(), format.PersonColumns(format.NoFace)...)
	list = append(list, format.BoxColumns()...)
	for _, l := range face.Labels() {
		list = append(list, format.Score(l, format.NotScored))
	}
	return append(list, format.VerdictColumns()...)
}

func (c *csv) Result(r *face.Result) error {
	b := c.row[:0]
	for i := range r.Faces {
		if err := format.CheckFace(&r.Faces[i], c.header); err != nil {
			return fmt.Errorf("frame %d: %w", r.Frame, err)
		}
		b = c.cells(c.lead(b, r), &r.Faces[i])
	}
	if len(r.Faces) == 0 {
		b = c.lead(b, r)
		for range faceColumns + len(c.header.Provenance.Estimates) {
			b = append(b, ',')
		}
		b = append(b, '\n')
	}
	c.row = b
	return format.WriteRows(c.w, b)
}

// lead appends the columns of the frame.
func (c *csv) lead(b []byte, r *face.Result) []byte {
	b = append(strconv.AppendInt(b, r.Frame, 10), ',')
	b = append(strconv.AppendInt(b, r.PTS, 10), ',')
	b = append(format.AppendSeconds(b, c.clock, r.PTS, 6), ',')
	return append(b, r.Status.String()...)
}

// cells appends the columns of a face. Scores and estimates of a face that was never
// classified are empty.
func (c *csv) cells(b []byte, f *face.Face) []byte {
	b = strconv.AppendInt(append(b, ','), int64(f.ID), 10)
	b = append(append(b, ','), c.name(f.ID)...)
	for _, v := range [...]float32{f.Box.X, f.Box.Y, f.Box.W, f.Box.H, f.Score} {
		b = format.AppendFloat(append(b, ','), v)
	}
	for _, v := range f.Scores {
		b = append(b, ',')
		if f.Scores != (face.Scores{}) {
			b = format.AppendFloat(b, v)
		}
	}
	b = append(append(b, ','), c.words.Of(f.Label)...)
	b = format.AppendFloat(append(b, ','), f.Quality)
	b = append(append(b, ','), c.words.Of(f.State)...)
	for i := range c.header.Provenance.Estimates {
		if b = append(b, ','); f.Estimates != nil {
			b = format.AppendFloat(b, f.Estimates[i])
		}
	}
	return append(b, '\n')
}

// name is the field of what a person is called.
func (c *csv) name(id int) string {
	field, known := c.names[id]
	if !known {
		if field = c.header.Who(id); strings.ContainsAny(field, ",\"") {
			field = `"` + strings.ReplaceAll(field, `"`, `""`) + `"`
		}
		c.names[id] = field
	}
	return field
}

// Event is not part of this table.
func (c *csv) Event(event.Event) error { return nil }

func (c *csv) Close() error { return c.w.Flush() }
