package filter

import (
	"sync"

	"github.com/facecue/facecue/internal/follow"
	"github.com/facecue/facecue/internal/frame"
)

// Block is successive frames that one worker analyses together. Frames and Next are lent for the
// call.
type Block struct {
	Frames []*frame.Frame
	// Next is the first frame of the block after it; nil at the end of the recording.
	Next *frame.Frame
	// First and Second are what is found in the whole picture of the first frame, and in Next.
	// A block shares Second with the block after it.
	First, Second *Shared
}

// Shared is what is found in the whole picture of one frame. The first worker that asks for it
// finds it, others wait.
type Shared struct {
	once  sync.Once
	faces []follow.Found
	err   error
}

// get gives the faces, which are not changed afterwards.
func (s *Shared) get(find func() ([]follow.Found, error)) ([]follow.Found, error) {
	s.once.Do(func() { s.faces, s.err = find() })
	return s.faces, s.err
}

// BlockFilter is a stateless filter whose findings in a frame depend on the frames of its block
// too, and on no others.
type BlockFilter interface {
	Filter
	ProcessBlock(*Block) error
}
