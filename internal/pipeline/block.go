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
	first  *frame.Frame // of the next block, read already
	edge   *filter.Edge // of that block
}

// NewBlockReader makes a reader of blocks of so many frames, at least one.
func NewBlockReader(source Source, length int) *BlockReader {
	return &BlockReader{source: source, length: int64(max(1, length))}
}

// Read gives the next block, which the caller closes; nil after the last. With an error it
// gives the frames that were read before it, nil for none.
func (r *BlockReader) Read() (*filter.Block, error) {
	b := &filter.Block{First: r.edge}
	if r.first != nil {
		b.Frames, r.first, r.edge = append(b.Frames, r.first), nil, nil
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
		if b.First == nil {
			b.First, err = r.begin(f)
		}
		if err != nil || r.length == 1 {
			return b, err // where each frame is a block, the next one may be long in coming
		}
	}
}

// begin is the edge of a block that no other one shares.
func (r *BlockReader) begin(f *frame.Frame) (*filter.Edge, error) {
	if r.length == 1 {
		return new(filter.Edge), nil
	}
	return filter.NewEdge(f)
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

// keep keeps the first frame of the next block.
func (r *BlockReader) keep(b *filter.Block, f *frame.Frame) (err error) {
	r.first = f
	r.edge, err = b.EndAt(f)
	return err
}

// Close closes what was read ahead. It may be called again.
func (r *BlockReader) Close() {
	if r.first != nil {
		r.first.Close()
		r.first = nil
	}
	if r.edge != nil {
		r.edge.Close()
		r.edge = nil
	}
}

// CloseBlock closes the frames of a block that are not closed, and those of its edges.
func CloseBlock(b *filter.Block) {
	for _, f := range b.Frames {
		f.Close()
	}
	if b.Next != nil {
		b.Next.Close()
	}
	for _, e := range []*filter.Edge{b.First, b.Second} {
		if e != nil {
			e.Close()
		}
	}
}
