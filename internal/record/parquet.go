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
		Columns: parquetColumns(), Options: opt.Set{format.Dictionary()},
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
	w     *parquet.GenericWriter[parquetRow]
	clock face.Clock
	rows  []parquetRow
	faces []parquetFace // what the rows point into
}

func newParquet(w io.Writer, _ opt.Values, h format.Header) (format.Writer, error) {
	header, err := json.Marshal(newHeader(h))
	if err != nil {
		return nil, err
	}
	return &parquetWriter{
		clock: h.Stream.Clock, rows: make([]parquetRow, 0, parquetBatch), faces: make([]parquetFace, 0, parquetBatch),
		w: parquet.NewGenericWriter[parquetRow](w, parquet.Compression(&zstd.Codec{}),
			parquet.MaxRowsPerRowGroup(parquetGroup), parquet.CreatedBy("facecue", h.Provenance.Version, ""),
			parquet.KeyValueMetadata(recordKey, string(header)), parquet.KeyValueMetadata(aboutKey, h.Provenance.String())),
	}, nil
}

func (c *parquetWriter) Result(r *face.Result) error {
	lead := parquetRow{
		Frame: r.Frame, PTS: r.PTS, Duration: r.Duration, Time: c.clock.Seconds(r.PTS),
		MadePTS: r.MadePTS, Status: r.Status.String(),
	}
	if len(r.Faces) == 0 {
		return c.add(lead, nil)
	}
	for i := range r.Faces {
		if err := format.CheckFinite(&r.Faces[i]); err != nil {
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
	if f != nil {
		c.faces = append(c.faces, parquetFaceOf(f))
		c.faces[len(c.faces)-1].point(&row)
	}
	if c.rows = append(c.rows, row); len(c.rows) < parquetBatch {
		return nil
	}
	return c.flush()
}

func (c *parquetWriter) flush() error {
	_, err := c.w.Write(c.rows)
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
