//go:build players

package players

import (
	"fmt"
	"image"
	"image/color"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// grabbed is the picture of a display.
func grabbed(t *testing.T, display, path string) image.Image {
	t.Helper()
	out, err := exec.Command("ffmpeg", "-v", "error", "-y", "-f", "x11grab", "-draw_mouse", "0", "-video_size",
		fmt.Sprintf("%dx%d", width, height), "-i", display, "-frames:v", "1", "-update", "1", path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	img, ok := picture(path)
	if !ok {
		t.Fatal("the screen gives no picture")
	}
	return img
}

// timeline has the colours of person 1's row, by second of the film. At 7.5 s there is no moment.
var timeline = map[float64]color.RGBA{
	0.8: {0xf0, 0xe4, 0x42, 255}, // happiness
	2.5: {0xd8, 0xd8, 0xd8, 255}, // neutral
	4.0: {0xe6, 0x9f, 0x00, 255}, // surprise
	6.5: {0x56, 0xb4, 0xe9, 255}, // sadness
}

// TestMPVTimeline checks mpv's window on a virtual screen.
func TestMPVTimeline(t *testing.T) {
	folder := shared(t)
	path := film(t, folder, "mpv", ".events.csv")
	display := screen(t, width, height)
	t.Setenv("DISPLAY", display)
	r := startMPV(t, folder, path, "--vo=x11", "--no-border", fmt.Sprintf("--geometry=%dx%d+0+0", width, height))
	r.command("keypress", "Alt+t")
	draws(t, display, folder)
	r.command("keypress", "Alt+t")
	for range 30 {
		if misdrawn(grabbed(t, display, filepath.Join(folder, "screen.png"))) != "" {
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
	t.Error("the timeline does not go away")
}

// draws waits until the timeline is drawn correctly.
func draws(t *testing.T, display, folder string) {
	t.Helper()
	var wrong string
	for range 30 {
		if wrong = misdrawn(grabbed(t, display, filepath.Join(folder, "screen.png"))); wrong == "" {
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
	t.Fatal(wrong)
}

// misdrawn says where the timeline is wrong; "" if it is right.
func misdrawn(img image.Image) string {
	const row = 28 + 10 // the first person
	x := func(second float64) int { return 60 + int(second/12.4*1200) }
	for second, want := range timeline {
		got := color.RGBAModel.Convert(img.At(x(second), row)).(color.RGBA)
		if far(got.R, want.R) || far(got.G, want.G) || far(got.B, want.B) {
			return fmt.Sprintf("at %.1f s the timeline of person 1 is %v, want %v", second, got, want)
		}
	}
	if l := lightness(img, x(7.5), row); l > 0x90 {
		return fmt.Sprintf("where person 1 is not seen the timeline is as light as %d", l)
	}
	return ""
}

func far(a, b uint8) bool { return max(a, b)-min(a, b) > 24 }
