package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestTwoInputsOneOutput is refused before anything is read or written, by every
// command that takes several inputs.
func TestTwoInputsOneOutput(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	t.Chdir(dir)
	makeFolder(t, "a")
	makeFolder(t, "b")
	srt := "1\n00:00:01,000 --> 00:00:02,000\nhappiness\n"
	for _, name := range []string{"q.vtt", "r.srt", "r.vtt", "a/s.mp4", "b/s.mp4", "s.mp4", "s.mkv", "s.1.mp4"} {
		write(t, name, srt) // no recording at all: it must not be looked into
	}
	for _, link := range [][2]string{{"a", "c"}, {"s.mp4", "one.mp4"}} {
		if err := os.Symlink(link[0], link[1]); err != nil {
			t.Fatal(err)
		}
	}
	before := tree(t, dir)
	for _, c := range []struct {
		code int
		says []string
		args []string
	}{
		{exitUsage, []string{"two outputs", "s.vtt", "a/s.mp4", "b/s.mp4"}, []string{"annotate", "-y", "a/s.mp4", "b/s.mp4", "-o", "{name}.vtt"}},
		{exitUsage, []string{"two outputs", "s.srt", "s.mp4", "s.mkv"}, []string{"annotate", "-y", "s.mp4", "s.mkv", "-o", ".srt"}},
		{exitUsage, []string{"two outputs"}, []string{"annotate", "s.mp4", "s.mp4", "-o", ".srt"}},
		{exitUsage, []string{"two outputs"}, []string{"annotate", "s.mp4", "one.mp4", "-o", "{dir}/x{name}.vtt", "-o", "[f=srt]x{name}.vtt"}},
		{exitUsage, []string{"two outputs"}, []string{"annotate", "a/s.mp4", "c/s.mp4", "-o", ".vtt"}},
		{exitUsage, []string{"two outputs"}, []string{"annotate", "s.mp4", "-o", "x.vtt", "-o", "[f=srt]./x.vtt"}},
		{exitUsage, []string{"two outputs"}, []string{"annotate", "s.mp4", "-o", "x.vtt", "--progress", "x.vtt"}},
		{exitUsage, []string{"a person's part"}, []string{"annotate", "--per-person", "s.mp4", "s.1.mp4", "-o", ".vtt"}},
		{exitFailed, []string{"r.srt", "is the input itself"}, []string{"import", "-y", "r.vtt", "r.srt", "-o", "{dir}/{name}.srt"}},
		{exitUsage, []string{"two outputs", "r.vtt", "r.srt"}, []string{"import", "-y", "r.vtt", "r.srt", "-o", ".events.csv"}},
		{exitFailed, []string{"r.srt", "is the input itself"}, []string{"import", "-y", "q.vtt", "r.srt", "-o", "{dir}/{name}.srt"}},
		{exitFailed, []string{"s.mp4", "is the input itself"}, []string{"annotate", "-y", "s.mkv", "one.mp4", "-o", "{dir}/{name}.mp4"}},
		{exitUsage, []string{"two outputs"}, []string{"render", "s.mp4", "-o", "x.vtt", "-o", "[f=srt]x.vtt"}},
		{exitUsage, []string{"two outputs"}, []string{"filter", "-i", "s.mp4", "detect", "-o", "x.nut", "--findings", "[f=jsonl]x.nut"}},
	} {
		e := facecue(t, c.args...)
		e.want(t, c.code, c.says[0])
		if !containsAll(e.errs, c.says...) {
			t.Errorf("%q says %q, want %q", c.args, e.errs, c.says)
		}
	}
	if after := tree(t, dir); !slices.Equal(before, after) {
		t.Errorf("the folder was\n%q\nand is\n%q", before, after)
	}
}

// tree lists all files below a folder with what they hold.
func tree(t testing.TB, dir string) (list []string) {
	t.Helper()
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err != nil || !info.Mode().IsRegular() {
			return err
		}
		list = append(list, path+": "+string(read(t, path)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestProgressFile: one of an earlier run and an empty one are replaced, any other
// file only by -y.
func TestProgressFileThatExists(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	in, file := short(t), filepath.Join(dir, "p.txt")
	for _, c := range []struct {
		name, old string
		flags     []string
		code      int
	}{
		{"none", "", nil, exitDone},
		{"earlier", "frame=1\nfps=1\n", nil, exitDone},
		{"earlier", "frame=1\nfps=1\n", []string{"-n"}, exitFailed},
		{"another", "precious", nil, exitFailed},
		{"another", "precious", []string{"-n"}, exitFailed},
		{"another", "precious", []string{"-y"}, exitDone},
		{"another", "fram", nil, exitFailed},
		{"empty", "", nil, exitDone},
		{"empty", "", []string{"-n"}, exitFailed},
	} {
		if c.name != "none" {
			write(t, file, c.old)
		}
		out := filepath.Join(dir, "o.vtt")
		args := append([]string{"annotate", "-t", "0.1", in, "-o", out, "--progress", file}, c.flags...)
		e := facecue(t, args...)
		if e.code != c.code {
			t.Fatalf("%s %q: exit %d: %s", c.name, c.flags, e.code, e.errs)
		}
		got := string(read(t, file))
		if written := strings.HasSuffix(got, "progress=end\n") && !strings.Contains(got, "precious"); written != (c.code == exitDone) {
			t.Errorf("%s %q: the file holds %q", c.name, c.flags, got)
		}
		if c.code != exitDone && got != c.old {
			t.Errorf("%s %q: the file became %q", c.name, c.flags, got)
		}
		os.Remove(out)
	}
	facecue(t, "annotate", in, "-o", filepath.Join(dir, "o.vtt"), "--progress", in).want(t, exitFailed, "is the input itself")
	if len(read(t, in)) == 0 {
		t.Fatal("the input was emptied")
	}
}
