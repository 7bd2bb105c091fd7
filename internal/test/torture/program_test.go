//go:build torture

package torture

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// Exit codes, as listed by "facecue annotate --help". killedFromOutside stands for a process that a
// signal ended.
const (
	exitDone          = 0
	exitFailed        = 1
	exitUsage         = 2
	exitSome          = 3
	exitInterrupt     = 130
	exitPipe          = 141
	exitTerminate     = 143
	killedFromOutside = -1
)

// ended says how a run ended.
type ended struct {
	code    int
	killed  bool // by a signal
	hung    bool
	timeout time.Duration
	signal  syscall.Signal
	errs    string
	out     []byte
	memory  int64 // largest resident size, bytes
	lasted  time.Duration
}

func (e ended) String() string {
	switch {
	case e.hung:
		return "hung"
	case e.killed:
		return e.signal.String()
	}
	return fmt.Sprint("exit ", e.code)
}

// traces match the messages of crashes of Go, libav and the C library on stderr.
var traces = regexp.MustCompile(`(?m)^(panic: .*|fatal error: .*|SIG[A-Z]+: .*|unexpected fault address.*|goroutine \d+ .*|.*Assertion .* failed.*|free\(\): .*|malloc\(\): .*|double free.*|corrupted .*|\*\*\* .* \*\*\*.*|runtime: .*)$`)

// crashed is the line that reports a crash, or "".
func (e ended) crashed() string {
	if e.hung {
		return ""
	}
	if line := traces.FindString(e.errs); line != "" {
		return line
	}
	if e.killed && (e.signal == syscall.SIGSEGV || e.signal == syscall.SIGABRT || e.signal == syscall.SIGBUS || e.signal == syscall.SIGFPE || e.signal == syscall.SIGILL) {
		return e.signal.String()
	}
	return ""
}

// command is a program with arguments. wrapped runs it by another program.
type command []string

func (c command) wrapped(by ...string) command { return append(append(command{}, by...), c...) }

// timeout is the longest time of a run, also on a busy machine.
const timeout = 120 * time.Second

// run runs a command to its end. It calls with, if given, when the process runs.
func (l *lab) run(c command, with func(*exec.Cmd)) ended {
	var out, errs bytes.Buffer
	cmd := exec.Command(c[0], c[1:]...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	cmd.Env = l.env
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.WaitDelay = 5 * time.Second
	begun := time.Now()
	if err := cmd.Start(); err != nil {
		return ended{code: 127, errs: err.Error()}
	}
	hung := make(chan struct{})
	timer := time.AfterFunc(timeout, func() {
		close(hung)
		stop(cmd.Process.Pid)
	})
	if with != nil {
		with(cmd)
	}
	err := cmd.Wait()
	timer.Stop()
	e := ended{errs: errs.String(), out: out.Bytes(), lasted: time.Since(begun), timeout: timeout}
	select {
	case <-hung:
		e.hung = true
	default:
	}
	return e.read(cmd.ProcessState, err)
}

// stop kills a group of processes after they printed their goroutines.
func stop(group int) {
	syscall.Kill(-group, syscall.SIGQUIT)
	time.Sleep(time.Second)
	syscall.Kill(-group, syscall.SIGKILL)
}

func (e ended) read(state *os.ProcessState, err error) ended {
	if err != nil && !errors.As(err, new(*exec.ExitError)) {
		e.errs += "\n" + err.Error()
	}
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		e.killed, e.signal = true, status.Signal()
	}
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		e.memory = usage.Maxrss * 1024
	}
	e.code = state.ExitCode()
	return e
}

// brief is the beginning of a run's messages.
func (e ended) brief() string {
	text := strings.TrimSpace(e.errs)
	if len(text) > 1000 {
		text = text[:1000] + " ..."
	}
	return text
}
