//go:build players

package players

import (
	"bytes"
	"image"
	"image/color"
	"os"
	"os/exec"
	"testing"
)

// The gauge is a grey clip with the demo clip's length and size. Black and white squares at its left
// edge encode the number of each frame, so that a picture from a player says which frame it shows.
// Everything else that is not grey belongs to the subtitle.
const (
	width, height = 1280, 720
	rate          = 25
	grey          = 96
	bits          = 10
	square        = 16
	topOfBits     = height/2 - bits*square/2
)

func gauge(t *testing.T, path string, frames int) {
	t.Helper()
	cmd := exec.Command("ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "gray", "-s", "1280x720", "-r", "25", "-i", "-",
		"-c:v", "libx264", "-preset", "ultrafast", "-qp", "10", "-g", "25", "-pix_fmt", "yuv420p", path)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	picture := bytes.Repeat([]byte{grey}, width*height)
	for n := range frames {
		number(picture, n)
		if _, err := in.Write(picture); err != nil {
			t.Fatal(err)
		}
	}
	in.Close()
	if err := cmd.Wait(); err != nil {
		t.Fatalf("encoding the gauge failed: %v", err)
	}
}

// number draws n into a picture.
func number(picture []byte, n int) {
	for y := topOfBits; y < topOfBits+bits*square; y++ {
		v := byte(16)
		if n>>((y-topOfBits)/square)&1 == 1 {
			v = 235
		}
		for x := range square {
			picture[y*width+x] = v
		}
	}
}

// frameOf reads the number of a picture.
func frameOf(img image.Image) (n int) {
	for bit := range bits {
		if lightness(img, square/2, topOfBits+bit*square+square/2) > 128 {
			n |= 1 << bit
		}
	}
	return n
}

func lightness(img image.Image, x, y int) int {
	return int(color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y)
}

// marks are the number of pixels drawn over the gauge, and the rectangle around them.
func marks(img image.Image) (pixels int, within image.Rectangle) {
	base := lightness(img, width/2, 2)
	for y := range height {
		for x := square + 4; x < width; x++ {
			if d := lightness(img, x, y) - base; d > 40 || d < -40 {
				pixels++
				within = within.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return pixels, within
}
