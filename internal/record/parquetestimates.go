package record

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/parquet-go/parquet-go"

	"github.com/facecue/facecue/internal/face"
)

// parquetSchema has the columns of parquetRow and after them one for each estimate.
func parquetSchema(estimates []face.Estimate) *parquet.Schema {
	if len(estimates) == 0 {
		return parquet.SchemaOf(parquetRow{})
	}
	return schemaOf(reflect.VisibleFields(reflect.TypeFor[parquetRow]()), estimates)
}

// olderColumns are the fields of parquetRow that files of older versions do not have.
var olderColumns = [][]string{{"Name"}, {"Found", "Refused"}, {"Name", "Found", "Refused"}}

// schemaWithout has the same columns but for those of some fields of parquetRow.
func schemaWithout(estimates []face.Estimate, without ...string) *parquet.Schema {
	fields := slices.DeleteFunc(reflect.VisibleFields(reflect.TypeFor[parquetRow]()), func(f reflect.StructField) bool { return slices.Contains(without, f.Name) })
	return schemaOf(fields, estimates)
}

func schemaOf(fields []reflect.StructField, estimates []face.Estimate) *parquet.Schema {
	for i, e := range estimates {
		fields = append(fields, reflect.StructField{
			Name: fmt.Sprint("Estimate", i), Type: reflect.TypeFor[*float32](), Tag: reflect.StructTag(`parquet:"` + e.Name + `,optional"`),
		})
	}
	return parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface())
}

// valued is a row with the estimates of its face, nil where there are none.
type valued struct {
	parquetRow
	estimates []float32
}

// estimateColumns adds to the values of a row those of further columns, and takes them off again.
type estimateColumns struct {
	own   *parquet.Schema // of parquetRow
	first int             // number of its columns
	count int             // of estimates
}

func newEstimateColumns(estimates []face.Estimate) estimateColumns {
	own := parquet.SchemaOf(parquetRow{})
	return estimateColumns{own: own, first: len(own.Columns()), count: len(estimates)}
}

// row is all values of a row.
func (c estimateColumns) row(to parquet.Row, v *valued) parquet.Row {
	to = c.own.Deconstruct(to[:0], &v.parquetRow)
	for i := range c.count {
		value := parquet.NullValue().Level(0, 0, c.first+i)
		if v.estimates != nil {
			value = parquet.FloatValue(v.estimates[i]).Level(0, 1, c.first+i)
		}
		to = append(to, value)
	}
	return to
}

// split reads a row back. A face has all estimates or none.
func (c estimateColumns) split(row parquet.Row) (v valued, err error) {
	if len(row) != c.first+c.count {
		return v, fmt.Errorf("%w: %d values in a row, want %d", ErrParquet, len(row), c.first+c.count)
	}
	if err := c.own.Reconstruct(&v.parquetRow, row[:c.first]); err != nil {
		return v, fmt.Errorf("%w: %w", ErrParquet, err)
	}
	for _, value := range row[c.first:] {
		if !value.IsNull() {
			v.estimates = append(v.estimates, value.Float())
		}
	}
	if n := len(v.estimates); n != 0 && n != c.count {
		return v, fmt.Errorf("%w: a face has %d of %d estimates", ErrParquet, n, c.count)
	}
	return v, nil
}

// estimateWriter writes rows with estimates.
type estimateWriter struct {
	w       *parquet.GenericWriter[any]
	columns estimateColumns
	rows    []parquet.Row
}

func (e *estimateWriter) write(list []valued) error {
	for len(e.rows) < len(list) {
		e.rows = append(e.rows, nil)
	}
	for i := range list {
		e.rows[i] = e.columns.row(e.rows[i], &list[i])
	}
	_, err := e.w.WriteRows(e.rows[:len(list)])
	return err
}

func (e *estimateWriter) Close() error { return e.w.Close() }

// estimateReader reads rows with estimates.
type estimateReader struct {
	in      *parquet.GenericReader[any]
	columns estimateColumns
	rows    []parquet.Row
}

func (e *estimateReader) read(to []valued) (n int, err error) {
	n, err = e.in.ReadRows(e.rows[:len(to)])
	for i := range n {
		var wrong error
		if to[i], wrong = e.columns.split(e.rows[i]); wrong != nil {
			return i, wrong
		}
	}
	return n, err
}
