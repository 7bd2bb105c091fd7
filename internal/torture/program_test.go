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

// Exit codes, as "facecue annotate --help" lists them. killedFromOutside stands for a
// process that a signal ended.
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

// ended is how a run ended.
type ended struct {
	code     int
	killed   bool // by a signal
	hung     bool
	patience time.Duration
	signal   syscall.Signal
	errs     string
	out      []byte
	memory   int64 // largest resident size, bytes
	lasted   time.Duration
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

// traces are what a crash of Go, of libav or of the C library leaves on stderr.
var traces = regexp.MustCompile(`(?m)^(panic: .*|fatal error: .*|SIG[A-Z]+: .*|unexpected fault address.*|goroutine \d+ .*|.*Assertion .* failed.*|free\(\): .*|malloc\(\): .*|double free.*|corrupted .*|\*\*\* .* \*\*\*.*|runtime: .*)$`)

// crashed is the line that tells of a crash, or nothing.
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

// command is a line of arguments; wrapped puts a program with its arguments before it.
type command []string

func (c command) wrapped(by ...string) command { return append(append(command{}, by...), c...) }

// patience is how long a run may take: long enough for a machine that has other work.
const patience = 120 * time.Second

// run runs a command to its end. With is called with the process once it runs.
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
	timer := time.AfterFunc(patience, func() {
		close(hung)
		stop(cmd.Process.Pid)
	})
	if with != nil {
		with(cmd)
	}
	err := cmd.Wait()
	timer.Stop()
	e := ended{errs: errs.String(), out: out.Bytes(), lasted: time.Since(begun), patience: patience}
	select {
	case <-hung:
		e.hung = true
	default:
	}
	return e.read(cmd.ProcessState, err)
}

// stop asks a group of processes where they are, and kills it.
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

// brief is the beginning of what a run said.
func (e ended) brief() string {
	text := strings.TrimSpace(e.errs)
	if len(text) > 1000 {
		text = text[:1000] + " ..."
	}
	return text
}
