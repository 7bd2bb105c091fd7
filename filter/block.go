package filter

import "github.com/facecue/facecue/internal/frame"

// Block is successive frames that one worker analyses together. Frames and Next are lent for the
// call.
type Block struct {
	Frames []*frame.Frame
	// Next is the first frame of the block after it; nil at the end of the recording.
	Next *frame.Frame
	// First and Second are what is found in the first frame, and in Next.
	// A block shares Second with the block after it.
	First, Second *Edge
}

// EndAt ends the block before the first frame of the next one, of which it takes references, and gives the edge there.
func (b *Block) EndAt(next *frame.Frame) (*Edge, error) {
	edge, err := newEdge(next, b.First)
	if err != nil {
		return nil, err
	}
	b.Second = edge
	b.Next, err = next.Ref()
	return edge, err
}

// BlockFilter is a stateless filter whose findings in a frame depend on the frames of its block and on the edges of
// the blocks before it, and on nothing else.
type BlockFilter interface {
	Filter
	ProcessBlock(*Block) error
}
