package run

import (
	"github.com/facecue/facecue/internal/agreementreport"
	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/output"
)

// reportWriting writes the files of a report, all of them or none.
type reportWriting struct {
	targets   []string
	reads     output.Inputs
	overwrite export.Overwriter
}

// check refuses names that cannot be written, before any work is done.
func (w reportWriting) check() error {
	for _, target := range w.targets {
		if _, err := agreementreport.Of(target); err != nil {
			return err
		}
		if err := w.overwrite.Allow(target, w.reads); err != nil {
			return err
		}
	}
	return nil
}

func (w reportWriting) write(r *comparison.Result) (err error) {
	var files []*output.File
	defer func() {
		if err != nil {
			for _, f := range files {
				f.Discard()
			}
		}
	}()
	for _, target := range w.targets {
		format, err := agreementreport.Of(target)
		if err != nil {
			return err
		}
		f, err := output.Create(target, w.reads)
		if err != nil {
			return err
		}
		files = append(files, f)
		if err := format(f, r); err != nil {
			return err
		}
	}
	return output.Commit(files...)
}

// report writes the text for people to standard output and the files, and says which requirement is not
// met.
func (w reportWriting) report(env Env, r *comparison.Result, require []Requirement) error {
	if err := agreementreport.Text(env.Out, r); err != nil {
		return err
	}
	if err := w.write(r); err != nil {
		return err
	}
	return met(require, r)
}
