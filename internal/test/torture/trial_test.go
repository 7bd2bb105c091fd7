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

// trial is one case. All its choices come from random.
type trial struct {
	lab    *lab
	random *rand.Rand
	dir    string
	kind   string
	what   []string // the steps, for the report
	ends   []string // how the program's runs ended, for the tally
	wrong  []string
	// damaged: an input could not be read completely, so outputs of a run with exit code 3 may
	// have less.
	damaged bool
}

// note adds a step to the report.
func (c *trial) note(format string, args ...any) {
	c.what = append(c.what, fmt.Sprintf(format, args...))
}

// fault adds an error to the report.
func (c *trial) fault(format string, args ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf(format, args...))
}

func (c *trial) report() string {
	return fmt.Sprintf("%s\n  done:  %s\n  wrong: %s", c.kind, strings.Join(c.what, "\n         "), strings.Join(c.wrong, "\n         "))
}

func pick[T any](c *trial, list []T) T { return list[c.random.IntN(len(list))] }

// stage writes a job's old outputs to a folder of the case.
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

// old is the content of an output before the program runs.
func old(name string) []byte { return []byte("the old " + name + "\n") }

// partial is the suffix of the names that facecue gives unfinished files.
const partial = ".partial"

// check checks how a run ended and which files it left in a folder. codes are the allowed exit codes;
// killedFromOutside allows that a signal ended it.
func (c *trial) check(j *job, dir string, e ended, codes ...int) {
	c.ends = append(c.ends, e.String())
	c.checkEnd(e, codes)
	c.checkOutputs(j, dir, e)
}

func (c *trial) checkEnd(e ended, codes []int) {
	switch {
	case e.hung:
		c.fault("did not end in %v; goroutines and threads are on stderr", e.timeout)
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

// checkOutputs: an output is the old file or the whole new one, and the program printed the names of
// unfinished files.
func (c *trial) checkOutputs(j *job, dir string, e ended) {
	for _, name := range j.outputs {
		got, err := os.ReadFile(filepath.Join(dir, name))
		switch {
		case err != nil:
			c.fault("%s is gone: %v", name, err)
		case c.damaged && e.code == exitSome && len(got) > 0:
			// less than the whole; the exit code says so
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
			c.fault("%s was left behind without a message", name)
		}
	}
}

// others are the names in a folder that are not outputs of the job.
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

// runAgain runs the job without faults in the folder that the trial left: it must succeed, give the
// bytes of the reference run, and leave nothing else.
func (c *trial) runAgain(j *job, dir string) {
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
