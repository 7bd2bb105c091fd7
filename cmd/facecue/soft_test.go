package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/outcome"
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
	return overlayOf(t, clip, softTarget(target), args...)
}

// copies are those of one analysis.
func copies(t testing.TB, clip string, targets ...string) []string {
	t.Helper()
	for i := range targets {
		targets[i] = softTarget(targets[i])
	}
	return overlaysOf(t, clip, targets)
}

func softTarget(target string) string { return strings.Replace("[mode=soft]"+target, "][", ":", 1) }

// TestLongSoftCopiesEveryStream: no bit of a packet changes, and nothing is lost but
// what says where the recording was made.
func TestLongSoftCopiesEveryStream(t *testing.T) {
	for _, from := range []string{"in.mkv", "in.mp4"} {
		clip := visit(t, from, "-c:s", map[string]string{"in.mkv": "subrip", "in.mp4": "mov_text"}[from])
		streams, times := hash(t, clip, "0:v", "0:a:0", "0:a:1"), probe(t, clip, "-show_packets").pictureTimes(t)
		srt := filepath.Join(t.TempDir(), "out.srt")
		outs := overlaysOf(t, clip, []string{softTarget("out.mkv"), softTarget("out.mp4"), softTarget("out.mov")}, "-o", srt)
		words := spoken(t, srt, "s:0")
		for _, out := range outs {
			t.Run(from+" to "+filepath.Base(out), func(t *testing.T) {
				if got := hash(t, out, "0:v", "0:a:0", "0:a:1"); got != streams {
					t.Errorf("streams changed:\n%swere\n%s", got, streams)
				}
				m := probe(t, out, "-show_packets")
				checkNamed(t, m)
				if got := m.pictureTimes(t); !same(got, times, 0.0011) {
					t.Errorf("pictures at %v, were at %v", got[:4], times[:4])
				}
				checkCues(t, out, m, words)
			})
		}
	}
}

// hash is of the packets of streams, a line for each.
func hash(t testing.TB, path string, streams ...string) string {
	t.Helper()
	args := []string{"-v", "error", "-i", path}
	for _, s := range streams {
		args = append(args, "-map", s)
	}
	out, err := exec.Command("ffmpeg", append(args, "-c", "copy", "-f", "streamhash", "-")...).Output()
	if err != nil {
		t.Fatalf("ffmpeg of %v of %s: %v", streams, path, err)
	}
	return string(out)
}

// checkNamed looks at what the tracks are called.
func checkNamed(t *testing.T, m media) {
	t.Helper()
	all := fmt.Sprint(m.Streams, m.Chapters, m.Format)
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

// checkCues: the words are those of the subtitle file.
func checkCues(t *testing.T, out string, m media, words string) {
	t.Helper()
	track := checkOnPictures(t, m)
	if got := spoken(t, out, track); got != words || got == "" {
		t.Errorf("the track says\n%s\nthe file\n%s", got, words)
	}
}

// checkOnPictures: every cue of ours begins and ends on a picture. It gives the name
// of the track of words.
func checkOnPictures(t *testing.T, m media) (words string) {
	t.Helper()
	edges := map[string]bool{}
	for _, p := range m.pictures(t) {
		edges[fmt.Sprintf("%.3f", number(t, p.PTS))] = true
		edges[fmt.Sprintf("%.3f", number(t, p.PTS)+number(t, p.Duration))] = true
	}
	tracks := ours(t, m)
	for _, track := range tracks {
		cues := 0
		for _, p := range m.of(track) {
			if p.Size == "2" {
				continue // MP4 fills pauses with empty ones
			}
			cues++
			from := number(t, p.PTS)
			for _, edge := range []float64{from, from + number(t, p.Duration)} {
				if !edges[fmt.Sprintf("%.3f", edge)] && !edges[fmt.Sprintf("%.3f", edge-0.001)] {
					t.Errorf("%v: an edge at %.4f is on no picture", track["tags"], edge)
				}
			}
		}
		if cues < 2 {
			t.Errorf("%v has %d cues", track["tags"], cues)
		}
	}
	return fmt.Sprint(tracks[len(tracks)-1]["index"])
}

// ours are our tracks, that of words last.
func ours(t testing.TB, m media) (tracks []map[string]any) {
	t.Helper()
	for _, s := range m.Streams {
		if s["codec_type"] == "subtitle" && strings.Contains(fmt.Sprint(s["tags"]), "(facecue)") {
			tracks = append(tracks, s)
		}
	}
	if len(tracks) == 0 {
		t.Fatal("no track of ours")
	}
	return tracks
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
	cancel(outcome.Interrupted(exitInterrupt))
	facecueWith(ctx, strings.NewReader(""), "annotate", clip, "-o", "[mode=soft]"+filepath.Join(dir, "out.mkv"))
	if names := left(t, dir); len(names) != 0 {
		t.Errorf("left %v", names)
	}
}
