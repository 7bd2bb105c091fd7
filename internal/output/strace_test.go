package output

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// targetEnv names the file that this test binary is to write, run as a program.
const targetEnv = "OUTPUT_TEST_TARGET"

// TestCallsOfTheProcess: what the kernel is asked for, in which order.
func TestCallsOfTheProcess(t *testing.T) {
	if target := os.Getenv(targetEnv); target != "" {
		if err := start(t, target, "new").Commit(); err != nil {
			t.Fatal(err)
		}
		return
	}
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("no strace program, which shows what the kernel is asked for")
	}
	dir := t.TempDir()
	log := filepath.Join(t.TempDir(), "calls")
	c := exec.Command(strace, "-f", "-y", "-e", "trace=/^(open|openat|flock|fsync|rename|renameat|close)", "-o", log, os.Args[0], "-test.run", t.Name())
	c.Env = append(os.Environ(), targetEnv+"="+filepath.Join(dir, "a"))
	if out, err := c.CombinedOutput(); err != nil {
		if strings.Contains(string(out), "ptrace") || strings.Contains(string(out), "PTRACE") {
			t.Skipf("strace may not watch processes here: %s", out)
		}
		t.Fatalf("%v: %s", err, out)
	}
	var order []string
	about := regexp.MustCompile(`\b(open|flock|fsync|rename|close)\w*\(.*` + regexp.QuoteMeta(dir) + `(/a|)(\.partial)?[>"].*`)
	for _, line := range strings.Split(read(t, log), "\n") {
		if m := about.FindStringSubmatch(line); m != nil && !strings.Contains(line, " = -1 ENOENT") {
			call := m[1]
			if call == "open" && strings.Contains(line, "O_EXCL") {
				call = "create"
			}
			order = append(order, call+" "+strings.TrimPrefix(m[2]+m[3], "/"))
		}
	}
	got := strings.Join(order, ", ")
	const expected = "create a.partial, flock a.partial, fsync a.partial, rename a, open , fsync , close , close a"
	if !strings.HasSuffix(got, expected) {
		t.Errorf("calls: %s\nwant at the end: %s\n%s", got, expected, read(t, log))
	}
}
