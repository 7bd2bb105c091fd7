package batch

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/facecue/facecue/internal/corpus"
	"github.com/facecue/facecue/internal/output"
)

// summaries are the files that tell what became of each recording, beside the manifest.
var summaries = []struct {
	name, begin string
	write       func(io.Writer, []corpus.Summary) error
}{
	{"summary.csv", corpus.SummaryHeader, corpus.WriteTable},
	{"summary.json", corpus.SummaryBegin, corpus.WriteJSON},
}

// WriteSummary writes the summaries of a manifest.
func WriteSummary(manifest string) error {
	m, err := corpus.OpenManifest(manifest)
	if err != nil {
		return err
	}
	if !m.Exists() {
		return fmt.Errorf("%s: no such manifest", manifest)
	}
	list := m.Summaries()
	for _, s := range summaries {
		if err := writeOne(filepath.Join(m.Folder(), s.name), list, s.write); err != nil {
			return fmt.Errorf("writing the summary: %w", err)
		}
	}
	return nil
}

// writeOne writes a summary whole. It waits while another process writes the same one.
func writeOne(path string, list []corpus.Summary, write func(io.Writer, []corpus.Summary) error) error {
	f, err := output.Create(path, nil)
	for n := 0; errors.Is(err, output.ErrBusy) && n < 100; n++ {
		time.Sleep(50 * time.Millisecond)
		f, err = output.Create(path, nil)
	}
	if err != nil {
		return err
	}
	to := bufio.NewWriter(f)
	if err = write(to, list); err == nil {
		err = to.Flush()
	}
	if err != nil {
		return errors.Join(err, f.Discard())
	}
	return f.Commit()
}

// checkSummary refuses to replace files of these names that are none.
func checkSummary(manifest string, yes bool) error {
	for _, s := range summaries {
		path := filepath.Join(filepath.Dir(manifest), s.name)
		f, err := os.Open(path)
		if errors.Is(err, fs.ErrNotExist) || yes {
			continue
		}
		if err != nil {
			return err
		}
		begin := make([]byte, len(s.begin))
		n, _ := io.ReadFull(f, begin)
		f.Close()
		if n > 0 && string(begin[:n]) != s.begin {
			return fmt.Errorf("%s is no summary of facecue, and would be replaced; choose another folder by --manifest, or -y replaces it", path)
		}
	}
	return nil
}

// Status writes how far the batch of a manifest has come.
func Status(out io.Writer, manifest string) error {
	m, err := corpus.OpenManifest(manifest)
	if err != nil {
		return err
	}
	if !m.Exists() {
		return fmt.Errorf("%s: no such manifest", manifest)
	}
	c := m.Count()
	if _, err := fmt.Fprintln(out, c); err != nil {
		return err
	}
	for _, l := range c.Running {
		if _, err := fmt.Fprintf(out, "running  %s  by %s since %s\n", l.Input, l.By, l.Time); err != nil {
			return err
		}
	}
	return nil
}
