package overlay

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/test/kit"
)

var goldens kit.Goldens

func TestMain(m *testing.M) {
	astiav.SetLogLevel(astiav.LogLevelQuiet)
	code := goldens.Main(m)
	if left := av.Allocated(); frame.OpenCount() != 0 || left != (av.Counts{}) {
		fmt.Fprintf(os.Stderr, "left behind: %d frames open, %+v of libav\n", frame.OpenCount(), left)
		code = 1
	}
	os.Exit(code)
}

// noLeaks fails the test if it leaves a frame open, or anything of libav's allocated.
func noLeaks(t testing.TB) {
	t.Helper()
	t.Cleanup(func() {
		if left := av.Allocated(); frame.OpenCount() != 0 || left != (av.Counts{}) {
			t.Errorf("left behind: %d frames open, %+v of libav", frame.OpenCount(), left)
		}
	})
}

// clip makes a recording by the ffmpeg program. The last argument is its name.
func clip(t testing.TB, args ...string) string {
	t.Helper()
	last := len(args) - 1
	path := filepath.Join(t.TempDir(), args[last])
	program(t, "ffmpeg", append(append([]string{"-v", "error", "-nostdin", "-y", "-bitexact"}, args[:last]...), path)...)
	return path
}

// store writes a file of its own.
func store(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// program gives what a program writes.
func program(t testing.TB, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("no program %s; make deps installs it", name)
	}
	var errs strings.Builder
	cmd := exec.Command(path, args...)
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, errs.String())
	}
	return string(out)
}

// probe is what ffprobe says of a file: a line for each stream, packet or chapter.
func probe(t testing.TB, path, entries string, args ...string) []string {
	t.Helper()
	all := append([]string{"-v", "error", "-show_entries", entries, "-of", "compact=p=0"}, args...)
	var lines []string
	for _, line := range strings.Split(program(t, "ffprobe", append(all, path)...), "\n") {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// hashes are of the packets of each stream, undecoded.
func hashes(t testing.TB, path string) []string {
	t.Helper()
	out := program(t, "ffmpeg", "-v", "error", "-i", path, "-map", "0", "-c", "copy", "-f", "streamhash", "-")
	return strings.Fields(out)
}

// source is a moving test picture that every libav draws alike.
const source = "testsrc2=size=96x64:rate=25:duration=1"
