package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// killer kills batches of one corpus and looks at what they leave.
type killer struct {
	in     string
	want   map[string][]byte
	said   string // the summary of a run without faults
	lasted time.Duration
	random *rand.Rand
	ends   map[string]int // how runs ended
}

func newKiller(t *testing.T, recordings int, seed uint64) *killer {
	t.Helper()
	needRuntime(t)
	takeHangup(t)
	k := &killer{in: corpusOf(t, recordings), random: rand.New(rand.NewPCG(seed, 1)), ends: map[string]int{}}
	to, begun := t.TempDir(), time.Now()
	if e := batchRun(t, k.in, to); e.code != exitDone {
		t.Fatalf("exit %d: %s%s", e.code, e.out, e.errs)
	}
	k.lasted, k.want, k.said = time.Since(begun), outputsOf(t, to), summaryOf(t, to)
	return k
}

// whole: an output is there with all its bytes, or not there.
func (k *killer) whole(t *testing.T, what, to string) {
	t.Helper()
	for name, data := range outputsOf(t, to) {
		if strings.HasSuffix(name, ".partial") {
			continue
		}
		if !bytes.Equal(data, k.want[name]) {
			t.Errorf("%s: %s holds %d bytes, want %d", what, name, len(data), len(k.want[name]))
		}
	}
}

// finish runs a batch to its end: outputs and summary are those of a run without faults, and nothing
// else is left.
func (k *killer) finish(t *testing.T, what, to string, more ...string) {
	t.Helper()
	if e := batchRun(t, k.in, to, append(more, "--retry=failed")...); e.code != exitDone {
		t.Fatalf("%s: run again: exit %d: %s%s", what, e.code, e.out, e.errs)
	}
	sameOutputs(t, what+": run again", outputsOf(t, to), k.want)
	if got := summaryOf(t, to); got != k.said {
		t.Errorf("%s: the summary differs: %s", what, firstLine(got, k.said))
	}
	if exists(to + "/facecue.batch.claims") {
		t.Errorf("%s: claims are left", what)
	}
}

// kill runs a batch and kills it at a random time, again and again until it has come to its end. It
// gives the number of kills.
func (k *killer) kill(t *testing.T, signal syscall.Signal) (kills int) {
	to := t.TempDir()
	defer os.RemoveAll(to)
	for {
		p := program(t, nil, "batch", k.in, "--to", to, "-o", ".jsonl", "-o", ".vtt", "--retry=failed")
		p.start(t)
		delay := time.Duration(k.random.Float64() * float64(k.lasted))
		what := fmt.Sprintf("%v after %v", signal, delay)
		timer := time.AfterFunc(delay, func() { p.Process.Signal(signal) })
		e := p.end(t)
		timer.Stop()
		k.ends[fmt.Sprint(signal, " ", e.code)]++
		k.whole(t, what, to)
		switch {
		case e.code == exitDone:
			k.finish(t, what, to)
			return kills
		case signal == syscall.SIGKILL && e.code != -1, signal != syscall.SIGKILL && e.code != exitTerminate && e.code != -1:
			t.Fatalf("%s: exit %d: %s%s", what, e.code, e.out, e.errs)
		}
		kills++
	}
}

// seed is that of SEED, else one for all.
func seed(t *testing.T) uint64 {
	n, err := strconv.ParseUint(os.Getenv("SEED"), 10, 64)
	if err != nil {
		n = 22
	}
	t.Logf("seed %d", n)
	return n
}

// times is that of an environment variable, else another one.
func times(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return otherwise
}

// kills kills batches until there were so many kills.
func (k *killer) kills(t *testing.T, n int, signals ...syscall.Signal) {
	for done, round := 0, 0; done < n && !t.Failed(); round++ {
		done += max(1, k.kill(t, signals[round%len(signals)]))
	}
	t.Logf("how runs ended: %v", k.ends)
}

// TestBatchKilled: after kills at random times every output is whole or not there, and the run that goes on
// ends as one without faults.
func TestBatchKilled(t *testing.T) {
	newKiller(t, 6, seed(t)).kills(t, 6, syscall.SIGKILL, syscall.SIGTERM, syscall.SIGHUP)
}

// TestLongBatchKilled is the same with 20 recordings and KILLS (20) kills.
func TestLongBatchKilled(t *testing.T) {
	newKiller(t, 20, seed(t)).kills(t, times("KILLS", 20), syscall.SIGKILL, syscall.SIGKILL, syscall.SIGKILL, syscall.SIGTERM, syscall.SIGHUP)
}

// TestLongBatchKilledAtCalls kills the batch or a worker at a write, a sync, a link or a rename, CALLS (10)
// times.
func TestLongBatchKilledAtCalls(t *testing.T) {
	k := newKiller(t, 20, seed(t))
	for range times("CALLS", 10) {
		call, at := []string{"write", "pwrite64", "fsync", "renameat", "linkat", "unlinkat", "fchmod"}[k.random.IntN(7)], 1+k.random.IntN(40)
		what, to := fmt.Sprintf("SIGKILL at %s number %d", call, at), t.TempDir()
		wrapper := traced(t, "trace="+call, fmt.Sprintf("inject=%s:signal=SIGKILL:when=%d", call, at))
		p := program(t, wrapper, "batch", k.in, "--to", to, "-o", ".jsonl", "-o", ".vtt")
		p.start(t)
		e := p.end(t)
		k.ends[fmt.Sprint(call, " ", e.code)]++
		k.whole(t, what, to)
		k.finish(t, what, to)
		os.RemoveAll(to)
	}
	t.Logf("how runs ended: %v", k.ends)
}
