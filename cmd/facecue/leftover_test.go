package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/output"
)

// leftover makes what an interrupted run leaves of an output.
func leftover(t testing.TB, target string, text []byte) (path string) {
	t.Helper()
	f, err := output.Create(target, nil)
	if err != nil {
		t.Fatal(err)
	}
	f.Write(text)
	path, err = f.Keep()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// TestLeftoverIsRead: what an interrupted run left may be the only copy, and is
// whole after any command that reads it and writes the output it belongs to.
func TestLeftoverIsRead(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	clip := read(t, ffmpeg(t, filepath.Join(t.TempDir(), "in.nut"), "-t", "0.2", "-i", demo, "-an", "-vf", "scale=320:180", "-c:v", "rawvideo"))
	record := filepath.Join(t.TempDir(), "r.jsonl")
	writeLong(t, record, 100)
	cases := []struct {
		target string
		text   []byte
		args   func(in, out string) []string
	}{
		{"a.mkv", clip, func(in, out string) []string { return []string{"annotate", in, "-o", "[preset=ultrafast]" + out} }},
		{"f.nut", clip, func(in, out string) []string { return []string{"filter", "-i", in, "detect,draw", "-o", out} }},
		{"f.jsonl", clip, func(in, out string) []string {
			return []string{"filter", "-i", in, "detect,draw", "--findings", out, "-o", os.DevNull}
		}},
		{"r.jsonl", read(t, record), func(in, out string) []string { return []string{"render", in, "-o", out} }},
		{"i.srt", []byte("1\n00:00:01,000 --> 00:00:02,000\nhappiness\n"), func(in, out string) []string {
			srt := filepath.Join(dir, "in.srt")
			if err := os.Symlink(in, srt); err != nil {
				t.Fatal(err)
			}
			return []string{"import", srt, "-o", out}
		}},
	}
	for _, c := range cases {
		out := filepath.Join(dir, c.target)
		in := leftover(t, out, c.text)
		args := c.args(in, out)
		t.Run(strings.Join(args[:1], " ")+" "+c.target, func(t *testing.T) {
			facecue(t, args...).want(t, exitDone, "")
			if string(read(t, in)) != string(c.text) {
				t.Error("the input has changed")
			}
			if len(read(t, out)) == 0 {
				t.Error("the output is empty")
			}
		})
	}
}

// TestOwnFilesUnderTemporaryNames: neither a user's file nor what a link there points
// to is written to.
func TestOwnFilesUnderTemporaryNames(t *testing.T) {
	dir := t.TempDir()
	record := filepath.Join(dir, "r.jsonl")
	writeLong(t, record, 100)
	precious := filepath.Join(dir, "precious")
	write(t, precious, "precious")
	for name, put := range map[string]func(path string) error{
		"file":          func(path string) error { return os.WriteFile(path, []byte("precious"), 0o644) },
		"hard link":     func(path string) error { return os.Link(precious, path) },
		"symbolic link": func(path string) error { return os.Symlink(precious, path) },
	} {
		out := filepath.Join(dir, name+".vtt")
		if err := put(out + output.Suffix); err != nil {
			t.Fatal(err)
		}
		facecue(t, "render", record, "-o", out).want(t, exitDone, "")
		if string(read(t, out+output.Suffix)) != "precious" || string(read(t, precious)) != "precious" {
			t.Errorf("%s: written through", name)
		}
		if !strings.HasPrefix(string(read(t, out)), "WEBVTT") {
			t.Errorf("%s: no output", name)
		}
	}
}

// TestLongNames: an output may have any name that the file system takes.
func TestLongNames(t *testing.T) {
	dir := t.TempDir()
	record := filepath.Join(dir, "r.jsonl")
	writeLong(t, record, 100)
	for _, length := range []int{240, 247, 250, 255} {
		out := filepath.Join(dir, strings.Repeat("x", length-4)+".vtt")
		facecue(t, "render", record, "-o", out).want(t, exitDone, "")
		if !strings.HasPrefix(string(read(t, out)), "WEBVTT") {
			t.Errorf("%d bytes: no output", length)
		}
	}
}

// TestTemporaryNameAsOutput is refused: another run might take it for its own.
func TestTemporaryNameAsOutput(t *testing.T) {
	dir := t.TempDir()
	record := filepath.Join(dir, "r.jsonl")
	writeLong(t, record, 100)
	facecue(t, "render", record, "-o", "[f=vtt]"+filepath.Join(dir, "x.partial")).want(t, exitFailed, "outputs under way")
}
