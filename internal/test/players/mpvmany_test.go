//go:build players

package players

import (
	"bufio"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// labelAt is the label at a second of the film in the table of many moments; "" in the tenth second.
func labelAt(second float64) string {
	switch {
	case second < 2:
		return "happiness"
	case second < 3.5:
		return "neutral"
	case second < 5.5:
		return "surprise"
	case second < 9:
		return "sadness"
	}
	return ""
}

// moments writes a table beside a film, with the given number of moments of each of four people.
func moments(t *testing.T, path string, each int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "kind,person,label,onset,apex,offset,duration_ms,duration_frames,onset_frame,apex_frame,offset_frame,peak,mean")
	for i := range each {
		from, to := 7*float64(i)/float64(each), 7*float64(i+1)/float64(each)
		for person := range 4 {
			fmt.Fprintf(w, "state,%d,%s,%.4f,%.4f,%.4f,0,1,0,0,0,0.9,0.8\n", person+1, labelAt(from), from, from, to)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
}

// TestMPVManyMoments: with 200,000 moments the keys, the timeline and the menu work, and the film
// keeps playing.
func TestMPVManyMoments(t *testing.T) {
	folder := shared(t)
	path := film(t, folder, "mpv", ".events.csv")
	moments(t, filepath.Join(folder, "film.events.csv"), 50_000)
	display := screen(t, width, height)
	t.Setenv("DISPLAY", display)
	r := startMPV(t, folder, path, "--vo=x11", "--no-border", fmt.Sprintf("--geometry=%dx%d+0+0", width, height))
	arrived := false
	for range 100 { // until all is read
		r.command("script-message-to", "facecue", "next", "sadness")
		if at, _ := r.command("get_property", "time-pos").(float64); at > 5.4 && at < 5.6 {
			arrived = true
			break
		}
		time.Sleep(200 * time.Millisecond)
	}
	if !arrived {
		t.Fatal("next sadness leads nowhere")
	}
	r.command("keypress", "Alt+t")
	draws(t, display, folder)
	r.command("keypress", "Alt+m")
	r.bound("facecue-menu-ENTER")
	for range 3 { // any, fleeting, happiness, surprise
		r.command("keypress", "RIGHT")
	}
	r.leads("the beginning", 0, "set_property", "time-pos", 0)
	r.press("ENTER", 3.5)
	r.command("set_property", "pause", false)
	if at, ok := r.until("time-pos", func(v float64) bool { return v > 5 }); !ok {
		t.Errorf("the film plays to %.2f s only", at)
	}
}

// subtitle is the number of pixels in the lower third of mpv's window that the subtitle changes.
func (r *remote) subtitle(display, folder string) int {
	r.t.Helper()
	most := 0
	for range 10 {
		var both [2]image.Image
		for i, visible := range []bool{false, true} {
			r.command("set_property", "sub-visibility", visible)
			time.Sleep(300 * time.Millisecond)
			both[i] = grabbed(r.t, display, filepath.Join(folder, "screen.png"))
		}
		n := 0
		for y := height * 2 / 3; y < height; y++ {
			for x := range width {
				if both[0].At(x, y) != both[1].At(x, y) {
					n++
				}
			}
		}
		if most = max(most, n); most > 1000 {
			break
		}
	}
	return most
}

// TestMPVTimelineLeavesTheSubtitle: the timeline covers no part of the subtitle.
func TestMPVTimelineLeavesTheSubtitle(t *testing.T) {
	folder := shared(t)
	path := film(t, folder, "mpv", ".events.csv")
	facecue(t, "annotate", path, "-o", filepath.Join(folder, "film.srt"))
	moments(t, filepath.Join(folder, "film.events.csv"), 1000)
	display := screen(t, width, height)
	t.Setenv("DISPLAY", display)
	r := startMPV(t, folder, path, "--start=1", "--vo=x11", "--no-border", fmt.Sprintf("--geometry=%dx%d+0+0", width, height))
	before := r.subtitle(display, folder)
	r.command("keypress", "Alt+t")
	draws(t, display, folder)
	if after := r.subtitle(display, folder); before < 1000 || after < before*9/10 {
		t.Errorf("the subtitle takes %d pixels without the timeline, %d with it", before, after)
	}
}
