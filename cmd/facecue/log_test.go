package main

import (
	"log/slog"
	"strings"
	"testing"
)

// TestLogLines: one line a message, whatever is in it.
func TestLogLines(t *testing.T) {
	var out strings.Builder
	log := newLogger(&out, slog.LevelInfo).With("file", "a\nb")
	log.Warn("a name with\nfacecue: error: forged \x1b[2J", "n", 3)
	log.Info("calm")
	log.Debug("not said")
	want := "facecue: warning: a name with?facecue: error: forged ?[2J file=a?b n=3\nfacecue: calm file=a?b\n"
	if out.String() != want {
		t.Errorf("got %q\nwant %q", out.String(), want)
	}
}

func TestLevels(t *testing.T) {
	for _, name := range strings.Split(levelNames, ", ") {
		if _, err := parseLevel(name); err != nil {
			t.Error(err)
		}
	}
	if _, err := parseLevel("loud"); err == nil {
		t.Error("loud is a level")
	}
}
