//go:build torture

package torture

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// twoWriters runs two programs with different results for the same outputs. At any time every output
// is the old file or a whole new one.
func twoWriters(c *trial) {
	first := c.lab.jobs[0]
	second, dir := c.lab.shorter(), c.stage(first, "out")
	delay := time.Duration(c.random.Float64() * 0.5 * float64(first.lasted))
	c.note("annotate, and %v later another one of a part of the recording", delay)
	stopped, watched := make(chan struct{}), make(chan []string)
	go func() { watched <- watch(dir, stopped, first, second) }()
	var both sync.WaitGroup
	ends := make([]ended, 2)
	both.Add(2)
	go func() {
		defer both.Done()
		ends[0] = c.lab.run(first.command(dir), nil)
	}()
	go func() {
		defer both.Done()
		time.Sleep(delay)
		ends[1] = c.lab.run(second.command(dir), nil)
	}()
	both.Wait()
	close(stopped)
	for _, torn := range <-watched {
		c.fault("%s", torn)
	}
	for _, e := range ends {
		c.note("%s: %s", e, e.brief())
		c.ends = append(c.ends, e.String())
		c.checkEnd(e, []int{exitDone, exitFailed})
	}
	if ends[0].code != exitDone && ends[1].code != exitDone {
		c.fault("neither wrote its outputs")
	}
	for i, j := range []*job{first, second} {
		if ends[i].code == exitDone && ends[1-i].code != exitDone {
			c.all(j, dir)
		}
	}
	if left := c.others(first, dir); len(left) > 0 {
		c.fault("left behind: %v", left)
	}
	c.runAgain(first, dir)
}

// all fails unless every output is that of one job.
func (c *trial) all(j *job, dir string) {
	for _, name := range j.outputs {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !j.isNew(name, got) {
			c.fault("%s is not that of the run that ended well (%v)", name, err)
		}
	}
}

// watch reads the outputs repeatedly and returns those that were neither the old file nor a whole new
// one.
func watch(dir string, stopped chan struct{}, jobs ...*job) (torn []string) {
	seen := map[string]bool{}
	for {
		for _, name := range jobs[0].outputs {
			got, err := os.ReadFile(filepath.Join(dir, name))
			whole := err == nil && (bytes.Equal(got, old(name)) || jobs[0].isNew(name, got) || jobs[1].isNew(name, got))
			if !whole && !seen[name] {
				seen[name] = true
				torn = append(torn, strings.TrimSpace(name+" was seen half written or gone"))
			}
		}
		select {
		case <-stopped:
			return torn
		case <-time.After(2 * time.Millisecond):
		}
	}
}

// shorter is the first job on the first second of the recording, which gives other bytes in every
// output.
func (l *lab) shorter() *job {
	j := *l.jobs[0]
	j.args = append([]string{"annotate", "-t", "1"}, j.args[1:]...)
	j.want = l.part
	return &j
}
