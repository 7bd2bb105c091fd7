package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/facecue/facecue/internal/corpus"
)

// begin reads the content of a recording and writes that it is begun.
func (s *slot) begin(t corpus.Task) (corpus.Line, error) {
	line := corpus.Line{Input: t.ID, Setup: s.Setup.Name(), Options: t.Options.String(), Number: 1, State: corpus.Running}
	if t.Before != nil {
		line.Number = t.Before.Number + 1
	}
	info, err := os.Stat(t.Path)
	if err != nil {
		return line, err
	}
	line.Size, line.Modified = info.Size(), info.ModTime().UnixNano()
	if line.Hash, err = corpus.Hash(t.Path, s.Hash); err != nil {
		return line, err
	}
	if err := makeFolders(t.Outputs); err != nil {
		return line, err
	}
	for _, out := range t.Outputs {
		name, err := corpus.NameIn(s.manifest.Folder(), out)
		if err != nil {
			return line, err
		}
		line.Outputs = append(line.Outputs, corpus.Output{Path: name})
	}
	if err := s.segment.Append(line); err != nil {
		return line, manifestError{err}
	}
	return line, nil
}

// manifestError ends the batch: what is done could not be written down.
type manifestError struct{ error }

// Unwrap is what went wrong.
func (m manifestError) Unwrap() error { return m.error }

// finish writes what became of a recording to the manifest, and says so.
func (s *slot) finish(t corpus.Task, line corpus.Line, last Report) {
	line.Number++
	line.State, line.Error = last.End.state(), last.Error
	if why := ""; line.State == corpus.Done || line.State == corpus.Damaged {
		if why = changed(t, line); why != "" {
			line.State, line.Error = corpus.Failed, why
		}
		line.Outputs = s.written(t.Outputs, line.Outputs, last.Files)
	}
	if line.State == corpus.Waiting {
		line.Result = nil
	}
	if err := s.segment.Append(line); err != nil {
		s.fail(err)
		return
	}
	s.progress.done(t, line)
	s.say(t, line)
	s.settle(line.State, last)
}

// written are the outputs of a recording with their sizes: those that were planned, under the
// names that the manifest has for them, and the files of single persons beside them.
func (s *slot) written(paths []string, planned []corpus.Output, files []string) []corpus.Output {
	all := slices.Clone(planned)
	known := map[string]bool{}
	for i, path := range paths {
		known[filepath.Clean(path)] = true
		all[i].Size = sizeOf(path)
	}
	for _, file := range files {
		name, err := corpus.NameIn(s.manifest.Folder(), file)
		if err == nil && !known[filepath.Clean(file)] {
			all = append(all, corpus.Output{Path: name, Size: sizeOf(file)})
		}
	}
	return all
}

// sizeOf is the size of a file in bytes, 0 where it is not there.
func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// settle counts a recording, and ends the batch where it makes no sense to go on.
func (s *slot) settle(state corpus.State, last Report) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ends[state]++
	switch failures := s.ends[corpus.Failed]; {
	case last.End == NoRoom:
		s.end(errors.New("no output can be written: " + last.Error))
	case state == corpus.Failed && s.MaxFailures > 0 && failures >= s.MaxFailures:
		s.end(fmt.Errorf("%d recordings failed, which --max-failures sets as the end", failures))
	}
}

// fail ends the batch.
func (s *slot) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.end(err)
}

// replace tells that the outputs that exist may be replaced: those of the manifest may.
func (s *slot) replace(t corpus.Task) bool {
	if s.Yes || t.Before != nil && len(t.Before.Outputs) > 0 {
		return true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return !slices.ContainsFunc(t.Outputs, func(out string) bool {
		name, err := corpus.NameIn(s.manifest.Folder(), out)
		_, there := os.Lstat(out)
		return err != nil || there == nil && !s.manifest.Own[name]
	})
}

// changed says that a recording is not the one that was begun. One that has vanished meanwhile was
// read to its end, or reading it failed.
func changed(t corpus.Task, line corpus.Line) string {
	info, err := os.Stat(t.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ""
	case err != nil:
		return err.Error()
	case info.Size() != line.Size:
		return fmt.Sprintf("the recording changed while it was read: it had %d bytes, and has %d", line.Size, info.Size())
	case info.ModTime().UnixNano() == line.Modified:
		return ""
	}
	if hash, err := corpus.Hash(t.Path, corpus.Kind(line.Hash)); err != nil || hash != line.Hash {
		return "the recording changed while it was read"
	}
	return ""
}

// claimName is the name of an input's claim.
func claimName(id string) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:16])
}

// say writes a line for a recording that has ended.
func (s *slot) say(t corpus.Task, line corpus.Line) {
	if s.Out != nil {
		fmt.Fprintln(s.Out, sentence(t, line))
	}
}

// set keeps what the analysis counted.
func set(r *corpus.Result, last Report, took time.Duration) {
	r.Frames, r.WithFace, r.Seconds, r.People = last.Tally.Frames, last.Tally.WithFace, last.Tally.Seconds, last.Tally.People
	r.Elapsed = took.Seconds()
}

// mostWarnings bounds the warnings of one recording in the manifest.
const mostWarnings = 20

// warn keeps a warning.
func warn(r *corpus.Result, said Report) {
	if said.Level == "warning" && len(r.Warnings) < mostWarnings {
		r.Warnings = append(r.Warnings, said.Log)
	}
}
