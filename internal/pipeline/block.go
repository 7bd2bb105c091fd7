package pipeline

import (
	"errors"
	"io"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/frame"
)

// BlockReader joins the frames of a source to blocks that begin at multiples of a length, so
// that a block has the same frames however many workers there are.
type BlockReader struct {
	source Source
	length int64
	first  *frame.Frame   // of the next block, read already
	shared *filter.Shared // of first
}

// NewBlockReader makes a reader of blocks of so many frames, at least one.
func NewBlockReader(source Source, length int) *BlockReader {
	return &BlockReader{source: source, length: int64(max(1, length))}
}

// Read gives the next block, whose frames the caller owns; nil after the last. With an error it
// gives the frames that were read before it, nil for none.
func (r *BlockReader) Read() (*filter.Block, error) {
	b := &filter.Block{First: r.shared}
	if r.first != nil {
		b.Frames, r.first = append(b.Frames, r.first), nil
	} else {
		b.First = new(filter.Shared)
	}
	for {
		f, err := r.source.Read()
		if err != nil {
			return r.last(b, err)
		}
		if len(b.Frames) > 0 && f.Result.Frame%r.length == 0 {
			return b, r.keep(b, f)
		}
		b.Frames = append(b.Frames, f)
		if r.length == 1 {
			return b, nil // the next frame may be long in coming
		}
	}
}

// last is the block before the end of the source, or before its error.
func (r *BlockReader) last(b *filter.Block, err error) (*filter.Block, error) {
	if errors.Is(err, io.EOF) {
		err = nil
	}
	if len(b.Frames) == 0 {
		return nil, err
	}
	return b, err
}

// keep keeps the first frame of the next block, of which b gets a reference.
func (r *BlockReader) keep(b *filter.Block, f *frame.Frame) (err error) {
	r.first, r.shared = f, new(filter.Shared)
	b.Second = r.shared
	b.Next, err = f.Ref()
	return err
}

// Close closes the frame that was read ahead. It may be called again.
func (r *BlockReader) Close() {
	if r.first != nil {
		r.first.Close()
		r.first = nil
	}
}

// CloseBlock closes the frames of a block that are not closed.
func CloseBlock(b *filter.Block) {
	for _, f := range b.Frames {
		f.Close()
	}
	if b.Next != nil {
		b.Next.Close()
	}
}
