package decode

import (
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/test/kit"
)

var goldens kit.Goldens

func TestMain(m *testing.M) {
	av.CaptureLog(slog.New(slog.DiscardHandler))
	code := goldens.Main(m)
	if left := av.Allocated(); left != (av.Counts{}) {
		fmt.Fprintf(os.Stderr, "left behind: %+v of libav\n", left)
		code = 1
	}
	os.Exit(code)
}

// source is a moving test picture that every libav draws alike.
const source = "testsrc2=size=96x64:rate=25:duration=2"

// ffmpeg runs the ffmpeg program in dir.
func ffmpeg(t testing.TB, dir string, args ...string) {
	t.Helper()
	path, err := exec.LookPath("ffmpeg")
	if err != nil {
		t.Fatal("no ffmpeg program; make deps installs it")
	}
	cmd := exec.Command(path, append([]string{"-v", "error", "-nostdin", "-y"}, args...)...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("ffmpeg %q: %v\n%s", args, err, out)
	}
}

// clips are the recordings that clip made, by their options.
var clips = map[string][]byte{}

// clip makes a recording of the test picture. Made again by the same options, it is a copy
// of the first.
func clip(t testing.TB, name string, args ...string) string {
	t.Helper()
	key := fmt.Sprintf("%q", append(args, name))
	if data, ok := clips[key]; ok {
		return store(t, name, data)
	}
	dir := t.TempDir()
	ffmpeg(t, dir, append(append([]string{"-f", "lavfi", "-i", source}, args...), name)...)
	path := filepath.Join(dir, name)
	clips[key] = load(t, path)
	return path
}

// lossless are options of an encoder that keeps all samples.
var lossless = []string{"-c:v", "libx264", "-qp", "0", "-preset", "ultrafast", "-bf", "2", "-threads", "1"}

// shot is a frame as tests compare it.
type shot struct {
	pts, duration int64
	made          bool
	w, h          int
	luma          uint32
}

func read(t testing.TB, name string, o Options) ([]shot, Health) {
	t.Helper()
	r := open(t, name, o)
	defer r.Close()
	shots := drain(t, r)
	return shots, r.Health()
}

func open(t testing.TB, name string, o Options) *Reader {
	t.Helper()
	noLeaks(t)
	r, err := Open(context.Background(), name, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

// noLeaks fails the test if it leaves a frame open, or anything of libav's allocated.
func noLeaks(t testing.TB) {
	t.Cleanup(func() {
		if left := av.Allocated(); frame.OpenCount() != 0 || left != (av.Counts{}) {
			t.Errorf("left behind: %d frames open, %+v of libav", frame.OpenCount(), left)
		}
	})
}

func drain(t testing.TB, r *Reader) (shots []shot) {
	t.Helper()
	var c frame.Converter
	defer c.Close()
	for {
		f, err := r.Read()
		if errors.Is(err, io.EOF) {
			return shots
		}
		if err != nil {
			t.Fatal(err)
		}
		if f.Result.Frame != int64(len(shots)) {
			t.Fatalf("frame %d has number %d", len(shots), f.Result.Frame)
		}
		shots = append(shots, look(t, f, &c))
		f.Close()
	}
}

func look(t testing.TB, f *frame.Frame, c *frame.Converter) shot {
	t.Helper()
	g, err := f.Luma(c)
	if err != nil {
		t.Fatal(err)
	}
	sum := crc32.NewIEEE()
	for y := range g.H {
		sum.Write(g.Row(y))
	}
	w, h := f.DisplayedSize()
	return shot{f.Result.PTS, f.Result.Duration, f.Result.MadePTS, w, h, sum.Sum32()}
}

func best(o Options) Options {
	o.Stream = -1
	return o
}
