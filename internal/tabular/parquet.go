package tabular

import (
	"io"
	"reflect"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// parquetBatch is how many rows are given to the library at once.
const parquetBatch = 1 << 8

// parquetTable writes Apache Parquet (format 2.10) compressed by zstd. Every column may hold
// nulls; numbers are doubles.
type parquetTable struct {
	w    *parquet.GenericWriter[any]
	rows []parquet.Row
}

func newParquet(w io.Writer, columns []Column, about string) (Writer, error) {
	options := []parquet.WriterOption{schemaOf(columns), parquet.Compression(&zstd.Codec{}), parquet.CreatedBy("facecue", "", "")}
	options = append(options, parquet.KeyValueMetadata("about", about), parquet.KeyValueMetadata("columns", string(Dictionary(columns))))
	return &parquetTable{w: parquet.NewGenericWriter[any](w, options...)}, nil
}

// schemaOf is that of a struct with a field for each column, since a parquet.Group would put
// its columns in the order of their names.
func schemaOf(columns []Column) *parquet.Schema {
	fields := make([]reflect.StructField, len(columns))
	for i, c := range columns {
		kind, options := reflect.TypeFor[*string](), ",optional,dict"
		if c.Number {
			kind, options = reflect.TypeFor[*float64](), ",optional"
		}
		fields[i] = reflect.StructField{Name: "C" + formatNumber(float64(i)), Type: kind, Tag: reflect.StructTag(`parquet:"` + c.Name + options + `"`)}
	}
	return parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface())
}

func (t *parquetTable) Write(row []Value) error {
	values := make(parquet.Row, len(row))
	for i, v := range row {
		values[i] = v.parquet().Level(0, min(1, int(v.kind)), i)
	}
	if t.rows = append(t.rows, values); len(t.rows) < parquetBatch {
		return nil
	}
	return t.flush()
}

func (v Value) parquet() parquet.Value {
	switch v.kind {
	case isText:
		return parquet.ByteArrayValue([]byte(v.text))
	case isNumber:
		return parquet.DoubleValue(v.number)
	}
	return parquet.NullValue()
}

func (t *parquetTable) flush() error {
	_, err := t.w.WriteRows(t.rows)
	t.rows = t.rows[:0]
	return err
}

func (t *parquetTable) Close() error {
	if err := t.flush(); err != nil {
		return err
	}
	return t.w.Close()
}
