package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/models"
)

const demo = "../../docs/demo/demo.mp4"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	code := runApart(m)
	left := av.Allocated()
	for name, n := range map[string]int64{"frames": frame.OpenCount(), "packets of libav": left.Packets, "frames of libav": left.Frames, "contexts of libav": left.Contexts, "sessions and tensors": models.Live()} {
		if n != 0 {
			fmt.Fprintln(os.Stderr, name, "left open:", n)
			code = 1
		}
	}
	os.Exit(code)
}

// made is a folder for what several tests use.
var made string

// runApart runs the tests with a cache of their own.
func runApart(m *testing.M) int {
	cache, err := os.MkdirTemp("", "facecue-cache-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(cache)
	made = cache
	os.Setenv("XDG_CACHE_HOME", cache)
	return m.Run()
}

// needRuntime fails a test that analyses where there is no ONNX Runtime.
func needRuntime(t testing.TB) {
	t.Helper()
	if _, err := models.Start(""); err != nil {
		t.Fatal("no ONNX Runtime; make deps installs it, make test finds it there")
	}
}

// ended is how a run ended.
type ended struct {
	code      int
	out, errs string
}

func facecue(t testing.TB, args ...string) ended {
	t.Helper()
	return facecueWith(context.Background(), strings.NewReader(""), args...)
}

func facecueWith(ctx context.Context, in io.Reader, args ...string) ended {
	var out, errs bytes.Buffer
	code := execute(ctx, append([]string{"facecue"}, args...), in, &out, &errs)
	return ended{code, out.String(), errs.String()}
}

func (e ended) want(t testing.TB, code int, says string) {
	t.Helper()
	if e.code != code || !strings.Contains(e.errs, says) {
		t.Fatalf("exit %d, want %d with %q on stderr:\n%s", e.code, code, says, e.errs)
	}
	if lines := strings.Count(e.errs, "\n"); code != exitDone && lines != 1 {
		t.Errorf("%d lines on stderr, want one:\n%s", lines, e.errs)
	}
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// left lists a folder.
func left(t testing.TB, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// ffmpeg makes a file by the ffmpeg program. What several tests want of the demo is made
// once.
func ffmpeg(t testing.TB, path string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Fatal("no ffmpeg program; make deps installs it")
	}
	kept := filepath.Join(made, fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(args, "\x00"))))+filepath.Base(path))
	if data, err := os.ReadFile(kept); err == nil {
		write(t, path, string(data))
		return path
	}
	args = append(append([]string{"-v", "error", "-y"}, args...), path)
	if out, err := exec.Command("ffmpeg", args...).CombinedOutput(); err != nil {
		t.Fatalf("ffmpeg %v: %v\n%s", args, err, out)
	}
	if slices.Contains(args, demo) {
		write(t, kept, string(read(t, path)))
	}
	return path
}

// short is the first second of the demo.
func short(t testing.TB) string {
	return ffmpeg(t, filepath.Join(t.TempDir(), "short.mkv"), "-i", demo, "-t", "1", "-c", "copy")
}

// demoRecord is the record of the whole demo, made once for all tests that read it.
func demoRecord(t testing.TB) string {
	t.Helper()
	needRuntime(t)
	path := filepath.Join(made, "demo.jsonl")
	if _, err := os.Stat(path); err != nil {
		facecue(t, "annotate", demo, "-o", path).want(t, exitDone, "")
	}
	return path
}

func makeFolder(t testing.TB, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
}

func containsAll(text string, parts ...string) bool {
	return !slices.ContainsFunc(parts, func(p string) bool { return !strings.Contains(text, p) })
}

// newTestContext is a command line without options.
func newTestContext(t testing.TB) *cli.Context {
	t.Helper()
	return cli.NewContext(cli.NewApp(), flag.NewFlagSet("test", flag.ContinueOnError), nil)
}
