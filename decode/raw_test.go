package decode

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/asticode/go-astiav"
)

// TestNativePointers guards the one assumption about astiav's structs: that
// the C pointer is their first field.
func TestNativePointers(t *testing.T) {
	f := astiav.AllocFrame()
	defer f.Free()
	if native(f) != f.UnsafePointer() {
		t.Fatal("an astiav.Frame does not begin with its C pointer")
	}
	fc := astiav.AllocFormatContext()
	defer fc.Free()
	if rawContext(fc).nb_streams != 0 || rawContext(fc).probesize <= 0 {
		t.Error("an astiav.FormatContext does not begin with its C pointer")
	}
	cc := astiav.AllocCodecContext(astiav.FindDecoder(astiav.CodecIDH264))
	defer cc.Free()
	cc.SetThreadCount(7)
	if rawCodec(cc).thread_count != 7 {
		t.Error("an astiav.CodecContext does not begin with its C pointer")
	}
	s := fc.NewStream(nil)
	s.SetID(9)
	if rawStream(s).id != 9 {
		t.Error("an astiav.Stream does not begin with its C pointer")
	}
}

func TestVersion(t *testing.T) {
	text := Version()
	for _, l := range Libraries() {
		if !strings.Contains(text, l.Name+" "+l.Version) || strings.Count(l.Version, ".") != 2 {
			t.Errorf("%v in %q", l, text)
		}
	}
	if strings.Contains(text, "\n") {
		t.Errorf("%q has several lines", text)
	}
}

func TestCaptureLog(t *testing.T) {
	var log bytes.Buffer
	CaptureLog(slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	defer CaptureLog(slog.New(slog.DiscardHandler))
	astiav.Log(nil, astiav.LogLevelWarning, strings.Repeat("long ", 1000))
	astiav.Log(nil, astiav.LogLevelFatal, "the end")
	text := log.String()
	if !strings.Contains(text, "level=DEBUG+2 msg=\"long") || !strings.Contains(text, "level=WARN msg=\"the end\" from=libav") {
		t.Errorf("got %q", text)
	}
}
