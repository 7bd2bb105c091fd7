package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/export"
)

func TestFormatFor(t *testing.T) {
	for file, want := range map[string]string{
		"a.srt": "srt", "a.events.csv": "events", "a.csv": "csv", "A.TEXTGRID": "textgrid", "a.TextGrid": "textgrid",
		"sub-1_events.tsv": "bids", "a.boris.tsv": "boris", "a.guides.json": "guides", "a.ffmeta": "ffmetadata",
		"a.itt": "itt", "a.fcpxml": "fcpxml", "a.xml": "xmeml", "a.otio": "otio", "a.avid.txt": "avid", "a.premiere.csv": "premiere", "a.mlt": "shotcut", "a.chapters.txt": "youtube",
	} {
		if f, err := export.FormatFor("", file); err != nil || f.Name != want {
			t.Errorf("%s: %s, %v, want %s", file, f.Name, err, want)
		}
	}
	if _, err := export.FormatFor("", "a.tsv"); err == nil {
		t.Error("an extension of nobody's was taken")
	}
}

// TestChaptersInFFmpeg puts chapters into a file by the ffmpeg program.
func TestChaptersInFFmpeg(t *testing.T) {
	dir := t.TempDir()
	chapters := filepath.Join(dir, "c.ffmeta")
	facecue(t, "render", demoRecord(t), "-o", chapters).want(t, exitDone, "")
	out := ffmpeg(t, filepath.Join(dir, "c.mkv"), "-i", demo, "-i", chapters, "-map", "0", "-map_chapters", "1", "-c", "copy")
	m := probe(t, out)
	if len(m.Chapters) < 5 {
		t.Fatalf("%d chapters", len(m.Chapters))
	}
	for i, c := range m.Chapters {
		tags, _ := c["tags"].(map[string]any)
		if title, _ := tags["title"].(string); !strings.HasPrefix(title, "P") {
			t.Errorf("chapter %d is called %q", i, title)
		}
		if i > 0 && number(t, c["start_time"].(string)) < number(t, m.Chapters[i-1]["end_time"].(string))-0.001 {
			t.Errorf("chapter %d begins before the one before ends", i)
		}
	}
}

// TestFormatsPage: docs/FORMATS.md is what the program says of its outputs.
func TestFormatsPage(t *testing.T) { writtenPage(t, "../../docs/FORMATS.md", "formats", "--markdown") }

// writtenPage fails unless a page of the documentation is what a command prints.
func writtenPage(t *testing.T, page string, command ...string) {
	t.Helper()
	e := facecue(t, command...)
	e.want(t, exitDone, "")
	if os.Getenv("UPDATE") == "1" {
		write(t, page, e.out)
		return
	}
	if string(read(t, page)) != e.out {
		t.Error(page + " is out of date: UPDATE=1 make test writes it")
	}
}

// TestTriedFormatsAreThere: what is said to have been tried is an output.
func TestTriedFormatsAreThere(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(triedIn), "\n") {
		name, _, _ := strings.Cut(line, "\t")
		if _, err := export.FormatFor(name, ""); err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
	if got := tried("vtt"); !containsAll(got, "Chromium ", "FFmpeg ", "MLT ", "mpv ", "VLC ") {
		t.Errorf("WebVTT was tried in %q", got)
	}
}
