//go:build torture

package torture

import (
	"fmt"
	"os"
	"os/exec"
	"sync"
)

// fullDisk leaves the program less room than its outputs need.
func fullDisk(c *trial) {
	j := pick(c, c.lab.jobs)
	if !mayMount() {
		fullBySystemCall(c, j)
		return
	}
	need := 0
	for _, data := range j.want {
		need += len(data)
	}
	room := 4096*(2*len(j.outputs)+2) + c.random.IntN(need*11/10+4096)
	dir, after := c.stage(j, "out"), c.path("after")
	c.note("%s, %d bytes of room for %d", j.name, room, need)
	e := c.lab.run(j.command(dir).wrapped(small(dir, after, room)...), nil)
	c.note("%s: %s", e, e.brief())
	c.judge(j, after, e, exitDone, exitFailed, exitSome)
	c.again(j, after)
}

// small runs a program in a name space where a folder is a small file system that begins
// with what the folder held. What it holds at the end is copied.
func small(dir, after string, room int) []string {
	script := fmt.Sprintf(`mkdir %[2]q && mount --bind %[1]q %[2]q && mount -t tmpfs -o size=%[3]d torture %[1]q && cp %[2]q/* %[1]q && umount %[2]q || exit 99
"$@"; code=$?; cp -a %[1]q/. %[2]q; exit $code`, dir, after, room)
	return append(unshare(), "sh", "-c", script, "sh")
}

// unshare is the program that gives a process mounts of its own.
func unshare() []string {
	if os.Geteuid() == 0 {
		return []string{"unshare", "-m"}
	}
	return []string{"unshare", "-r", "-m"}
}

// mayMount tells whether this process may make file systems; in many containers none may.
var mayMount = sync.OnceValue(func() bool {
	return exec.Command(unshare()[0], append(unshare()[1:], "mount", "-t", "tmpfs", "torture", "/mnt")...).Run() == nil
})

// fullBySystemCall has every write fail from one on, as a full disk does.
func fullBySystemCall(c *trial, j *job) {
	n := 1 + c.random.IntN(j.calls["write"]+1)
	dir := c.stage(j, "out")
	c.note("%s, no room from write number %d on", j.name, n)
	inject := fmt.Sprintf("inject=write,pwrite64:error=ENOSPC:when=%d+", n)
	e := c.lab.run(j.command(dir).wrapped(strace(c.path("calls"), j.names(dir), "-e", inject)...), nil)
	c.note("%s: %s", e, e.brief())
	c.judge(j, dir, e, exitDone, exitFailed, exitSome)
	c.again(j, dir)
}

// limited runs the program with few open files, or with a limit for the size of a file.
func limited(c *trial) {
	j := pick(c, c.lab.jobs)
	largest := 0
	for _, data := range j.want {
		largest = max(largest, len(data))
	}
	// Go itself does not begin with fewer than about a dozen open files.
	limit := pick(c, []string{
		fmt.Sprintf("--nofile=%d", 12+c.random.IntN(30)),
		fmt.Sprintf("--fsize=%d", c.random.IntN(largest*11/10+1)),
	})
	dir := c.stage(j, "out")
	c.note("%s, prlimit %s", j.name, limit)
	e := c.lab.run(j.command(dir).wrapped("prlimit", limit), nil)
	c.note("%s: %s", e, e.brief())
	c.judge(j, dir, e, exitDone, exitFailed, exitSome)
	c.again(j, dir)
}
