//go:build slurm

package cluster

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// node is a cluster of one node.
type node struct {
	dir, name string
	env       []string
}

// start starts the daemons, and ends them with the test.
func start(t *testing.T) *node {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("slurmd starts jobs of other users, and so is started by root only")
	}
	dir, err := os.MkdirTemp("", "facecue-slurm-") // sockets have short names
	if err != nil {
		t.Fatal(err)
	}
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	host, _, _ = strings.Cut(host, ".")
	n := &node{dir: dir, name: host, env: append(os.Environ(), "SLURM_CONF="+dir+"/slurm.conf", "TMPDIR="+dir)}
	t.Cleanup(func() { n.remove(t) })
	n.configure(t)
	n.daemon(t, "munged", "--foreground", "--force", "--key-file="+dir+"/key", "--socket="+dir+"/munge", "--pid-file="+dir+"/munged.pid",
		"--log-file="+dir+"/munged.log", "--seed-file="+dir+"/munged.seed")
	wait(t, "munged", func() bool { _, err := os.Stat(dir + "/munge"); return err == nil })
	n.daemon(t, "slurmctld", "-D", "-f", dir+"/slurm.conf")
	n.daemon(t, "slurmd", "-D", "-f", dir+"/slurm.conf")
	t.Cleanup(func() { n.cancel() }) // before the daemons end
	wait(t, "a node that is idle", func() bool { return strings.TrimSpace(n.try("sinfo", "-h", "-o", "%T")) == "idle" })
	return n
}

// configure writes the configuration: no control groups and no accounting, so that it works in a
// container without systemd.
func (n *node) configure(t *testing.T) {
	t.Helper()
	key := make([]byte, 128)
	rand.Read(key)
	if err := os.WriteFile(n.dir+"/key", key, 0o400); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(n.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, d := range []string{"state", "spool"} {
		if err := os.Mkdir(filepath.Join(n.dir, d), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	text := fmt.Sprintf(`ClusterName=facecue
SlurmctldHost=%[2]s(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=%[1]s/munge,cred_expire=3
CredType=cred/munge
SlurmctldPort=%[3]d
SlurmdPort=%[4]d
StateSaveLocation=%[1]s/state
SlurmdSpoolDir=%[1]s/spool
SlurmctldPidFile=%[1]s/slurmctld.pid
SlurmdPidFile=%[1]s/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
KillWait=5
NodeName=%[2]s NodeAddr=127.0.0.1 CPUs=2 RealMemory=2000 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`, n.dir, n.name, freePort(t), freePort(t))
	if err := os.WriteFile(n.dir+"/slurm.conf", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// daemon starts a program that runs until the test ends, or the process of the test.
func (n *node) daemon(t *testing.T, name string, args ...string) {
	t.Helper()
	var said bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = n.env, &said, &said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Start(); err != nil {
		t.Fatalf("%v: make test-slurm installs it", err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(syscall.SIGTERM)
		stop := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
		cmd.Wait()
		stop.Stop()
		if t.Failed() {
			text := said.String()
			t.Logf("%s said: ...%s", name, text[max(0, len(text)-3000):])
		}
	})
}

// cancel ends all jobs.
func (n *node) cancel() {
	n.try("scancel", "--state=PENDING", "--user=root")
	n.try("scancel", "--user=root")
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end) && strings.TrimSpace(n.try("squeue", "-h")) != ""; {
		time.Sleep(200 * time.Millisecond)
	}
}

// remove ends what is left of the cluster, and fails if there was something.
func (n *node) remove(t *testing.T) {
	for _, pid := range n.left() {
		t.Errorf("process %d was left: %s", pid, commandOf(pid))
		syscall.Kill(pid, syscall.SIGKILL)
	}
	os.RemoveAll(n.dir)
}

// left are processes that have the cluster's folder in their environment or command.
func (n *node) left() (pids []int) {
	entries, _ := os.ReadDir("/proc")
	for _, e := range entries {
		var pid int
		if _, err := fmt.Sscan(e.Name(), &pid); err != nil || pid == os.Getpid() {
			continue
		}
		environment, _ := os.ReadFile(fmt.Sprintf("/proc/%d/environ", pid))
		if bytes.Contains(environment, []byte(n.dir)) || strings.Contains(commandOf(pid), n.dir) {
			pids = append(pids, pid)
		}
	}
	return pids
}

func commandOf(pid int) string {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	return strings.ReplaceAll(string(text), "\x00", " ")
}

// wait waits until something is so.
func wait(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if is() {
			return
		}
	}
	t.Fatalf("no %s in two minutes", what)
}

// try runs a command, and gives what it printed.
func (n *node) try(name string, args ...string) string {
	cmd := exec.Command(name, args...)
	cmd.Env = n.env
	out, _ := cmd.CombinedOutput()
	return string(out)
}

// must runs a command that has to succeed.
func (n *node) must(t *testing.T, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = n.env
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s%s", name, args, err, out, errs.String())
	}
	return string(out)
}
