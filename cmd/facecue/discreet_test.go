package main

import (
	"bytes"
	"path/filepath"
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

// TestLongNoOutputNamesTheRecording: neither its name nor its folder is in any output, but
// that projects which are to open it name the file, and the list of events the recording,
// unless they are told not to.
func TestLongNoOutputNamesTheRecording(t *testing.T) {
	needRuntime(t)
	dir := filepath.Join(t.TempDir(), "Klinik-Basel")
	makeFolder(t, dir)
	clip := ffmpeg(t, filepath.Join(dir, "Anna-Muster.mkv"), "-t", "1", "-i", demo, "-vf", "scale=480:270", "-c:v", "libx264", "-preset", "ultrafast", "-metadata", "title=Anna-Muster", "-metadata", "location=Klinik-Basel")
	args, to := []string{"annotate", clip}, t.TempDir()
	var paths []string
	for _, f := range export.Formats() {
		options := ""
		if f.New == nil {
			options = "[preset=ultrafast]"
			if f.Name == "webm" {
				options = "[b:v=500k:g=10]"
			}
		}
		if slices.ContainsFunc(f.Options, func(o opt.Option) bool { return o.Name == format.MediaOption }) {
			options = "[media=]"
		}
		if f.Name == "events" {
			options = "[recording=]"
		}
		paths = append(paths, filepath.Join(to, "out"+f.Ext))
		args = append(args, "-o", options+paths[len(paths)-1])
	}
	for _, ext := range []string{".mkv", ".mp4", ".mov"} {
		paths = append(paths, filepath.Join(to, "soft"+ext))
		args = append(args, "-o", "[mode=soft]"+paths[len(paths)-1])
	}
	facecue(t, args...).want(t, exitDone, "")
	for _, path := range paths {
		text := read(t, path)
		for _, secret := range []string{"Anna-Muster", "Klinik-Basel"} {
			if bytes.Contains(text, []byte(secret)) {
				t.Errorf("%s holds %q", filepath.Base(path), secret)
			}
		}
	}
	if len(paths) < 15 {
		t.Errorf("only %d outputs", len(paths))
	}
}
