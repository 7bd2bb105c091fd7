package pipeline

import (
	"context"
	"sync"
	"syscall"
	"testing"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// priorities is a filter and a sink that note the priorities of the threads that run them.
type priorities struct {
	mu   *sync.Mutex
	seen map[int]bool
}

func newPriorities() priorities { return priorities{new(sync.Mutex), map[int]bool{}} }

func (p priorities) Configure(face.Stream) error { return nil }
func (p priorities) Close() error                { return nil }

func (p priorities) Process(*frame.Frame) error {
	inverse, err := syscall.Getpriority(syscall.PRIO_PROCESS, syscall.Gettid())
	p.mu.Lock()
	defer p.mu.Unlock()
	p.seen[inverse] = true
	return err
}

// TestWorkersYield: the threads that analyse have a lower priority than the thread that takes their
// results, which no later run inherits.
func TestWorkersYield(t *testing.T) {
	usual, err := syscall.Getpriority(syscall.PRIO_PROCESS, syscall.Gettid())
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		workers, collector := newPriorities(), newPriorities()
		j := job(&counted{count: 40}, -1, -1, nil, &sink{failAt: -1})
		j.Workers, j.Stateful = 3, collector
		j.NewStateless = func() (filter.Filter, error) { return workers, nil }
		if err := Run(context.Background(), j); err != nil {
			t.Fatal(err)
		}
		lower := max(1, usual-niceness)
		if len(workers.seen) != 1 || !workers.seen[lower] || len(collector.seen) != 1 || !collector.seen[usual] {
			t.Errorf("inverse priorities of workers %v and of the collector %v, want %d and %d", workers.seen, collector.seen, lower, usual)
		}
	}
}
