package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// visit is the beginning of the demo with all that a recording carries: two
// languages of sound, words, chapters, an attached font, a place and a device.
func visit(t testing.TB, name string, args ...string) string {
	t.Helper()
	dir := t.TempDir()
	cues, tags := filepath.Join(dir, "in.srt"), filepath.Join(dir, "in.meta")
	write(t, cues, "1\n00:00:00,200 --> 00:00:00,800\nHow are you?\n\n2\n00:00:01,200 --> 00:00:01,800\nWell.\n")
	write(t, tags, ";FFMETADATA1\ntitle=Session 7\nlocation=+47.5596+007.5886/\ncom.apple.quicktime.model=Phone 3\n"+
		"[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=400\ntitle=Greeting\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=400\nEND=4000\ntitle=Talk\n")
	all := []string{"-t", "4", "-i", demo, "-f", "lavfi", "-i", "sine=f=880:d=4", "-i", cues, "-i", tags,
		"-map", "0:v", "-map", "0:a", "-map", "1", "-map", "2", "-map_metadata", "3", "-map_chapters", "3",
		"-metadata:s:a:0", "language=ger", "-metadata:s:a:1", "language=fre", "-metadata:s:s:0", "language=eng", "-c:a", "aac", "-c:v", "copy"}
	return ffmpeg(t, filepath.Join(dir, name), append(all, args...)...)
}

// copied is a copy with tracks.
func copied(t testing.TB, clip, target string, args ...string) string {
	t.Helper()
	return overlayOf(t, clip, strings.Replace("[mode=soft]"+target, "][", ":", 1), args...)
}

// TestSoftCopiesEveryStream: no bit of a packet changes, and nothing is lost but
// what says where the recording was made.
func TestSoftCopiesEveryStream(t *testing.T) {
	for _, from := range []string{"in.mkv", "in.mp4"} {
		clip := visit(t, from, "-c:s", map[string]string{"in.mkv": "subrip", "in.mp4": "mov_text"}[from])
		for _, to := range []string{"out.mkv", "out.mp4", "out.mov"} {
			t.Run(from+" to "+to, func(t *testing.T) {
				srt := filepath.Join(t.TempDir(), "out.srt")
				out := copied(t, clip, to, "-o", srt)
				for _, stream := range []string{"0:v", "0:a:0", "0:a:1"} {
					if got, want := hash(t, out, stream), hash(t, clip, stream); got != want {
						t.Errorf("%s changed: %s, was %s", stream, got, want)
					}
				}
				checkNamed(t, out)
				if got, want := timesOf(t, out, "v"), timesOf(t, clip, "v"); !same(got, want, 0.0011) {
					t.Errorf("pictures at %v, were at %v", got[:4], want[:4])
				}
				checkCues(t, out, srt)
			})
		}
	}
}

// hash is of the packets of a stream.
func hash(t testing.TB, path, stream string) string {
	t.Helper()
	out, err := exec.Command("ffmpeg", "-v", "error", "-i", path, "-map", stream, "-c", "copy", "-f", "streamhash", "-").Output()
	if err != nil {
		t.Fatalf("ffmpeg -map %s of %s: %v", stream, path, err)
	}
	return string(out)
}

// checkNamed looks at what the tracks are called.
func checkNamed(t *testing.T, out string) {
	t.Helper()
	m := probe(t, out)
	all := fmt.Sprint(m)
	for _, word := range []string{"title:Greeting", "title:Talk", "expressions shown: text (facecue)", "estimate of the facial expression shown", "sha256"} {
		if !strings.Contains(all, word) {
			t.Errorf("no %q in %s", word, all)
		}
	}
	for _, secret := range []string{"47.55", "Phone 3", "Session 7"} {
		if strings.Contains(all, secret) {
			t.Errorf("%q is in the file", secret)
		}
	}
	languages := ""
	for _, s := range m.Streams {
		if tags, _ := s["tags"].(map[string]any); s["codec_type"] != "data" {
			languages += fmt.Sprint(s["codec_type"], " ", tags["language"], ", ")
		}
	}
	if !containsAll(languages, "audio ger, audio fr", "subtitle eng") {
		t.Errorf("languages %s", languages)
	}
}

// packet is one packet as ffprobe shows it.
type packet struct {
	PTS      string `json:"pts_time"`
	Duration string `json:"duration_time"`
	Size     string
}

func packets(t testing.TB, path, stream string) []packet {
	t.Helper()
	out, err := exec.Command("ffprobe", "-v", "error", "-select_streams", stream, "-show_packets", "-of", "json", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	var list struct{ Packets []packet }
	if err := json.Unmarshal(out, &list); err != nil {
		t.Fatal(err)
	}
	return list.Packets
}

// timesOf are the seconds of all packets after the first, which moves in Matroska
// when sound lies before zero.
func timesOf(t testing.TB, path, stream string) (list []float64) {
	t.Helper()
	for _, p := range packets(t, path, stream) {
		list = append(list, number(t, p.PTS))
	}
	for i := len(list) - 1; i >= 0; i-- {
		list[i] -= list[0]
	}
	return list
}

func same(a, b []float64, within float64) bool {
	for i := range min(len(a), len(b)) {
		if d := a[i] - b[i]; d > within || d < -within {
			return false
		}
	}
	return len(a) == len(b) && len(a) > 0
}

// checkCues: the words are those of the subtitle file.
func checkCues(t *testing.T, out, srt string) {
	t.Helper()
	track := checkOnPictures(t, out)
	if got, want := spoken(t, out, track), spoken(t, srt, "s:0"); got != want || got == "" {
		t.Errorf("the track says\n%s\nthe file\n%s", got, want)
	}
}

// checkOnPictures: every cue of ours begins and ends on a picture. It gives the name
// of the track of words.
func checkOnPictures(t *testing.T, out string) (words string) {
	t.Helper()
	edges := map[string]bool{}
	for _, p := range packets(t, out, "v") {
		edges[fmt.Sprintf("%.3f", number(t, p.PTS))] = true
		edges[fmt.Sprintf("%.3f", number(t, p.PTS)+number(t, p.Duration))] = true
	}
	tracks := ours(t, out)
	for _, track := range tracks {
		cues := 0
		for _, p := range packets(t, out, track) {
			if p.Size == "2" {
				continue // MP4 fills pauses with empty ones
			}
			cues++
			from := number(t, p.PTS)
			for _, edge := range []float64{from, from + number(t, p.Duration)} {
				if !edges[fmt.Sprintf("%.3f", edge)] && !edges[fmt.Sprintf("%.3f", edge-0.001)] {
					t.Errorf("%s: an edge at %.4f is on no picture", track, edge)
				}
			}
		}
		if cues < 2 {
			t.Errorf("%s has %d cues", track, cues)
		}
	}
	return tracks[len(tracks)-1]
}

// ours are the names of our tracks, that of words last.
func ours(t testing.TB, out string) (names []string) {
	t.Helper()
	subtitles := 0
	for _, s := range probe(t, out).Streams {
		if s["codec_type"] != "subtitle" {
			continue
		}
		if strings.Contains(fmt.Sprint(s["tags"]), "(facecue)") {
			names = append(names, fmt.Sprint("s:", subtitles))
		}
		subtitles++
	}
	if len(names) == 0 {
		t.Fatalf("%s has no track of ours", out)
	}
	return names
}

// spoken is the text of a subtitle track, a line a cue.
func spoken(t testing.TB, path, track string) string {
	t.Helper()
	out, err := exec.Command("ffmpeg", "-v", "error", "-i", path, "-map", "0:"+track, "-f", "srt", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, l := range strings.Split(string(out), "\n") {
		if strings.HasPrefix(l, "P") {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

func TestSoftStopsWithoutAHalfFile(t *testing.T) {
	clip := visit(t, "in.mkv", "-c:s", "subrip")
	dir := t.TempDir()
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(interrupted(exitInterrupt))
	facecueWith(ctx, strings.NewReader(""), "annotate", clip, "-o", "[mode=soft]"+filepath.Join(dir, "out.mkv"))
	if names := left(t, dir); len(names) != 0 {
		t.Errorf("left %v", names)
	}
}
