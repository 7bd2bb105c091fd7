package record

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"github.com/facecue/facecue/internal/face"
)

// Reader gives the frames of a record, whichever format it has.
type Reader interface {
	Stream() face.Stream
	Provenance() face.Provenance
	Read() (*face.Result, error) // io.EOF after the last; used again by the next call
}

// ErrSeek is returned for a Parquet record that comes by a pipe: it begins at its
// end.
var ErrSeek = errors.New("a Parquet record is read from a file, not from a pipe")

// Open tells the formats of records apart by their first bytes.
func Open(in io.Reader) (Reader, error) {
	b := bufio.NewReaderSize(in, 1<<20)
	if head, _ := b.Peek(4); string(head) != "PAR1" {
		return ReadRecord(b)
	}
	file, ok := in.(*os.File)
	if !ok {
		return nil, ErrSeek
	}
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, ErrSeek
	}
	return readParquet(file, info.Size())
}

// about is what the header of a record says.
type about struct {
	stream     face.Stream
	provenance face.Provenance
}

func (c *about) setHeader(h *header) error {
	s := h.Stream
	if !within(1, s.TimeBase[:]) || !within(0, s.Rate[:]) || s.Width < 0 || s.Height < 0 {
		return fmt.Errorf("the stream's time base, rate or size is wrong: %w", ErrNotRecord)
	}
	c.stream = face.Stream{
		Width: s.Width, Height: s.Height, Duration: s.Duration, Codec: s.Codec, HWAccel: s.HWAccel, Timecode: s.Timecode,
		Clock: face.Clock{Base: face.Rational{Num: s.TimeBase[0], Den: s.TimeBase[1]}, Start: s.Start},
		Rate:  face.Rational{Num: s.Rate[0], Den: s.Rate[1]},
	}
	if err := face.CheckEstimates(h.Estimates); err != nil {
		return fmt.Errorf("%w: %w", err, ErrNotRecord)
	}
	c.provenance = face.Provenance{Version: h.Version, Libav: h.Libav, Models: h.Models, Filters: h.Filters, Estimates: h.Estimates}
	return nil
}

// within tells that numbers are no less than least and fit libav's fractions, of
// 32 bits: times are multiplied and divided by them.
func within(least int64, numbers []int64) bool {
	for _, n := range numbers {
		if n < least || n > math.MaxInt32 {
			return false
		}
	}
	return true
}

// Stream is what the record says of the recording.
func (c *about) Stream() face.Stream { return c.stream }

// Provenance is what the record says of its making.
func (c *about) Provenance() face.Provenance { return c.provenance }
