package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestOneOfSeveralOutputsFails: whichever it is and whenever it fails, the others are
// whole, and the command says what is missing.
func TestOneOfSeveralOutputsFails(t *testing.T) {
	needRuntime(t)
	in := short(t)
	whole := recordOf(t, in)
	for _, full := range []string{"[f=jsonl]", "[f=csv]", "[f=events]", "[f=parquet]", "[f=matroska:preset=ultrafast]"} {
		t.Run(full, func(t *testing.T) {
			dir := t.TempDir()
			args := []string{"annotate", in, "-o", full + "/dev/full"}
			for _, name := range []string{"o.jsonl", "o.vtt", "[preset=ultrafast]o.mkv", "[mode=soft]s.mkv"} {
				i := strings.Index(name, "]") + 1
				args = append(args, "-o", name[:i]+filepath.Join(dir, name[i:]))
			}
			e := facecue(t, args...)
			if e.code != exitFailed || !containsAll(e.errs, "writing /dev/full: ", "o space left", "the other outputs were written") {
				t.Errorf("exit %d: %s", e.code, e.errs)
			}
			if got := left(t, dir); !slices.Equal(got, []string{"o.jsonl", "o.mkv", "o.vtt", "s.mkv"}) {
				t.Fatalf("the folder holds %q", got)
			}
			if string(read(t, filepath.Join(dir, "o.jsonl"))) != whole {
				t.Error("the record is another one")
			}
		})
	}
}

// recordOf is the record that a run with no other output writes.
func recordOf(t testing.TB, in string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "o.jsonl")
	facecue(t, "annotate", in, "-o", out).want(t, exitDone, "")
	return string(read(t, out))
}

// TestOneOfSeveralOutputsFailsInRender: the same without a recording.
func TestOneOfSeveralOutputsFailsInRender(t *testing.T) {
	dir := t.TempDir()
	record := filepath.Join(dir, "r.jsonl")
	writeLong(t, record, 500)
	e := facecue(t, "render", record, "-o", "[f=srt]/dev/full", "-o", filepath.Join(dir, "o.csv"))
	if e.code != exitFailed || !strings.Contains(e.errs, "the other outputs were written") {
		t.Errorf("exit %d: %s", e.code, e.errs)
	}
	if got := left(t, dir); !slices.Equal(got, []string{"o.csv", "r.jsonl"}) {
		t.Errorf("the folder holds %q", got)
	}
}

// TestPersonsFileFails: the files of persons are whole or not there, and the file for
// all stays.
func TestPersonsFileFails(t *testing.T) {
	dir := t.TempDir()
	record := filepath.Join(dir, "r.jsonl")
	writeLong(t, record, 500)
	makeFolder(t, filepath.Join(dir, "o.2.csv"))
	facecue(t, "render", record, "--per-person", "-y", "-o", filepath.Join(dir, "o.csv")).want(t, exitFailed, "is a folder")
	os.Remove(filepath.Join(dir, "o.2.csv"))
	p := program(t, append(traced(t, "trace=openat", "inject=openat:error=ENOSPC"), "-P", filepath.Join(dir, "o.2.csv.partial")), "render", record, "--per-person", "-o", filepath.Join(dir, "o.csv"))
	p.start(t)
	if e := p.end(t); e.code != exitFailed || !containsAll(e.errs, "o.2.csv", "the other outputs were written") {
		t.Errorf("exit %d: %s", e.code, e.errs)
	}
	if got := left(t, dir); !slices.Equal(got, []string{"o.csv", "r.jsonl"}) {
		t.Errorf("the folder holds %q", got)
	}
}

// TestFilterGoesOn: neither the findings nor the pictures end the other.
func TestFilterGoesOn(t *testing.T) {
	header, frames := y4m(t, 5)
	clip := bytes.Join(append([][]byte{header}, frames...), nil)
	dir := t.TempDir()
	o, r := filepath.Join(dir, "o.nut"), filepath.Join(dir, "r.jsonl")
	for _, c := range []struct {
		args []string
		left string
	}{
		{[]string{"-o", o, "--findings", "[f=jsonl]/dev/full"}, o},
		{[]string{"-o", "/dev/full", "--findings", r}, r},
	} {
		e := facecueWith(context.Background(), bytes.NewReader(clip), append([]string{"filter", "detect,track,classify,smooth,draw", "-f", "nut"}, c.args...)...)
		if e.code != exitFailed || !containsAll(e.errs, "writing /dev/full: ", "o space left", "the other outputs") {
			t.Errorf("exit %d: %s", e.code, e.errs)
		}
		if len(read(t, c.left)) < 1000 {
			t.Errorf("%s holds %d bytes", c.left, len(read(t, c.left)))
		}
		os.Remove(c.left)
	}
}

// TestReaderLeaves: who reads standard output and has left is no failure to speak of,
// for any command, and takes no other output along.
func TestReaderLeaves(t *testing.T) {
	needRuntime(t)
	in, dir := short(t), t.TempDir()
	record := filepath.Join(dir, "r.jsonl")
	writeLong(t, record, 500)
	for _, args := range [][]string{
		{"annotate", in, "-o", "[f=jsonl]-"}, {"annotate", in, "-o", "[f=events]-"}, {"annotate", in, "-o", "[f=matroska:preset=ultrafast]-"},
		{"annotate", in, "-o", "[f=jsonl]-", "-o", filepath.Join(dir, "o.jsonl")},
		{"render", record, "-o", "[f=csv]-"}, {"render", record, "-o", "[f=csv]-", "-o", filepath.Join(dir, "o.csv")},
		{"formats"}, {"filters"}, {"models", "list"}, {"models", "show", "facecue-expression-48"}, {"--help"}, {"annotate", "--help"}, {"--version"}, {"man"},
		{"filter", "-i", in, "detect,draw"},
	} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		p := program(t, nil, args...)
		p.Stdout = w
		p.start(t)
		w.Close()
		if e := p.end(t); e.code != exitPipe || e.errs != "" {
			t.Errorf("%q: exit %d: %s", args, e.code, e.errs)
		}
	}
	if got := left(t, dir); !slices.Equal(got, []string{"o.csv", "o.jsonl", "r.jsonl"}) {
		t.Errorf("the folder holds %q", got)
	}
	if string(read(t, filepath.Join(dir, "o.jsonl"))) != recordOf(t, in) {
		t.Error("the record is another one")
	}
}

// TestStandardOutputFails: closed or full, it is an error of every command that writes
// there, and of none else.
func TestStandardOutputFails(t *testing.T) {
	needRuntime(t)
	in, dir := short(t), t.TempDir()
	record := filepath.Join(dir, "r.jsonl")
	writeLong(t, record, 500)
	for _, args := range [][]string{
		{"annotate", in, "-o", "[f=vtt]-"}, {"render", record, "-o", "[f=csv]-"}, {"filter", "-i", in, "detect,draw"},
		{"formats"}, {"models", "list"}, {"--help"}, {"--version"}, {"man"},
	} {
		for how, says := range map[string]string{">&-": "closed", ">/dev/full": "o space left"} {
			p := program(t, []string{"bash", "-c", `exec "$0" "$@" ` + how}, args...)
			p.start(t)
			if e := p.end(t); e.code != exitFailed || !strings.Contains(e.errs, says) || strings.Count(e.errs, "\n") != 1 {
				t.Errorf("%q %s: exit %d: %s", args, how, e.code, e.errs)
			}
		}
	}
	p := program(t, []string{"bash", "-c", `exec "$0" "$@" >&-`}, "render", record, "-o", filepath.Join(dir, "o.csv"))
	p.start(t)
	p.end(t).want(t, exitDone, "")
}

// TestKilledBetweenRenames: outputs of two runs that lie side by side are said to be
// so by the next run that writes them, which puts it right.
func TestKilledBetweenRenames(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	writeLong(t, path("r.jsonl"), 500)
	outputs := []string{"-o", path("o.vtt"), "-o", path("o.csv"), "-o", path("o.srt")}
	render := append([]string{"render", path("r.jsonl")}, outputs...)
	facecue(t, render...).want(t, exitDone, "")
	p := program(t, append(traced(t, "trace=renameat", "inject=renameat:error=EIO:signal=KILL:when=2"), "-D"), append(render, "-y")...)
	p.start(t)
	if p.end(t); p.ProcessState.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Fatalf("it was not killed: %v", p.ProcessState)
	}
	for _, c := range []struct {
		args []string
		code int
	}{{render, exitFailed}, {append(render, "-y"), exitDone}} {
		e := facecue(t, c.args...)
		if e.code != c.code || !containsAll(e.errs, "a run was ended before it had named all its outputs", path("o.vtt")+" came from it", path("o.csv.partial")+", "+path("o.srt.partial")) {
			t.Errorf("exit %d: %s", e.code, e.errs)
		}
	}
	if e := facecue(t, append(render, "-y")...); e.code != exitDone || e.errs != "" {
		t.Errorf("exit %d: %s", e.code, e.errs)
	}
	if got := left(t, dir); !slices.Equal(got, []string{"o.csv", "o.srt", "o.vtt", "r.jsonl"}) {
		t.Errorf("the folder holds %q", got)
	}
}
