package main

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// held is a real process that reads half a recording from a pipe and waits for the
// rest, having written its outputs up to there.
type held struct {
	*process
	in  io.WriteCloser
	dir string
}

// hold starts annotate with outputs in a folder of their own, and waits until frames
// are in the record.
func hold(t *testing.T, wrapper []string, targets ...string) *held {
	t.Helper()
	needRuntime(t)
	takeHangup(t)
	clip := read(t, ffmpeg(t, filepath.Join(t.TempDir(), "whole.mkv"), "-i", demo, "-t", "5", "-vf", "scale=320:180", "-g", "5", "-c:v", "libx264", "-preset", "ultrafast", "-an"))
	dir := t.TempDir()
	args := []string{"annotate", "-", "-y"}
	for _, target := range targets {
		options, name, ok := strings.Cut(target, "]")
		if !ok {
			options, name = "", target
		} else {
			options += "]"
		}
		args = append(args, "-o", options+filepath.Join(dir, name))
	}
	h := &held{process: program(t, wrapper, args...), dir: dir}
	var err error
	if h.in, err = h.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	h.start(t)
	if _, err := h.in.Write(clip[:len(clip)/2]); err != nil {
		t.Fatalf("%v: %s", err, h.errs.String())
	}
	h.settle(t)
	return h
}

// settle waits until all frames that can be read are in the record.
func (h *held) settle(t *testing.T) {
	t.Helper()
	last, same := 0, 0
	waitFor(t, "that the record holds what was read", func() bool {
		n := h.lines()
		if n != last || n < 5 {
			last, same = n, 0
		} else {
			same++
		}
		time.Sleep(20 * time.Millisecond)
		return same > 30
	})
}

func (h *held) lines() int {
	text, _ := os.ReadFile(filepath.Join(h.dir, "o.jsonl.partial"))
	return strings.Count(string(text), "\n")
}

// TestSignals: each signal that ends a program finishes what was read, says what is
// kept, and ends with its own code.
func TestSignals(t *testing.T) {
	for sig, code := range map[syscall.Signal]int{syscall.SIGINT: exitInterrupt, syscall.SIGTERM: exitTerminate, syscall.SIGHUP: exitTerminate} {
		t.Run(sig.String(), func(t *testing.T) {
			h := hold(t, nil, "o.jsonl", "o.vtt", "[preset=ultrafast]o.mkv", "o.csv")
			h.Process.Signal(sig)
			e := h.end(t)
			e.want(t, code, "interrupted by a signal after")
			names := []string{"o.csv.partial", "o.jsonl.partial", "o.mkv.partial", "o.vtt.partial"}
			if got := left(t, h.dir); !slices.Equal(got, names) {
				t.Errorf("the folder holds %q", got)
			}
			for _, name := range names {
				if path := filepath.Join(h.dir, name); !strings.Contains(e.errs, path) || len(read(t, path)) == 0 {
					t.Errorf("%s: %d bytes, and the message is %q", name, len(read(t, path)), e.errs)
				}
			}
		})
	}
}

// TestKill: however a process that reads a pipe ends, every frame whose state was known is in the
// record, in whole lines, and the tables; the next run takes over what is left. A state is known
// when the frames of its block and of the next 1.2 s were read.
func TestKill(t *testing.T) {
	h := hold(t, nil, "o.jsonl", "o.csv", "[c:v=ffv1]o.nut")
	h.Process.Kill()
	h.end(t)
	lines := strings.Split(strings.TrimSuffix(string(read(t, filepath.Join(h.dir, "o.jsonl.partial"))), "\n"), "\n")
	var last struct{ Frame int }
	for _, line := range lines {
		if err := json.Unmarshal([]byte(line), &last); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
	}
	if last.Frame != len(lines)-2 || last.Frame < 4 {
		t.Errorf("%d lines up to frame %d", len(lines), last.Frame)
	}
	rows := strings.Split(strings.TrimSuffix(string(read(t, filepath.Join(h.dir, "o.csv.partial"))), "\n"), "\n")
	if !strings.HasPrefix(rows[len(rows)-1], strconv.Itoa(last.Frame)+",") {
		t.Errorf("the table ends with %q", rows[len(rows)-1])
	}
	if len(read(t, filepath.Join(h.dir, "o.nut.partial"))) < 1000 {
		t.Error("the video holds nothing")
	}
	record := filepath.Join(h.dir, "o.jsonl.partial")
	facecue(t, "render", record, "-o", filepath.Join(h.dir, "r.csv")).want(t, exitDone, "")
	facecue(t, "annotate", short(t), "-o", filepath.Join(h.dir, "o.jsonl"), "-o", filepath.Join(h.dir, "o.csv"), "-o", "[c:v=ffv1]"+filepath.Join(h.dir, "o.nut")).want(t, exitDone, "")
	if got := left(t, h.dir); !slices.Equal(got, []string{"o.csv", "o.jsonl", "o.nut", "r.csv"}) {
		t.Errorf("the folder holds %q", got)
	}
}

// TestLongGracePasses: a run that cannot finish in time is ended, and says what it leaves.
// So does one that gets a second signal.
func TestLongGracePasses(t *testing.T) {
	for _, second := range []bool{false, true} {
		slow := append(traced(t, "trace=fsync", "inject=fsync:delay_enter=8000000"), "-D")
		h := hold(t, slow, "o.jsonl", "o.vtt", "[preset=ultrafast]o.mkv")
		h.Process.Signal(syscall.SIGTERM)
		says := "could not be finished in 4.5 s"
		if second {
			time.Sleep(500 * time.Millisecond)
			h.Process.Signal(syscall.SIGTERM)
			says = "a second signal"
		}
		e := h.end(t)
		if e.code != exitTerminate || !strings.Contains(e.errs, says) {
			t.Fatalf("exit %d: %s", e.code, e.errs)
		}
		for _, name := range left(t, h.dir) {
			path := filepath.Join(h.dir, name)
			if !strings.Contains(e.errs, path) || len(read(t, path)) == 0 {
				t.Errorf("%s: %d bytes, and the message is %q", name, len(read(t, path)), e.errs)
			}
		}
	}
}

// TestSignalBeforeAndAfter: what a signal ended is said also where there is nothing to
// keep, and a render keeps what it wrote.
func TestSignalBeforeAndAfter(t *testing.T) {
	needRuntime(t)
	takeHangup(t)
	dir := t.TempDir()
	fifo := filepath.Join(dir, "in.mkv")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	waits := program(t, nil, "annotate", fifo, "-o", filepath.Join(dir, "o.vtt"))
	waits.start(t)
	waitFor(t, "that the input is opened", func() bool {
		in, err := os.OpenFile(fifo, os.O_WRONLY|syscall.O_NONBLOCK, 0)
		if err == nil {
			t.Cleanup(func() { in.Close() })
		}
		return err == nil
	})
	waits.Process.Signal(syscall.SIGHUP)
	waits.end(t).want(t, exitTerminate, "interrupted by a signal; no output was written")

	record := filepath.Join(dir, "r.jsonl")
	writeLong(t, record, 1000)
	renders := program(t, nil, "render", "-", "-o", filepath.Join(dir, "o.csv"))
	in, err := renders.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	renders.start(t)
	part := filepath.Join(dir, "o.csv.partial")
	text := read(t, record)
	most := strings.Index(string(text), "{\"frame\":900")
	go in.Write(text[:most])
	waitFor(t, "that rows are written", func() bool { return exists(part) && len(read(t, part)) > 1000 })
	renders.Process.Signal(syscall.SIGTERM)
	time.Sleep(time.Second)
	in.Write(text[most:])
	renders.end(t).want(t, exitTerminate, "kept "+part)
}

// TestNohup: a run that was started to outlive its terminal does.
func TestNohup(t *testing.T) {
	nohup, err := exec.LookPath("nohup")
	if err != nil {
		t.Skip("no nohup program")
	}
	h := hold(t, []string{nohup}, "o.jsonl")
	h.Process.Signal(syscall.SIGHUP)
	time.Sleep(200 * time.Millisecond)
	h.in.Close()
	if e := h.end(t); e.code != exitSome {
		t.Errorf("exit %d: %s", e.code, e.errs)
	}
	if got := left(t, h.dir); !slices.Equal(got, []string{"o.jsonl"}) {
		t.Errorf("the folder holds %q", got)
	}
}

// TestFilterSaysWhatItKept as annotate does.
func TestFilterSaysWhatItKept(t *testing.T) {
	needRuntime(t)
	takeHangup(t)
	dir := t.TempDir()
	header, frames := y4m(t, 5)
	p := program(t, nil, "filter", "detect,track,classify,smooth,draw", "-o", filepath.Join(dir, "o.nut"), "--findings", filepath.Join(dir, "o.jsonl"))
	in, err := p.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.start(t)
	in.Write(header)
	for _, f := range frames {
		in.Write(f)
	}
	waitFor(t, "that findings are written", func() bool {
		text, _ := os.ReadFile(filepath.Join(dir, "o.jsonl.partial"))
		return strings.Count(string(text), "\n") > 2
	})
	p.Process.Signal(syscall.SIGHUP)
	e := p.end(t)
	e.want(t, exitTerminate, "interrupted by a signal after")
	if names := left(t, dir); !slices.Equal(names, []string{"o.jsonl.partial", "o.nut.partial"}) || !containsAll(e.errs, names...) {
		t.Errorf("the folder holds %q, and the message is %q", names, e.errs)
	}
}
