package pipeline

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// blockLog is a filter that notes the blocks it gets.
type blockLog struct {
	mu   *sync.Mutex
	list *[]seenBlock
}

type seenBlock struct {
	text          string // numbers of the frames, and of the next one
	first, second *filter.Edge
}

func (l blockLog) Configure(face.Stream) error { return nil }
func (l blockLog) Process(*frame.Frame) error  { panic("a frame alone") }
func (l blockLog) Close() error                { return nil }

func (l blockLog) ProcessBlock(b *filter.Block) error {
	text := ""
	for _, f := range b.Frames {
		text += fmt.Sprint(f.Result.Frame, " ")
	}
	if b.Next != nil {
		text += fmt.Sprint("| ", b.Next.Result.Frame)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	*l.list = append(*l.list, seenBlock{text, b.First, b.Second})
	return nil
}

// TestBlocks have the same frames for any number of workers: they begin at multiples of the
// length, and share what is found in a frame with the block before.
func TestBlocks(t *testing.T) {
	for _, c := range []struct {
		length int
		count  int64
		want   []string
	}{
		{4, 10, []string{"0 1 2 3 | 4", "4 5 6 7 | 8", "8 9 "}},
		{4, 8, []string{"0 1 2 3 | 4", "4 5 6 7 "}},
		{1, 3, []string{"0 ", "1 ", "2 "}},
		{0, 1, []string{"0 "}},
		{4, 0, nil},
	} {
		for workers := 1; workers <= 4; workers++ {
			var list []seenBlock
			log := blockLog{new(sync.Mutex), &list}
			out := &sink{failAt: -1}
			j := job(&counted{count: c.count}, -1, -1, nil, out)
			j.Workers, j.Block = workers, c.length
			j.NewStateless = func() (filter.Filter, error) { return log, nil }
			j.Stateful, _ = filter.Nothing()
			if err := Run(context.Background(), j); err != nil {
				t.Fatal(err)
			}
			checkBlocks(t, list, c.want)
			if int64(len(out.frames)) != c.count || !slices.IsSorted(out.frames) {
				t.Errorf("frames %v came out", out.frames)
			}
		}
	}
}

func checkBlocks(t *testing.T, list []seenBlock, want []string) {
	t.Helper()
	slices.SortFunc(list, func(a, b seenBlock) int { return slices.Index(want, a.text) - slices.Index(want, b.text) })
	if len(list) != len(want) {
		t.Fatalf("%d blocks, want %q", len(list), want)
	}
	for i, b := range list {
		if b.text != want[i] || b.first == nil {
			t.Errorf("block %q, want %q", b.text, want[i])
		}
		if i > 0 && list[i-1].second != nil && list[i-1].second != b.first {
			t.Errorf("block %q does not share its first frame with the block before", b.text)
		}
	}
}

// TestBlocksOfAFailedSource: the frames read before the error pass all stages where the source
// was cancelled, and none is left open.
func TestBlocksOfAFailedSource(t *testing.T) {
	for err, frames := range map[error]int{context.Canceled: 6, errSink: -1} {
		out := &sink{failAt: -1}
		j := job(&counted{count: 6, fail: err}, -1, -1, nil, out)
		j.Block = 4
		j.Stateful, _ = filter.Nothing()
		j.NewStateless = filter.Nothing
		if got := Run(context.Background(), j); got != err {
			t.Errorf("%v, want %v", got, err)
		}
		if frames >= 0 && len(out.frames) != frames {
			t.Errorf("%v came out, want %d", out.frames, frames)
		}
	}
}
