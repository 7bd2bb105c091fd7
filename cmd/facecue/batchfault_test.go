package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// mounted runs a script in a name space in which it may mount file systems. The test is skipped where that is
// forbidden.
func mounted(t *testing.T) []string {
	t.Helper()
	if err := exec.Command("unshare", "-m", "mount", "-t", "tmpfs", "test", "/mnt").Run(); err != nil {
		t.Skip("file systems cannot be mounted here:", err)
	}
	return []string{"unshare", "-m", "sh", "-c"}
}

// batchLine is a batch of a folder into another one, for a script.
func batchLine(in, to string) []string {
	return []string{"batch", in, "--to", to, "-o", ".jsonl", "-o", ".vtt", "--jobs=1"}
}

// TestBatchDiskFull: a full disk ends the batch and fails no recording; with room it goes on.
func TestBatchDiskFull(t *testing.T) {
	wrapper := mounted(t)
	k := newKiller(t, 6, 1)
	for _, room := range []string{"12k", "40k"} {
		to, kept := t.TempDir(), t.TempDir()
		script := fmt.Sprintf(`mount -t tmpfs -o size=%s test %q && "$0" "$@"; code=$?; cp -a %q/. %q; exit $code`, room, to, to, kept)
		p := program(t, append(wrapper, script), batchLine(k.in, to)...)
		p.start(t)
		e := p.end(t)
		if e.code != exitFailed || !strings.Contains(e.errs, "no space left on device") {
			t.Errorf("%s: exit %d: %s", room, e.code, e.errs)
		}
		if status := facecue(t, "batch", "--status", "--to", kept); strings.Contains(status.out, "failed") {
			t.Errorf("%s: %s", room, status.out)
		}
		os.RemoveAll(kept + "/facecue.batch.claims") // the folder was copied while it was there
		k.whole(t, room, kept)
		k.finish(t, room, kept)
	}
}

// TestBatchReadOnly: a folder that cannot be written ends the batch and fails no recording.
func TestBatchReadOnly(t *testing.T) {
	wrapper := mounted(t)
	in, to := corpusOf(t, 2), t.TempDir()
	needRuntime(t)
	if err := os.Mkdir(to+"/site1", 0o777); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{to, to + "/site1"} {
		script := fmt.Sprintf(`mount --bind %[1]q %[1]q && mount -o remount,bind,ro %[1]q && exec "$0" "$@"`, folder)
		p := program(t, append(wrapper, script), batchLine(in, to)...)
		p.start(t)
		if e := p.end(t); e.code != exitFailed || !strings.Contains(e.errs, "read-only file system") {
			t.Errorf("%s: exit %d: %s%s", folder, e.code, e.out, e.errs)
		}
	}
	if e := batchRun(t, in, to); e.code != exitDone {
		t.Errorf("exit %d: %s%s", e.code, e.out, e.errs)
	}
}

// TestBatchInputsChange: a recording that vanishes before its turn fails; one that grows while it is read fails as
// well, and is analysed again by the next run.
func TestBatchInputsChange(t *testing.T) {
	needRuntime(t)
	in, to := corpusOf(t, 2), t.TempDir()
	long := filepath.Join(in, "long.mkv")
	whole := ffmpeg(t, filepath.Join(t.TempDir(), "whole.mkv"), "-i", demo, "-t", "6", "-an", "-c:v", "libx264", "-preset", "ultrafast")
	data := read(t, whole)
	os.WriteFile(long, data[:len(data)*9/10], 0o666)
	p := program(t, nil, batchLine(in, to)...)
	p.start(t)
	waitFor(t, "the beginning of the long recording", func() bool {
		text, _ := os.ReadFile(to + "/facecue.batch.jsonl")
		return strings.Contains(string(text), `"state":"running"`)
	})
	f, err := os.OpenFile(long, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.Write(data[len(data)*9/10:])
	f.Close()
	gone := filepath.Join(in, "site1/session 01.mkv")
	os.Remove(gone)
	e := p.end(t)
	if e.code != exitSome || !strings.Contains(e.out, "changed while it was read") || !strings.Contains(e.out, "no such file") {
		t.Fatalf("exit %d: %s%s", e.code, e.out, e.errs)
	}
	if e := batchRun(t, in, to); e.code != exitDone || strings.Count(e.out, "done ") != 1 {
		t.Fatalf("run again: exit %d: %s%s", e.code, e.out, e.errs)
	}
	facecue(t, "annotate", whole, "-o", to+"/one.jsonl").want(t, exitDone, "")
	if string(read(t, to+"/one.jsonl")) != string(read(t, to+"/long.jsonl")) {
		t.Error("the record is not that of the whole recording")
	}
}

// TestBatchCrash: a worker that is killed fails its recording alone, and the batch goes on.
func TestBatchCrash(t *testing.T) {
	needRuntime(t)
	in, to := corpusOf(t, 3), t.TempDir()
	long := ffmpeg(t, filepath.Join(in, "long.mkv"), "-i", demo, "-t", "6", "-an", "-c:v", "libx264", "-preset", "ultrafast")
	p := program(t, nil, batchLine(in, to)...)
	p.start(t)
	waitFor(t, "that the long recording is begun", func() bool { return exists(to + "/long.jsonl.partial") })
	children, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", p.Process.Pid, p.Process.Pid))
	if err != nil || len(strings.Fields(string(children))) == 0 {
		children = childrenOf(p.Process.Pid)
	}
	for _, child := range strings.Fields(string(children)) {
		exec.Command("kill", "-SEGV", child).Run()
	}
	e := p.end(t)
	if e.code != exitSome || strings.Count(e.out, "done ") != 3 || !strings.Contains(e.out, "failed   "+long+"  the analysis crashed") {
		t.Fatalf("exit %d: %s%s", e.code, e.out, e.errs)
	}
	if e := batchRun(t, in, to, "--retry=failed"); e.code != exitDone {
		t.Errorf("run again: exit %d: %s%s", e.code, e.out, e.errs)
	}
}

// childrenOf are the processes that a process started, whichever of its threads did.
func childrenOf(pid int) []byte {
	out, _ := exec.Command("ps", "-o", "pid=", "--ppid", fmt.Sprint(pid)).Output()
	return out
}

// TestLongBatchOneOf500: one broken recording of 500 changes nothing for the others.
func TestLongBatchOneOf500(t *testing.T) {
	needRuntime(t)
	in, to := corpusOf(t, 500), t.TempDir()
	os.WriteFile(filepath.Join(in, "site1/session 77.mkv"), []byte("no recording"), 0o666)
	e := batchRun(t, in, to)
	if e.code != exitSome || strings.Count(e.out, "done ") != 499 || strings.Count(e.out, "failed ") != 1 || !strings.Contains(e.errs, "1 of 500") {
		t.Errorf("exit %d: %d done, %s", e.code, strings.Count(e.out, "done "), e.errs)
	}
}
