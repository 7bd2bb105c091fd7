//go:build players

package players

import (
	"cmp"
	"fmt"
	"image/png"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// watch opens the page of a clip and a track of a folder and waits for both.
func watch(t *testing.T, folder, clip, track, fragment string) *browser {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(folder)))
	mux.HandleFunc("/watch", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, page(clip, track, fragment)) })
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	b := startBrowser(t)
	b.call("POST", "/url", map[string]any{"url": server.URL + "/watch"}, nil)
	var problem string
	b.script(`const done = arguments[0], v = document.getElementById("v"), track = v.querySelector("track");
		const look = () => {
			if (v.error) done("the video: " + v.error.message);
			else if (track.readyState === 3) done("the track cannot be read");
			else if (track.readyState === 2 && v.readyState >= 2) done("");
			else setTimeout(look, 50);
		};
		track.track.mode = "showing";
		look();`, &problem)
	if problem != "" {
		t.Fatalf("%s: %s", track, problem)
	}
	return b
}

// cueText is a cue in a page's script.
type cueText struct {
	Start, End float64
	Text       string
}

// seek shows the frame at a time and returns the active cues.
func (b *browser) seek(seconds float64) (active []string) {
	b.t.Helper()
	b.script(`const [seconds, done] = arguments, v = document.getElementById("v");
		v.pause();
		v.addEventListener("seeked", () => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() =>
			done([...v.textTracks[0].activeCues].map(c => c.text)))), 50), {once: true});
		v.currentTime = seconds;`, &active, seconds)
	return active
}

// list is every cue of the track in the browser.
func (b *browser) list() (all []cueText) {
	b.t.Helper()
	b.script(`const v = document.getElementById("v");
		arguments[0]([...v.textTracks[0].cues].map(c => ({start: c.startTime, end: c.endTime, text: c.text})));`, &all)
	return all
}

// byChromium takes a picture of every fifth frame of a page.
func byChromium(t *testing.T, shot job) {
	b := watch(t, shot.above(), shot.clip, shot.track, "")
	for at := shot.from; at < shot.to; at += 0.2 {
		b.seek(at + 0.5/rate)
		f, err := os.Create(filepath.Join(shot.folder, fmt.Sprintf("%07.3f.png", at)))
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, b.picture()); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
}

// TestCueListInChromium: the browser has the cues of the file, in the portable and in the web
// profile.
func TestCueListInChromium(t *testing.T) {
	folder := shared(t)
	annotate(t, folder)
	run(t, filepath.Join(folder, "x"), binaryPath(t), "render", "track.jsonl", "-o", "[profile=web]web.vtt")
	gauge(t, filepath.Join(folder, "gauge.mp4"), 310)
	for _, name := range []string{"track.vtt", "web.vtt"} {
		want := cues(t, filepath.Join(folder, name))
		// Of cues that begin together, a browser has the longest first (HTML, "text
		// track cue order").
		slices.SortStableFunc(want, func(a, b cue) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
		got := watch(t, folder, "gauge.mp4", name, "").list()
		if len(got) != len(want) {
			t.Fatalf("%s: %d cues, want %d", name, len(got), len(want))
		}
		for i, c := range got {
			if !sameTime(c.Start, want[i].start) || !sameTime(c.End, want[i].end) || name == "track.vtt" && c.Text != strings.TrimSpace(want[i].text) {
				t.Errorf("%s: cue %d is %+v, want %+v", name, i, c, want[i])
			}
		}
	}
	tried(t, "chromium", "vtt")
}

// sameTime compares a browser's seconds with a duration, whose Seconds may differ in the last bit.
func sameTime(seconds float64, want time.Duration) bool {
	return time.Duration(math.Round(seconds*1e6))*time.Microsecond == want
}
