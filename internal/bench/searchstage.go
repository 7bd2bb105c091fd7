package bench

import (
	"time"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/frame"
)

// searchStage runs detect on blocks of frames, and times the searches of whole pictures and the
// rest apart.
type searchStage struct{ detect filter.Filter }

// find finds the faces of the block's frames.
func (s searchStage) find(b *filter.Block, took map[string]time.Duration) error {
	begun := time.Now()
	if err := s.search(b.Frames[0], b.First); err != nil {
		return err
	}
	if b.Next != nil {
		if err := s.search(b.Next, b.Second); err != nil {
			return err
		}
	}
	searched := time.Now()
	err := s.process(b)
	took["search"] += searched.Sub(begun)
	took["regions"] += time.Since(searched)
	return err
}

// search finds the faces of a whole picture and keeps them in to, if it has none yet.
func (s searchStage) search(f *frame.Frame, to *filter.Edge) error {
	return s.process(&filter.Block{Frames: []*frame.Frame{f}, First: to})
}

func (s searchStage) process(b *filter.Block) error {
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
