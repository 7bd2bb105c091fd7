package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"

	"github.com/facecue/facecue/internal/outcome"
)

// levelNames are FFmpeg's names for how much is said.
const levelNames = "quiet, error, warning, info, verbose, debug"

func parseLevel(name string) (slog.Level, error) {
	switch name {
	case "quiet":
		return slog.LevelError + 4, nil
	case "error":
		return slog.LevelError, nil
	case "warning":
		return slog.LevelWarn, nil
	case "info":
		return slog.LevelInfo, nil
	case "verbose":
		return slog.LevelDebug + 2, nil
	case "debug":
		return slog.LevelDebug, nil
	}
	return 0, outcome.Usagef("--loglevel %q is none of %s", name, levelNames)
}

// lineHandler writes one plain line per message: "facecue: warning: text (k=v)".
type lineHandler struct {
	mu    *sync.Mutex
	out   io.Writer
	level slog.Level
	attrs []slog.Attr
}

func newLogger(out io.Writer, level slog.Level) *slog.Logger {
	return slog.New(lineHandler{mu: &sync.Mutex{}, out: out, level: level})
}

func (h lineHandler) Enabled(_ context.Context, l slog.Level) bool { return l >= h.level }

func (h lineHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	h.attrs = append(append([]slog.Attr(nil), h.attrs...), attrs...)
	return h
}

func (h lineHandler) WithGroup(string) slog.Handler { return h }

func (h lineHandler) Handle(_ context.Context, r slog.Record) error {
	var b strings.Builder
	b.WriteString("facecue: ")
	if r.Level >= slog.LevelWarn {
		b.WriteString(severity(r.Level) + ": ")
	}
	b.WriteString(outcome.OneLine(r.Message))
	add := func(a slog.Attr) bool {
		fmt.Fprintf(&b, " %s=%s", a.Key, outcome.OneLine(a.Value.String()))
		return true
	}
	for _, a := range h.attrs {
		add(a)
	}
	r.Attrs(add)
	b.WriteByte('\n')
	h.mu.Lock()
	defer h.mu.Unlock()
	_, err := io.WriteString(h.out, b.String())
	return err
}

func severity(l slog.Level) string {
	if l >= slog.LevelError {
		return "error"
	}
	return "warning"
}
