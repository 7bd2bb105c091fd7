package av

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/asticode/go-astiav"
)

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
