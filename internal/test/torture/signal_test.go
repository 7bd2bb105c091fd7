//go:build torture

package torture

import (
	"os/exec"
	"syscall"
	"time"
)

var signals = map[string]syscall.Signal{"SIGKILL": syscall.SIGKILL, "SIGTERM": syscall.SIGTERM, "SIGINT": syscall.SIGINT, "SIGHUP": syscall.SIGHUP}

// signalled sends the program a signal at a random time, and sometimes a second one.
func signalled(c *trial) {
	j := pick(c, c.lab.jobs)
	name := pick(c, []string{"SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"})
	delay := time.Duration(c.random.Float64() * 1.2 * float64(j.lasted))
	more := time.Duration(c.random.Float64() * 0.3 * float64(j.lasted))
	again := c.random.IntN(4) == 0
	dir := c.stage(j, "out")
	c.note("%s, %s after %v; again %v", j.name, name, delay, again)
	e := c.lab.run(j.command(dir), func(cmd *exec.Cmd) {
		time.Sleep(delay)
		cmd.Process.Signal(signals[name]) // fails if the process has ended
		if again {
			time.Sleep(more)
			cmd.Process.Signal(signals[name])
		}
	})
	c.note("%s: %s", e, e.brief())
	c.check(j, dir, e, endings(name)...)
	if e.killed && name != "SIGKILL" && len(c.others(j, dir)) > 0 {
		c.fault("%s was not caught: it ended the process with files begun", name)
	}
	c.runAgain(j, dir)
}
