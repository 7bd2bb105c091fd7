//go:build torture

package torture

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"testing"
	"time"
)

// kind is one kind of fault.
type kind struct {
	name   string
	weight int // relative frequency
	run    func(*trial)
}

func kinds() []kind {
	return []kind{
		{"signal", 4, signalled},
		{"kill at a call", 4, killedAtCall},
		{"error of a call", 5, failingCall},
		{"disk full", 4, fullDisk},
		{"limit", 2, limited},
		{"cut recording", 4, cutRecording},
		{"changed recording", 5, changedRecording},
		{"changed text", 4, changedText},
		{"reader gone", 2, readerGone},
		{"two writers", 2, twoWriters},
	}
}

// maxFaults is the number of failed cases that ends the run.
const maxFaults = 20

// TestTorture runs random cases for MINUTES. SEED repeats the case of one seed several times, because
// a kill does not always hit the same place.
func TestTorture(t *testing.T) {
	lab := newLab(t)
	if text := os.Getenv("SEED"); text != "" {
		seed, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			t.Fatalf("SEED=%s: %v", text, err)
		}
		for range 5 {
			lab.try(t, seed)
		}
		lab.tally.print(t)
		return
	}
	end := time.Now().Add(duration(t))
	seeds := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	var mu sync.Mutex // seeds and the test are used by all workers
	var all sync.WaitGroup
	for range workers() {
		all.Add(1)
		go func() {
			defer all.Done()
			for time.Now().Before(end) && lab.tally.faults() < maxFaults {
				mu.Lock()
				seed := seeds.Uint64N(1e12)
				mu.Unlock()
				lab.try(t, seed)
			}
		}()
	}
	all.Wait()
	lab.tally.print(t)
}

func duration(t *testing.T) time.Duration {
	t.Helper()
	text := os.Getenv("MINUTES")
	if text == "" {
		text = "20"
	}
	minutes, err := strconv.ParseFloat(text, 64)
	if err != nil || minutes <= 0 {
		t.Fatalf("MINUTES=%s is no number of minutes", text)
	}
	return time.Duration(minutes * float64(time.Minute))
}

// workers is the number of cases that run at once: two, or one on a machine with one core.
func workers() int { return min(2, runtime.NumCPU()) }

// try runs the case of a seed. Its folder is kept if it fails.
func (l *lab) try(t *testing.T, seed uint64) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 1))
	k := l.draw(random)
	dir, err := os.MkdirTemp(l.dir, "case")
	if err != nil {
		t.Error(err)
		return
	}
	c := &trial{lab: l, random: random, dir: dir, kind: k.name}
	k.run(c)
	l.tally.add(c)
	if len(c.wrong) == 0 {
		os.RemoveAll(dir)
		return
	}
	kept := filepath.Join(l.kept, strconv.FormatUint(seed, 10))
	os.RemoveAll(kept)
	if err := os.Rename(dir, kept); err != nil {
		kept = dir
	}
	t.Errorf("%s\nrepeat: make torture SEED=%d   (its files: %s)", c.report(), seed, kept)
}

// draw chooses a kind by its weight.
func (l *lab) draw(random *rand.Rand) kind {
	sum := 0
	for _, k := range l.kinds {
		sum += k.weight
	}
	n := random.IntN(sum)
	for _, k := range l.kinds {
		if n < k.weight {
			return k
		}
		n -= k.weight
	}
	panic(fmt.Sprint("no kind for ", n))
}
