package batch

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/facecue/facecue/internal/corpus"
)

// log is the log of one recording; without a file it keeps nothing.
type log struct{ file *os.File }

// openLog goes on with the log of a recording in a folder that mirrors the manifest's.
func openLog(dir string, t corpus.Task) (log, error) {
	if dir == "" {
		return log{}, nil
	}
	path := filepath.Join(dir, strings.TrimPrefix(filepath.FromSlash(t.ID), string(filepath.Separator))) + ".log"
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return log{}, fmt.Errorf("--log-dir: %w", err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o666)
	if err != nil {
		return log{}, fmt.Errorf("--log-dir: %w", err)
	}
	l := log{f}
	l.line("begun: " + t.Path + " (" + t.Why + ")")
	return l, nil
}

func (l log) line(text string) {
	if l.file != nil {
		fmt.Fprintln(l.file, time.Now().UTC().Format(time.RFC3339), text)
	}
}

// add writes a message of the analysis.
func (l log) add(r Report) {
	if r.Log != "" {
		l.line(strings.TrimSpace(r.Level + " " + r.Log))
	}
}

func (l log) end(r Report) {
	text := fmt.Sprintf("ended: %s, %d frames, %.3f s of media", r.End, r.Tally.Frames, r.Tally.Seconds)
	if r.Error != "" {
		text += ": " + r.Error
	}
	l.line(text)
}

// Close closes the file.
func (l log) Close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}
