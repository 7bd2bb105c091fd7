package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"
)

// process is the real program in a process of its own.
type process struct {
	*exec.Cmd
	out, errs bytes.Buffer
}

// tooLong is when a process is killed that does not end.
const tooLong = 5 * time.Minute

// program makes a process that is not started yet. It runs under a wrapper, such as
// strace with its options, where one is given.
func program(t testing.TB, wrapper []string, args ...string) *process {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), tooLong)
	t.Cleanup(cancel)
	line := append(append(wrapper, os.Args[0]), args...)
	p := &process{Cmd: exec.CommandContext(ctx, line[0], line[1:]...)}
	p.Env = append(os.Environ(), asProgram+"=1")
	p.Stdout, p.Stderr = &p.out, &p.errs
	return p
}

// takeHangup lets the processes of a test get SIGHUP also where the tests themselves
// are run by nohup: what is ignored stays ignored in a process that is started.
func takeHangup(t testing.TB) {
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	t.Cleanup(func() { signal.Stop(hangup) })
}

func (p *process) start(t testing.TB) {
	t.Helper()
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
}

// end waits for the process.
func (p *process) end(t testing.TB) ended {
	t.Helper()
	var exit *exec.ExitError
	if err := p.Wait(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return ended{p.ProcessState.ExitCode(), p.out.String(), p.errs.String()}
}

// traced is strace with rules of what happens to system calls. The test is skipped
// where processes cannot be traced.
func traced(t testing.TB, rules ...string) []string {
	t.Helper()
	if err := exec.Command("strace", "-o", os.DevNull, "true").Run(); err != nil {
		t.Skip("strace, which changes what happens to system calls, is missing or forbidden:", err)
	}
	line := []string{"strace", "-f", "-qq", "-o", os.DevNull}
	for _, r := range rules {
		line = append(line, "-e", r)
	}
	return line
}

// waitFor waits until something has happened, for half a minute.
func waitFor(t testing.TB, what string, happened func() bool) {
	t.Helper()
	for range 3000 {
		if happened() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal(what, "did not happen")
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// TestLongTwoWritersOfOneOutput: while one process gives its output the final name, which
// is slow here, no other one may begin the same output.
func TestLongTwoWritersOfOneOutput(t *testing.T) {
	dir := t.TempDir()
	record, out := dir+"/r.jsonl", dir+"/o.vtt"
	writeLong(t, record, 100)
	first := program(t, traced(t, "trace=fsync,renameat", "inject=renameat:delay_enter=1000000", "inject=fsync:delay_exit=1000000"), "render", record, "-o", out)
	first.start(t)
	waitFor(t, "the temporary file", func() bool { return exists(out + ".partial") })
	tried := 0
	for !exists(out) {
		second := program(t, nil, "render", record, "-y", "-o", out)
		second.start(t)
		e := second.end(t)
		if e.code == exitDone {
			break // the first has ended meanwhile
		}
		tried++
		if !strings.Contains(e.errs, "another process is writing it") {
			t.Fatalf("exit %d: %s", e.code, e.errs)
		}
	}
	if e := first.end(t); e.code != exitDone {
		t.Fatalf("the first: exit %d: %s", e.code, e.errs)
	}
	if tried == 0 {
		t.Error("no second writer was refused")
	}
	if text := string(read(t, out)); !strings.HasPrefix(text, "WEBVTT") {
		t.Errorf("the output holds %q", text)
	}
}
