//go:build torture

package torture

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// trial is one case: what is done in it comes from random alone.
type trial struct {
	lab    *lab
	random *rand.Rand
	dir    string
	kind   string
	what   []string // what was done, for the report
	ends   []string // how the program ended, for the tally
	wrong  []string
	// damaged: an input could not be read whole, so that outputs of code 3 hold less.
	damaged bool
}

// note keeps a step for the report.
func (c *trial) note(format string, args ...any) {
	c.what = append(c.what, fmt.Sprintf(format, args...))
}

// fault says what must not be.
func (c *trial) fault(format string, args ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf(format, args...))
}

func (c *trial) report() string {
	return fmt.Sprintf("%s\n  done:  %s\n  wrong: %s", c.kind, strings.Join(c.what, "\n         "), strings.Join(c.wrong, "\n         "))
}

func pick[T any](c *trial, list []T) T { return list[c.random.IntN(len(list))] }

// stage puts a job's inputs and old outputs into a folder of the case.
func (c *trial) stage(j *job, folder string) string {
	dir := filepath.Join(c.dir, folder)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		c.fault("%v", err)
	}
	for _, name := range j.outputs {
		c.write(filepath.Join(dir, name), old(name))
	}
	return dir
}

func (c *trial) write(path string, data []byte) {
	if err := os.WriteFile(path, data, 0o644); err != nil {
		c.fault("%v", err)
	}
}

// old is what a final name holds before the program runs.
func old(name string) []byte { return []byte("the old " + name + "\n") }

// partial marks a file that is not finished, in every name that facecue gives it.
const partial = ".partial"

// judge looks at how a run ended and at what it left in a folder. codes are those that
// the run may end with by itself; a run that was killed from outside has none.
func (c *trial) judge(j *job, dir string, e ended, codes ...int) {
	c.ends = append(c.ends, e.String())
	c.judgeEnd(e, codes)
	c.judgeOutputs(j, dir, e)
}

func (c *trial) judgeEnd(e ended, codes []int) {
	switch {
	case e.hung:
		c.fault("did not end in %v; goroutines and threads are on stderr", e.patience)
	case e.crashed() != "":
		c.fault("crashed: %s", e.crashed())
	case e.killed:
		if slices.Index(codes, killedFromOutside) < 0 {
			c.fault("ended by a signal: %s", e)
		}
		return
	case slices.Index(codes, e.code) < 0:
		c.fault("%s, want one of %v", e, codes)
	case e.code != 0 && e.code != exitPipe && !strings.Contains(e.errs, "facecue: "):
		c.fault("%s without a message", e)
	}
}

// judgeOutputs: a final name holds the old file or the whole new one, and what is not
// finished has a name that the program said.
func (c *trial) judgeOutputs(j *job, dir string, e ended) {
	for _, name := range j.outputs {
		got, err := os.ReadFile(filepath.Join(dir, name))
		switch {
		case err != nil:
			c.fault("%s is gone: %v", name, err)
		case c.damaged && e.code == exitSome && len(got) > 0:
			// less than the whole, which was said
		case j.isNew(name, got):
		case string(got) != string(old(name)):
			c.fault("%s holds %d bytes that are neither the old file nor the whole new one (%d bytes)", name, len(got), len(j.want[name]))
		case !e.killed && e.code == 0:
			c.fault("%s is the old file, though the run says that all is done", name)
		}
	}
	for _, name := range c.others(j, dir) {
		switch {
		case !strings.HasSuffix(name, partial):
			c.fault("%s was left behind", name)
		case !e.killed && !strings.Contains(e.errs, name):
			c.fault("%s was left behind without a word", name)
		}
	}
}

// others are the names in a folder that are no outputs of the job.
func (c *trial) others(j *job, dir string) (names []string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		c.fault("%v", err)
	}
	for _, e := range entries {
		if slices.Index(j.outputs, e.Name()) < 0 {
			names = append(names, e.Name())
		}
	}
	return names
}

// again runs the job undisturbed in the folder that a disturbed run left: it must end
// well, give the bytes of an undisturbed run, and leave nothing else.
func (c *trial) again(j *job, dir string) {
	e := c.lab.run(j.command(dir), nil)
	if e.code != 0 || e.killed || e.hung {
		c.fault("run again: %s: %s", e, e.errs)
		return
	}
	for _, name := range j.outputs {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !j.isNew(name, got) {
			c.fault("run again: %s differs from that of an undisturbed run (%v)", name, err)
		}
	}
	if left := c.others(j, dir); len(left) > 0 {
		c.fault("run again: left behind: %v", left)
	}
}
