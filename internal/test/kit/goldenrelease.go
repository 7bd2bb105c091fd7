package kit

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// Releases of FFmpeg that may have golden files of their own, all but the oldest in a folder.
const (
	oldest = 5
	newest = 9
)

// CheckRelease is Check for outputs that contain what a release of FFmpeg writes of itself, such as
// times that its ffmpeg program gives a made-up recording. The golden file is that of the newest
// release up to this one which has its own, in testdata/golden/ffmpegN; else the common one.
func (g *Goldens) CheckRelease(t testing.TB, release int, name string, got []byte) {
	t.Helper()
	g.mark(name)
	path := filepath.Join(goldenDir, name)
	for r := oldest + 1; r <= newest; r++ {
		own := filepath.Join(fmt.Sprintf("ffmpeg%d", r), name)
		g.mark(own)
		if _, err := os.Stat(filepath.Join(goldenDir, own)); err == nil && r <= release {
			path = filepath.Join(goldenDir, own)
		}
	}
	if os.Getenv("UPDATE") == "1" && release > oldest {
		if want, err := os.ReadFile(path); err == nil && bytes.Equal(got, want) {
			return
		}
		path = filepath.Join(goldenDir, fmt.Sprintf("ffmpeg%d", release), name)
	}
	check(t, path, got)
}
