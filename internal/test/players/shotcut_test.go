//go:build players

package players

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"
)

var markerColour = regexp.MustCompile(`#([0-9a-f]{6})`)

// TestShotcut opens the project in Shotcut on a virtual screen and finds the colour of every marker
// on the timeline. The recording is grey.
func TestShotcut(t *testing.T) {
	folder := shared(t)
	annotate(t, folder)
	gauge(t, filepath.Join(folder, "gauge.mp4"), len(boxes(t, filepath.Join(folder, "track.jsonl"))))
	project := filepath.Join(folder, "track.mlt")
	run(t, filepath.Join(folder, "x"), binaryPath(t), "render", "track.jsonl", "-o", "[media=gauge.mp4]track.mlt")
	var colours []string
	for _, m := range markerColour.FindAllStringSubmatch(string(read(t, project)), -1) {
		colours = append(colours, m[1])
	}
	slices.Sort(colours)
	if colours = slices.Compact(colours); len(colours) < 3 {
		t.Fatalf("only the colours %v", colours)
	}
	display := screen(t, 1600, 1000)
	start(t, exec.Command("shotcut", "--noupgrade", project), folder, "DISPLAY="+display)
	missing := colours
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end) && len(missing) > 0; time.Sleep(time.Second) {
		missing = absent(grab(t, display, folder), colours)
	}
	if len(missing) > 0 {
		t.Fatalf("Shotcut shows no marker of the colours %v", missing)
	}
	tried(t, "shotcut", "shotcut")
}

// start runs a program until the end of the test.
func start(t *testing.T, cmd *exec.Cmd, home string, env ...string) {
	t.Helper()
	cmd.Env = append(append(os.Environ(), "HOME="+home, "XDG_RUNTIME_DIR="+home, "QT_QPA_PLATFORM=xcb", "LIBGL_ALWAYS_SOFTWARE=1"), env...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
}

// grab is the picture of a screen.
func grab(t *testing.T, display, folder string) image.Image {
	t.Helper()
	path := filepath.Join(folder, "screen.png")
	run(t, filepath.Join(folder, "x"), "ffmpeg", "-v", "error", "-y", "-f", "x11grab", "-video_size", "1600x1000", "-i", display, "-frames:v", "1", path)
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// absent are the colours of which a picture has fewer pixels than a marker.
func absent(img image.Image, colours []string) (missing []string) {
	const marker = 12 // pixels
	counts := map[string]int{}
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			counts[fmt.Sprintf("%02x%02x%02x", c.R, c.G, c.B)]++
		}
	}
	for _, c := range colours {
		if counts[c] < marker {
			missing = append(missing, c)
		}
	}
	return missing
}
