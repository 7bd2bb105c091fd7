package batch

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/facecue/facecue/internal/corpus"
	"github.com/facecue/facecue/internal/outcome"
)

// plan decides what is to be done, and checks all of it before anything is begun.
func plan(job Job) (*batch, error) {
	b := &batch{Job: job, ends: map[corpus.State]int{}}
	var err error
	if b.manifest, err = corpus.OpenManifest(job.Manifest); err != nil {
		return nil, err
	}
	entries := corpus.WithoutOutputs(job.Entries, b.manifest)
	if len(entries) == 0 {
		return nil, errors.New("there are no recordings")
	}
	if err := corpus.CheckPlaces(entries); err != nil {
		return nil, outcome.Usage(err)
	}
	b.planner = corpus.Planner{Manifest: b.manifest, Setup: job.Setup, Force: job.Force, RetryFailed: job.RetryFailed, Hash: corpus.Hash}
	b.tasks = b.planner.Plan(job.Shard.Entries(entries))
	if err := b.foreign(); err != nil {
		return nil, err
	}
	if err := checkSummary(job.Manifest, job.Yes); err != nil {
		return nil, err
	}
	b.progress = newProgress(b.Line, b.tasks)
	return b, nil
}

// Check checks a job as Run would, and begins nothing.
func Check(job Job) error {
	_, err := plan(job)
	return err
}

// foreign decides about outputs that exist and that the manifest does not know.
func (b *batch) foreign() error {
	if b.Yes {
		return nil
	}
	list := corpus.Foreign(b.tasks, b.manifest)
	switch {
	case len(list) == 0:
		return nil
	case !b.No:
		return fmt.Errorf("%s exists already, and the manifest does not know it (%d such outputs); -y replaces them, -n leaves their recordings out", list[0], len(list))
	}
	kept := map[string]bool{}
	for _, out := range list {
		kept[out] = true
	}
	for i := range b.tasks {
		t := &b.tasks[i]
		if t.Do && slices.ContainsFunc(t.Outputs, func(out string) bool { return kept[out] }) {
			t.Do, t.Why = false, "its outputs exist, and -n keeps them"
		}
	}
	return nil
}

// Explain writes what would be done, and why, and changes nothing.
func Explain(out io.Writer, job Job) error {
	b, err := plan(job)
	if err != nil {
		return err
	}
	todo := 0
	for _, t := range b.tasks {
		what := "skip   "
		if t.Do {
			what = "analyse"
			todo++
		}
		if _, err := fmt.Fprintf(out, "%s  %s  (%s)\n", what, outcome.OneLine(t.Path), outcome.OneLine(t.Why)); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(out, "%d of %d recordings would be analysed\n", todo, len(b.tasks))
	return err
}

// makeFolder makes a folder and those above it.
func makeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("making the folder of outputs: %w", err)
	}
	return nil
}

// makeFolders makes those of the outputs of a recording.
func makeFolders(outputs []string) error {
	for _, out := range outputs {
		if err := makeFolder(filepath.Dir(out)); err != nil {
			return err
		}
	}
	return nil
}
