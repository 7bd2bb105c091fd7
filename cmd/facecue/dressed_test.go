//go:build sessions

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"testing"
)

// dressed draws glasses or another jacket on an actor's clip, and adds the result to the actors
// under a name like "franck+glasses". It skips a test where the clips are not there.
func dressed(t testing.TB, name, what string) string {
	t.Helper()
	clip := clipOf(t, name)
	dir := t.TempDir()
	record := filepath.Join(dir, "actor.jsonl")
	plain := ffmpeg(t, filepath.Join(dir, "plain.mkv"), "-t", "12", "-i", clip, "-an", "-vf", fmt.Sprintf("fps=%d,scale=-2:360,setsar=1", sessionRate), "-c:v", "libx264", "-preset", "ultrafast", "-crf", "16")
	if out := facecue(t, "annotate", plain, "-y", "-o", record, "--people", "1"); out.code != exitDone {
		t.Fatal(out.errs)
	}
	lines := bufio.NewScanner(bytes.NewReader(read(t, record)))
	lines.Scan()
	var head struct {
		Facecue struct{ Stream struct{ Width, Height int } }
	}
	if err := json.Unmarshal(lines.Bytes(), &head); err != nil {
		t.Fatal(err)
	}
	w, h := head.Facecue.Stream.Width, head.Facecue.Stream.Height
	pictures := piped(t, nil, "-i", plain, "-vsync", "passthrough", "-f", "rawvideo", "-pix_fmt", "yuv444p", "-")
	for k := 0; lines.Scan() && (k+1)*3*w*h <= len(pictures); k++ {
		var frame struct {
			Faces []struct{ Points [5][2]float64 }
		}
		if err := json.Unmarshal(lines.Bytes(), &frame); err != nil {
			t.Fatal(err)
		}
		for _, f := range frame.Faces {
			drawDress(picture444{pictures[k*3*w*h : (k+1)*3*w*h], w, h}, f.Points, what)
		}
	}
	drawn := filepath.Join(dir, name+what+".mkv")
	piped(t, pictures, "-f", "rawvideo", "-pix_fmt", "yuv444p", "-s", fmt.Sprintf("%dx%d", w, h), "-r", fmt.Sprint(sessionRate),
		"-i", "-", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-preset", "ultrafast", "-crf", "16", drawn)
	actors[name+"+"+what] = drawn
	t.Cleanup(func() { delete(actors, name+"+"+what) })
	return name + "+" + what
}

// piped runs ffmpeg on standard input and returns standard output.
func piped(t testing.TB, input []byte, args ...string) []byte {
	t.Helper()
	command := exec.Command("ffmpeg", append([]string{"-v", "error", "-y"}, args...)...)
	var errs bytes.Buffer
	command.Stdin, command.Stderr = bytes.NewReader(input), &errs
	out, err := command.Output()
	if err != nil {
		t.Fatalf("ffmpeg %v: %v\n%s", args, err, &errs)
	}
	return out
}

// picture444 is a picture of three planes of one size.
type picture444 struct {
	pix  []byte
	w, h int
}

// blend moves a pixel to a colour by a share.
func (p picture444) blend(x, y int, colour [3]float64, share float64) {
	for plane, v := range colour {
		at := &p.pix[plane*p.w*p.h+y*p.w+x]
		*at = byte(float64(*at)*(1-share) + v*share)
	}
}

// drawDress draws round glasses, or darkens and colours what is under the chin.
func drawDress(p picture444, points [5][2]float64, what string) {
	right, left := points[0], points[1]
	mouth := [2]float64{(points[3][0] + points[4][0]) / 2, (points[3][1] + points[4][1]) / 2}
	middle := [2]float64{(right[0] + left[0]) / 2, (right[1] + left[1]) / 2}
	apart := math.Hypot(left[0]-right[0], left[1]-right[1])
	down := math.Hypot(mouth[0]-middle[0], mouth[1]-middle[1])
	if apart < 4 {
		return
	}
	for y := range p.h {
		for x := range p.w {
			u, v := float64(x)+0.5, float64(y)+0.5
			if what == "jacket" {
				if under := v - mouth[1] - 0.95*down; under > 0 && math.Abs(u-mouth[0]) < 0.7*apart+2.2*under {
					luma := float64(p.pix[y*p.w+x])
					p.blend(x, y, [3]float64{25 + 0.4*luma, 150, 105}, 0.9)
				}
				continue
			}
			for _, eye := range [][2]float64{right, left} {
				far := math.Hypot((u-eye[0])/(0.42*apart), (v-eye[1]-0.05*apart)/(0.36*apart))
				if ring := 1 - math.Abs(far-1)/0.16; ring > 0 {
					p.blend(x, y, [3]float64{25, 128, 128}, min(1, 2*ring))
				}
			}
		}
	}
}
