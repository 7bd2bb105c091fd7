package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/parquet-go/parquet-go"

	"github.com/facecue/facecue/internal/face"
)

// ErrParquet is returned for a Parquet file that is damaged or not a record.
var ErrParquet = errors.New("not a whole Parquet record; make one with facecue annotate -o NAME.parquet")

// parquetRecord reads what the parquet format wrote.
type parquetRecord struct {
	about
	in     rowReader
	rows   []valued
	next   int // of rows
	have   int
	ended  bool
	last   int64
	count  int64
	result face.Result
}

// readParquet opens a file of so many bytes.
func readParquet(r io.ReaderAt, size int64) (c *parquetRecord, err error) {
	defer caught(&err)
	file, err := parquet.OpenFile(r, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, fmt.Errorf("%w: %s", ErrParquet, err)
	}
	text, ok := file.Lookup(recordKey)
	if !ok {
		return nil, fmt.Errorf("%w: it has no key %q", ErrParquet, recordKey)
	}
	var h header
	if err := json.Unmarshal([]byte(text), &h); err != nil {
		return nil, fmt.Errorf("%w: key %q: %s", ErrParquet, recordKey, err)
	}
	c = &parquetRecord{rows: make([]valued, parquetBatch), last: -1}
	if err := c.setHeader(&h); err != nil {
		return nil, err
	}
	if err := ourColumns(file.Schema(), c.provenance.Estimates); err != nil {
		return nil, err
	}
	if err := soundPages(r, size, file); err != nil {
		return nil, err
	}
	c.in = newRowReader(file, c.provenance.Estimates)
	return c, nil
}

func newRowReader(file *parquet.File, estimates []face.Estimate) rowReader {
	if len(estimates) == 0 {
		return &plainReader{parquet.NewGenericReader[parquetRow](file), make([]parquetRow, parquetBatch)}
	}
	return &estimateReader{parquet.NewGenericReader[any](file, parquetSchema(estimates)), newEstimateColumns(estimates), make([]parquet.Row, parquetBatch)}
}

// ourColumns refuses other columns than those that are written or once were, which the library would
// convert as it sees fit.
func ourColumns(s *parquet.Schema, estimates []face.Estimate) error {
	older := func(without []string) bool { return parquet.EqualNodes(schemaWithout(estimates, without...), s) }
	if !parquet.EqualNodes(parquetSchema(estimates), s) && !slices.ContainsFunc(olderColumns, older) {
		return fmt.Errorf("%w: it has other columns", ErrParquet)
	}
	return nil
}

// Read gives the next frame, io.EOF after the last. The result is used again by the
// next call.
func (c *parquetRecord) Read() (r *face.Result, err error) {
	defer caught(&err)
	row, err := c.row()
	if err != nil {
		return nil, err
	}
	if err := row.lead(&c.result); err != nil {
		return nil, fmt.Errorf("row %d: %w", c.count, err)
	}
	if c.result.Frame <= c.last {
		return nil, fmt.Errorf("row %d: %w", c.count, ErrOrder)
	}
	c.last = c.result.Frame
	return &c.result, c.faces(row)
}

// faces takes the rows of the frame, beginning with the one given.
func (c *parquetRecord) faces(row *valued) error {
	for {
		f, ok, err := row.face()
		if err != nil {
			return fmt.Errorf("row %d: %w", c.count, err)
		}
		if ok {
			c.result.Faces = append(c.result.Faces, f)
		}
		c.advance()
		row, err = c.row()
		if err == io.EOF || err == nil && row.Frame != c.result.Frame {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// row is the row whose turn it is, until advance.
func (c *parquetRecord) row() (*valued, error) {
	if c.next < c.have {
		return &c.rows[c.next], nil
	}
	if c.ended {
		return nil, io.EOF
	}
	n, err := c.in.read(c.rows)
	c.next, c.have, c.ended = 0, n, errors.Is(err, io.EOF)
	if err != nil && !c.ended {
		return nil, fmt.Errorf("row %d: %w: %s", c.count+1, ErrParquet, err)
	}
	if n == 0 {
		c.ended = true
		return nil, io.EOF
	}
	return &c.rows[0], nil
}

func (c *parquetRecord) advance() {
	c.next++
	c.count++
}

// caught makes an error of a panic: the library has some for damaged files.
func caught(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", ErrParquet, p)
	}
}
