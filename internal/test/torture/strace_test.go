//go:build torture

package torture

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// errorsOf are the errors that a system call on a file can return.
var errorsOf = map[string][]string{
	"openat":    {"EACCES", "EMFILE", "ENFILE", "ENOSPC", "EROFS", "EIO", "ENOMEM"},
	"read":      {"EIO", "ESTALE"},
	"pread64":   {"EIO", "ESTALE"},
	"lseek":     {"EIO"},
	"write":     {"ENOSPC", "EIO", "EDQUOT", "EFBIG", "EPERM"},
	"pwrite64":  {"ENOSPC", "EIO", "EDQUOT"},
	"fsync":     {"EIO", "ENOSPC", "EDQUOT"},
	"fdatasync": {"EIO"},
	"ftruncate": {"EIO", "ENOSPC"},
	"rename":    {"EACCES", "EIO", "ENOSPC", "EXDEV", "EPERM"},
	"renameat":  {"EACCES", "EIO", "ENOSPC", "EXDEV", "EPERM"},
	"flock":     {"ENOLCK", "EAGAIN", "EIO"},
	"fchmod":    {"EPERM", "EIO", "EROFS"},
	"unlinkat":  {"EPERM", "EIO"},
	"unlink":    {"EPERM", "EIO"},
	"close":     {"EIO", "EDQUOT"},
	"fstat":     {"EIO"},
	"fallocate": {"ENOSPC"},
	"renameat2": {"EINVAL", "EIO"},
}

// traced are the system calls that strace counts.
func traced() string { return "?" + strings.Join(slices.Sorted(maps.Keys(errorsOf)), ",?") }

// names are the files that a job reads and writes with outputs in dir, and dir itself.
func (j *job) names(dir string) (list []string) {
	list = append(append(list, dir), j.inputs...)
	for _, name := range j.outputs {
		path := filepath.Join(dir, name)
		list = append(list, path, path+partial)
	}
	return list
}

// strace is the command that traces calls on the named files, or on all files without names.
func strace(log string, names []string, args ...string) []string {
	all := []string{"strace", "-f", "-y", "-qq", "--seccomp-bpf", "-o", log, "-e", "trace=" + traced()}
	for _, name := range names {
		all = append(all, "-P", name)
	}
	return append(all, args...)
}

// count runs a job once more and counts the calls on its files.
func (l *lab) count(t *testing.T, j *job, dir string) {
	t.Helper()
	log := filepath.Join(l.dir, "calls")
	l.must(t, j.command(dir).wrapped(strace(log, j.names(dir))...))
	data, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	j.calls = map[string]int{}
	for _, m := range regexp.MustCompile(`(?m)^\d+ +(\w+)\(`).FindAllStringSubmatch(string(data), -1) {
		j.calls[m[1]]++
	}
	if j.calls["openat"] == 0 || len(j.calls) < 4 {
		t.Fatalf("%s: strace saw only %v", j.name, j.calls)
	}
}

// call chooses one of a job's calls, and which of its occurrences.
func (c *trial) call(j *job) (name string, n int) {
	name = pick(c, slices.Sorted(maps.Keys(j.calls)))
	return name, 1 + c.random.IntN(j.calls[name])
}

// killedAtCall sends the program a signal at one of its calls on files.
func killedAtCall(c *trial) {
	j := pick(c, c.lab.jobs)
	call, n := c.call(j)
	signal := pick(c, []string{"SIGKILL", "SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"})
	dir := c.stage(j, "out")
	c.note("%s, %s at %s number %d", j.name, signal, call, n)
	inject := fmt.Sprintf("inject=%s:signal=%s:when=%d", call, signal, n)
	e := c.lab.run(j.command(dir).wrapped(strace(c.path("calls"), j.names(dir), "-e", inject)...), nil)
	c.note("%s: %s", e, e.brief())
	c.check(j, dir, e, endings(signal)...)
	c.runAgain(j, dir)
}

// failingCall makes one of the program's calls on files fail, once or from then on.
func failingCall(c *trial) {
	j := pick(c, c.lab.jobs)
	call, n := c.call(j)
	failure := pick(c, errorsOf[call])
	when := fmt.Sprint(n)
	if c.random.IntN(3) == 0 {
		when += "+"
	}
	dir := c.stage(j, "out")
	c.note("%s, %s from %s number %s", j.name, failure, call, when)
	e := c.lab.run(j.command(dir).wrapped(strace(c.path("calls"), j.names(dir), "-e", fmt.Sprintf("inject=%s:error=%s:when=%s", call, failure, when))...), nil)
	c.note("%s: %s", e, e.brief())
	c.damaged = c.hitInput(j)
	c.check(j, dir, e, exitDone, exitFailed, exitSome)
	c.runAgain(j, dir)
}

func (c *trial) path(name string) string { return filepath.Join(c.dir, name) }

// hitInput tells whether one of the failed calls was on an input.
func (c *trial) hitInput(j *job) bool {
	data, err := os.ReadFile(c.path("calls"))
	if err != nil {
		c.fault("%v", err)
	}
	for _, line := range strings.Split(string(data), "\n") {
		if strings.Contains(line, "(INJECTED)") && slices.ContainsFunc(j.inputs, func(in string) bool { return strings.Contains(line, in) }) {
			return true
		}
	}
	return false
}

// endings are the allowed exit codes of a run that gets a signal. Before the program handles it, a
// signal ends the process.
func endings(signal string) []int {
	switch signal {
	case "SIGINT":
		return []int{exitDone, exitInterrupt, killedFromOutside}
	case "SIGTERM", "SIGHUP":
		return []int{exitDone, exitTerminate, killedFromOutside}
	}
	return []int{exitDone, killedFromOutside}
}
