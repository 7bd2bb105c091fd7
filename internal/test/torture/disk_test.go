//go:build torture

package torture

import (
	"fmt"
	"os"
	"os/exec"
	"sync"
)

// fullDisk runs the program on a disk with less room than its outputs need.
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
	c.check(j, after, e, exitDone, exitFailed, exitSome)
	c.runAgain(j, after)
}

// small runs a program in a name space in which a folder is a small file system with the folder's
// files. At the end the files are copied to after.
func small(dir, after string, room int) []string {
	script := fmt.Sprintf(`mkdir %[2]q && mount --bind %[1]q %[2]q && mount -t tmpfs -o size=%[3]d torture %[1]q && cp %[2]q/* %[1]q && umount %[2]q || exit 99
"$@"; code=$?; cp -a %[1]q/. %[2]q; exit $code`, dir, after, room)
	return append(unshare(), "sh", "-c", script, "sh")
}

// unshare is the command that gives a process its own mounts.
func unshare() []string {
	if os.Geteuid() == 0 {
		return []string{"unshare", "-m"}
	}
	return []string{"unshare", "-r", "-m"}
}

// mayMount tells whether this process may mount file systems, which many containers forbid.
var mayMount = sync.OnceValue(func() bool {
	return exec.Command(unshare()[0], append(unshare()[1:], "mount", "-t", "tmpfs", "torture", "/mnt")...).Run() == nil
})

// fullBySystemCall makes every write from a random one on fail with ENOSPC.
func fullBySystemCall(c *trial, j *job) {
	n := 1 + c.random.IntN(j.calls["write"]+1)
	dir := c.stage(j, "out")
	c.note("%s, no room from write number %d on", j.name, n)
	inject := fmt.Sprintf("inject=write,pwrite64:error=ENOSPC:when=%d+", n)
	e := c.lab.run(j.command(dir).wrapped(strace(c.path("calls"), j.names(dir), "-e", inject)...), nil)
	c.note("%s: %s", e, e.brief())
	c.check(j, dir, e, exitDone, exitFailed, exitSome)
	c.runAgain(j, dir)
}

// limited runs the program with few open files, or with a limit for the size of a file.
func limited(c *trial) {
	j := pick(c, c.lab.jobs)
	largest := 0
	for _, data := range j.want {
		largest = max(largest, len(data))
	}
	// Go does not start with fewer than about a dozen open files.
	limit := pick(c, []string{
		fmt.Sprintf("--nofile=%d", 12+c.random.IntN(30)),
		fmt.Sprintf("--fsize=%d", c.random.IntN(largest*11/10+1)),
	})
	dir := c.stage(j, "out")
	c.note("%s, prlimit %s", j.name, limit)
	e := c.lab.run(j.command(dir).wrapped("prlimit", limit), nil)
	c.note("%s: %s", e, e.brief())
	c.check(j, dir, e, exitDone, exitFailed, exitSome)
	c.runAgain(j, dir)
}
