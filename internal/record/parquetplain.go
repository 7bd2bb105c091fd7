package record

import (
	"github.com/parquet-go/parquet-go"
)

// rowWriter and rowReader are the ways to write and read rows: those without estimates by
// the library's own conversion, which is faster.
type rowWriter interface {
	write([]valued) error
	Close() error
}

type rowReader interface {
	read([]valued) (int, error) // io.EOF, perhaps with the last rows
}

// plainWriter writes rows of records without estimates.
type plainWriter struct {
	w    *parquet.GenericWriter[parquetRow]
	rows []parquetRow
}

func (p *plainWriter) write(list []valued) error {
	p.rows = p.rows[:0]
	for i := range list {
		p.rows = append(p.rows, list[i].parquetRow)
	}
	_, err := p.w.Write(p.rows)
	return err
}

func (p *plainWriter) Close() error { return p.w.Close() }

// plainReader reads rows of records without estimates.
type plainReader struct {
	in   *parquet.GenericReader[parquetRow]
	rows []parquetRow
}

func (p *plainReader) read(to []valued) (n int, err error) {
	n, err = p.in.Read(p.rows[:len(to)])
	for i := range n {
		to[i] = valued{parquetRow: p.rows[i]}
	}
	return n, err
}
