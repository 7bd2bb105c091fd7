package record

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	format.Register(format.Format{
		Name: "parquet", Ext: ".parquet", Binary: true, Frames: true,
		Help:    "the lossless record as Parquet, for R, pandas and DuckDB: a row per frame and face; facecue render reads it",
		Columns: parquetColumns(), Estimates: true, Options: opt.Set{format.Dictionary()},
		New: newParquet,
	})
}

// Keys of the file's metadata: the header of a record, and what it says in a
// sentence.
const (
	recordKey = "facecue"
	aboutKey  = "about"
)

const (
	parquetBatch = 1 << 10 // rows given to the library at once
	parquetGroup = 1 << 16 // rows in memory before they are written
)

// parquetWriter writes Apache Parquet (format 2.10) compressed by zstd. What is in memory
// is one row group, however long the recording.
type parquetWriter struct {
	w      rowWriter
	header format.Header
	clock  face.Clock
	rows   []valued
	faces  []parquetFace // what the rows point into
}

func newParquet(w io.Writer, _ opt.Values, h format.Header) (format.Writer, error) {
	header, err := json.Marshal(newHeader(h))
	if err != nil {
		return nil, err
	}
	return &parquetWriter{
		header: h, clock: h.Stream.Clock, rows: make([]valued, 0, parquetBatch), faces: make([]parquetFace, 0, parquetBatch),
		w: newRowWriter(w, h.Provenance, string(header)),
	}, nil
}

func newRowWriter(w io.Writer, made face.Provenance, header string) rowWriter {
	options := []parquet.WriterOption{parquet.Compression(&zstd.Codec{}),
		parquet.MaxRowsPerRowGroup(parquetGroup), parquet.CreatedBy("facecue", made.Version, ""),
		parquet.KeyValueMetadata(recordKey, header), parquet.KeyValueMetadata(aboutKey, made.String())}
	if len(made.Estimates) == 0 {
		return &plainWriter{w: parquet.NewGenericWriter[parquetRow](w, options...)}
	}
	options = append(options, parquetSchema(made.Estimates))
	return &estimateWriter{w: parquet.NewGenericWriter[any](w, options...), columns: newEstimateColumns(made.Estimates)}
}

func (c *parquetWriter) Result(r *face.Result) error {
	lead := parquetRow{
		Frame: r.Frame, PTS: r.PTS, Duration: r.Duration, Time: c.clock.Seconds(r.PTS),
		MadePTS: r.MadePTS, Status: r.Status.String(),
	}
	if r.Refused > 0 {
		refused := int64(r.Refused)
		lead.Refused = &refused
	}
	if len(r.Faces) == 0 {
		return c.add(lead, nil)
	}
	for i := range r.Faces {
		if err := format.CheckFace(&r.Faces[i], c.header); err != nil {
			return fmt.Errorf("frame %d: %w", r.Frame, err)
		}
		if err := c.add(lead, &r.Faces[i]); err != nil {
			return err
		}
	}
	return nil
}

// add appends a row; f is nil for a frame without a face.
func (c *parquetWriter) add(row parquetRow, f *face.Face) error {
	v := valued{parquetRow: row}
	if f != nil {
		c.faces = append(c.faces, parquetFaceOf(f, c.header.Who(f.ID)))
		c.faces[len(c.faces)-1].point(&v.parquetRow)
		v.estimates = f.Estimates
	}
	if c.rows = append(c.rows, v); len(c.rows) < parquetBatch {
		return nil
	}
	return c.flush()
}

func (c *parquetWriter) flush() error {
	err := c.w.write(c.rows)
	c.rows, c.faces = c.rows[:0], c.faces[:0]
	return err
}

// Event is not part of the record: render finds the events again.
func (c *parquetWriter) Event(event.Event) error { return nil }

func (c *parquetWriter) Close() error {
	if err := c.flush(); err != nil {
		return err
	}
	return c.w.Close()
}
