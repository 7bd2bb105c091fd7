//go:build hosts

package hosts

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/models"
)

// TestLive: in live mode a drawn face is found in every frame. The plugin finds ONNX Runtime in lib
// beside its folder, where make puts it.
func TestLive(t *testing.T) {
	s := newStage(t, film{640, 360, 3})
	s.environment = append(s.environment, models.LibraryEnv+"=")
	room := kit.Room(s.w, s.h)
	kit.DrawFace(room, 300, 180, 140, 1)
	var pix []byte
	for range s.frames {
		for _, v := range room.Pix {
			pix = append(pix, v, v, v, 255)
		}
	}
	if err := os.WriteFile(filepath.Join(s.folder, "film.rgba"), pix, 0o644); err != nil {
		t.Fatal(err)
	}
	got, log := s.ffmpeg(t, "frei0r=facecue:|box|||live")
	if len(log) > 0 {
		t.Errorf("ffmpeg said %s", log)
	}
	for at := 0; at < len(got); at += s.size() {
		inside := at + (180*s.w+300)*4
		if bytes.Equal(got[at:at+s.size()], pix[:s.size()]) || !bytes.Equal(got[inside:inside+40], pix[inside:inside+40]) {
			t.Errorf("frame %d: want a box around the face, and the face in it", at/s.size())
		}
	}
}

// TestLiveWithoutRuntime: without ONNX Runtime the picture has a note and the log one line.
func TestLiveWithoutRuntime(t *testing.T) {
	s := newStage(t, small)
	s.environment = append(s.environment, models.LibraryEnv+"=/nowhere.so")
	got, log := s.ffmpeg(t, "frei0r=facecue:||||live")
	if bytes.Equal(got, s.pixels()) || strings.Count(string(log), "facecue: live mode needs ONNX Runtime") != 1 {
		t.Errorf("no note, or the log is %q", log)
	}
}
