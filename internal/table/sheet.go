package table

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// column is one of a sheet; without a cell it is there for its name and empty.
type column struct {
	name string
	cell func(b []byte, c cellOf) []byte
}

// cellOf is what a cell is made of; face is nil where the frame has none.
type cellOf struct {
	header format.Header
	frame  *face.Result
	face   *face.Face
}

// sheet writes the columns of another program, a row per frame and face.
type sheet struct {
	w       *bufio.Writer
	header  format.Header
	columns []column
	row     []byte
}

func newSheet(w io.Writer, header format.Header, columns []column) (format.Writer, error) {
	h := &sheet{w: bufio.NewWriterSize(w, 1<<16), header: header, columns: columns}
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	_, err := fmt.Fprintln(h.w, strings.Join(names, ","))
	return h, err
}

func (h *sheet) Result(r *face.Result) error {
	if len(r.Faces) == 0 {
		return h.write(cellOf{h.header, r, nil})
	}
	for i := range r.Faces {
		if err := format.CheckFace(&r.Faces[i], h.header); err != nil {
			return fmt.Errorf("frame %d: %w", r.Frame, err)
		}
		if err := h.write(cellOf{h.header, r, &r.Faces[i]}); err != nil {
			return err
		}
	}
	return nil
}

func (h *sheet) write(c cellOf) error {
	b := h.row[:0]
	for i, column := range h.columns {
		if i > 0 {
			b = append(b, ',')
		}
		if column.cell != nil {
			b = column.cell(b, c)
		}
	}
	h.row = append(b, '\n')
	return format.WriteRows(h.w, h.row)
}

// Event is not part of such a table.
func (h *sheet) Event(event.Event) error { return nil }

func (h *sheet) Close() error { return h.w.Flush() }

// empty are columns that are there for their names.
func empty(names ...string) (list []column) {
	for _, n := range names {
		list = append(list, column{name: n})
	}
	return list
}

// numbered are empty columns such as x_0 to x_67.
func numbered(prefix string, count int) (names []string) {
	for i := range count {
		names = append(names, fmt.Sprint(prefix, i))
	}
	return names
}

// actionUnits are columns of action units, in two digits. A column is empty unless a network
// estimates that unit in the range that the other program has.
func actionUnits(suffix string, scale [2]float32, numbers ...int) (list []column) {
	for i, name := range units(suffix, numbers...) {
		list = append(list, column{name, ofFace(func(b []byte, c cellOf) []byte {
			at := slices.IndexFunc(c.header.Provenance.Estimates, func(e face.Estimate) bool { return isUnit(e, numbers[i]) && e.Range == scale })
			if at < 0 || c.face.Estimates == nil {
				return b
			}
			return format.AppendFloat(b, c.face.Estimates[at])
		})})
	}
	return list
}

// isUnit tells an action unit by its number, as in AU4 or AU04.
func isUnit(e face.Estimate, number int) bool {
	return e.Kind == face.ActionUnit && (e.Name == fmt.Sprintf("AU%d", number) || e.Name == fmt.Sprintf("AU%02d", number))
}

// units are the names of facial action units, in two digits.
func units(suffix string, numbers ...int) (names []string) {
	for _, n := range numbers {
		names = append(names, fmt.Sprintf("AU%02d%s", n, suffix))
	}
	return names
}

// ofFace is a cell that is empty where there is no face.
func ofFace(cell func(b []byte, c cellOf) []byte) func([]byte, cellOf) []byte {
	return func(b []byte, c cellOf) []byte {
		if c.face == nil {
			return b
		}
		return cell(b, c)
	}
}

// number is a cell with one number of the face.
func number(of func(*face.Face) float32) func([]byte, cellOf) []byte {
	return ofFace(func(b []byte, c cellOf) []byte { return format.AppendFloat(b, of(c.face)) })
}
