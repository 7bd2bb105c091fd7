package bench

import (
	"time"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/frame"
)

// searchStage runs detect on blocks of frames as the pipeline does, and times the searches of
// whole pictures and the rest apart.
type searchStage struct {
	detect filter.Filter
	length int
	frames []*frame.Frame // of the block
	first  *filter.Shared // what is found in the first of them
}

func newSearchStage(detect filter.Filter, length int) *searchStage {
	return &searchStage{detect: detect, length: length}
}

// add owns a frame. It gives the frames of the block before it once that is complete; a block of one
// frame at once, since the pipeline gives no next frame with it either.
func (s *searchStage) add(f *frame.Frame, took map[string]time.Duration) ([]*frame.Frame, error) {
	if s.length == 1 {
		s.frames = append(s.frames, f)
		return s.run(nil, took)
	}
	if len(s.frames) < s.length {
		s.frames = append(s.frames, f)
		return nil, nil
	}
	done, err := s.run(f, took)
	s.frames = append(s.frames, f)
	return done, err
}

// end gives the frames of the last block.
func (s *searchStage) end(took map[string]time.Duration) ([]*frame.Frame, error) {
	return s.run(nil, took)
}

// run finds the faces of the block: next is the frame after it.
func (s *searchStage) run(next *frame.Frame, took map[string]time.Duration) (done []*frame.Frame, err error) {
	done, s.frames = s.frames, nil
	if len(done) == 0 {
		return nil, nil
	}
	defer func() {
		if err != nil {
			closeAll(done)
		}
	}()
	b := &filter.Block{Frames: done, Next: next, First: s.first}
	begun := time.Now()
	if b.First == nil {
		b.First = new(filter.Shared)
		if err := s.search(done[0], b.First); err != nil {
			return done, err
		}
	}
	if next != nil {
		b.Second = new(filter.Shared)
		if err := s.search(next, b.Second); err != nil {
			return done, err
		}
	}
	s.first = b.Second
	searched := time.Now()
	err = s.process(b)
	took["search"] += searched.Sub(begun)
	took["regions"] += time.Since(searched)
	return done, err
}

// search finds the faces of a whole picture and keeps them in to.
func (s *searchStage) search(f *frame.Frame, to *filter.Shared) error {
	return s.process(&filter.Block{Frames: []*frame.Frame{f}, First: to})
}

func (s *searchStage) process(b *filter.Block) error {
	if whole, ok := s.detect.(filter.BlockFilter); ok {
		return whole.ProcessBlock(b)
	}
	for _, f := range b.Frames {
		if err := s.detect.Process(f); err != nil {
			return err
		}
	}
	return nil
}

// close closes the frames that a failed run left.
func (s *searchStage) close() { closeAll(s.frames) }

func closeAll(frames []*frame.Frame) {
	for _, f := range frames {
		f.Close()
	}
}
