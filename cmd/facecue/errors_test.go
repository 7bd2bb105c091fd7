package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/outcome"
)

func TestUsageErrors(t *testing.T) {
	needRuntime(t)
	cases := []struct {
		args []string
		says string
	}{
		{[]string{"annotate"}, "no input"},
		{[]string{"annotate", demo}, "no output"},
		{[]string{"annotate", demo, "-o", "x.doc"}, "names no output format"},
		{[]string{"annotate", demo, "-o", "-"}, "name the format"},
		{[]string{"annotate", demo, "-o", "[max_cue=soon]x.vtt"}, "not a time"},
		{[]string{"annotate", demo, "-o", "[max_ceu=1]x.vtt"}, `did you mean "max_cue"`},
		{[]string{"annotate", demo, "-o", "[f=vtt"}, "not closed"},
		{[]string{"annotate", demo, "-o", "x.vtt", "-o", "x.vtt"}, "two outputs"},
		{[]string{"annotate", demo, demo, "-o", "x.vtt"}, "share this output"},
		{[]string{"annotate", demo, "-o", "x.vtt", "-y", "-n"}, "exclude each other"},
		{[]string{"annotate", demo, "-o", "x.vtt", "--filter", "detcet"}, `did you mean "detect"`},
		{[]string{"annotate", demo, "-o", "x.vtt", "--filter", "detect=min=-1"}, "must be from"},
		{[]string{"annotate", demo, "-o", "x.vtt", "-ss", "5", "-to", "4"}, "nothing to analyse"},
		{[]string{"annotate", demo, "-o", "x.vtt", "--nonsense"}, "nonsense"},
		{[]string{"annotate", demo, "-o", "x.vtt", "--loglevel", "loud"}, "none of"},
		{[]string{"anotate", demo}, "no command"},
		{[]string{"render"}, "takes one record"},
	}
	dir := t.TempDir()
	for _, c := range cases {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			for i, arg := range c.args {
				if arg == demo {
					c.args[i], _ = filepath.Abs(demo)
				}
			}
			t.Chdir(dir)
			facecue(t, c.args...).want(t, exitUsage, c.says)
		})
	}
	if names := left(t, dir); len(names) != 0 {
		t.Errorf("left behind: %v", names)
	}
}

func TestInputErrors(t *testing.T) {
	needRuntime(t)
	in := t.TempDir()
	sound := ffmpeg(t, filepath.Join(in, "sound.mp4"), "-f", "lavfi", "-i", "sine=d=1")
	text := filepath.Join(in, "http:x.mkv")
	if err := os.WriteFile(text, []byte("not a film"), 0o600); err != nil {
		t.Fatal(err)
	}
	cases := []struct{ input, says string }{
		{filepath.Join(in, "none.mp4"), "no such file"}, {in, "folder"}, {sound, "no video stream"}, {text, "not a recording"},
	}
	for _, c := range cases {
		dir := t.TempDir()
		e := facecue(t, "annotate", c.input, "-o", filepath.Join(dir, "o.vtt"), "-o", filepath.Join(dir, "o.mkv"))
		e.want(t, exitFailed, c.says)
		if !strings.Contains(e.errs, filepath.Base(c.input)) {
			t.Errorf("the file is not named: %s", e.errs)
		}
		if names := left(t, dir); len(names) != 0 {
			t.Errorf("%s left %v behind", c.input, names)
		}
	}
}

func TestDamagedInputIsWrittenAndSaid(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	whole := read(t, ffmpeg(t, filepath.Join(dir, "whole.mkv"), "-i", demo, "-t", "4", "-c", "copy"))
	cut := filepath.Join(dir, "cut.mkv")
	if err := os.WriteFile(cut, whole[:len(whole)*6/10], 0o600); err != nil {
		t.Fatal(err)
	}
	facecue(t, "annotate", cut, "-o", filepath.Join(dir, "o.jsonl")).want(t, exitSome, "ends early")
	if lines := strings.Count(string(read(t, filepath.Join(dir, "o.jsonl"))), "\n"); lines < 5 {
		t.Errorf("%d lines were written", lines)
	}
}

func TestOneOfSeveralFails(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	good := ffmpeg(t, filepath.Join(dir, "good.mkv"), "-i", demo, "-t", "0.3", "-c", "copy")
	e := facecue(t, "annotate", filepath.Join(dir, "bad.mkv"), good, "-o", ".srt")
	e.want(t, exitSome, "bad.mkv")
	if names := left(t, dir); !slices.Equal(names, []string{"good.mkv", "good.srt"}) {
		t.Errorf("folder holds %v", names)
	}
	facecue(t, "annotate", filepath.Join(dir, "bad.mkv"), filepath.Join(dir, "worse.mkv"), "-o", ".srt")
}

func TestOverwriting(t *testing.T) {
	needRuntime(t)
	in := short(t)
	out := filepath.Join(t.TempDir(), "o.vtt")
	if err := os.WriteFile(out, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	facecue(t, "annotate", in, "-o", out).want(t, exitFailed, "-y replaces it")
	facecue(t, "annotate", in, "-o", out, "-n").want(t, exitDone, "facecue: 1 there already\n")
	facecue(t, "annotate", in, "-o", out, "-o", out+".srt", "-n").want(t, exitFailed, "as -n asks")
	if got := string(read(t, out)); got != "old" {
		t.Fatalf("the old file changed: %q", got)
	}
	facecue(t, "annotate", in, "-o", out, "-y").want(t, exitDone, "")
	if got := string(read(t, out)); !strings.HasPrefix(got, "WEBVTT") {
		t.Errorf("got %q", got)
	}
	link := filepath.Join(filepath.Dir(in), "link.mkv")
	if err := os.Symlink(in, link); err != nil {
		t.Fatal(err)
	}
	facecue(t, "annotate", in, "-y", "-o", link).want(t, exitFailed, "is the input itself")
}

func TestFullDiskLosesNothing(t *testing.T) {
	needRuntime(t)
	in := short(t)
	for _, target := range []string{"[f=vtt]/dev/full", "[f=jsonl]/dev/full", "[f=events]/dev/full", "[f=ass]/dev/full", "[f=matroska]/dev/full"} {
		facecue(t, "annotate", in, "-o", target).want(t, exitFailed, "o space left")
	}
}

// TestSignal interrupts a run whose input has not ended.
func TestSignal(t *testing.T) {
	needRuntime(t)
	whole := read(t, ffmpeg(t, filepath.Join(t.TempDir(), "whole.mkv"), "-i", demo, "-t", "2", "-c", "copy"))
	for _, code := range []int{exitInterrupt, exitTerminate} {
		dir := t.TempDir()
		ctx, cancel := context.WithCancelCause(context.Background())
		from, to := io.Pipe()
		go func() {
			to.Write(whole[:len(whole)/2])
			to.Write(whole[len(whole)/2 : len(whole)/2+1]) // returns when more is asked for
			cancel(outcome.Interrupted(code))
			to.Close()
		}()
		e := facecueWith(ctx, from, "annotate", "-", "-o", filepath.Join(dir, "o.jsonl"), "-o", "[preset=ultrafast]"+filepath.Join(dir, "o.mkv"))
		e.want(t, code, "o.jsonl.partial")
		if names := left(t, dir); !slices.Equal(names, []string{"o.jsonl.partial", "o.mkv.partial"}) {
			t.Errorf("folder holds %v", names)
		}
	}
}

// TestJoinedErrors: what several places said stays one line that can be read.
func TestJoinedErrors(t *testing.T) {
	var out bytes.Buffer
	report(&out, errors.Join(errors.New("no a"), errors.New("no b")))
	if got, want := out.String(), "facecue: no a; no b\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
