package corpus

import (
	"fmt"
	"maps"
	"os"
	"slices"
)

// Task is what is to be done about an entry, and why.
type Task struct {
	Entry
	Do     bool
	Why    string
	Before *Line // the last line of the manifest about it; nil for none
}

// Planner decides what is to be done.
type Planner struct {
	Manifest    *Manifest
	Setup       Setup
	Force       bool // do everything again
	RetryFailed bool // do again what failed
	Hash        func(path, kind string) (string, error)
}

// Plan decides about entries. It opens only recordings whose time changed and whose length did not.
func (p Planner) Plan(entries []Entry) []Task {
	tasks, name := make([]Task, len(entries)), p.Setup.Name()
	for i, e := range entries {
		t := &tasks[i]
		t.Entry, t.Before = e, p.Manifest.Records[e.ID]
		t.Do, t.Why = p.decide(e, t.Before, name)
	}
	return tasks
}

func (p Planner) decide(e Entry, before *Line, setup string) (do bool, why string) {
	switch {
	case before == nil:
		return true, "new"
	case p.Force:
		return true, "--force"
	case before.State == Waiting && before.Error != "":
		return true, "not finished: " + before.Error
	case before.State == Waiting:
		return true, "waiting"
	case before.State == Running:
		return true, "begun by " + before.By + " and not finished"
	}
	if why := p.changed(e, before, setup); why != "" {
		return true, why
	}
	return p.ended(e, before)
}

// changed says what is not as it was when the entry was done; "" if all is.
func (p Planner) changed(e Entry, before *Line, setup string) string {
	switch {
	case e.Size != before.Size:
		return fmt.Sprintf("the recording has %d bytes, it had %d", e.Size, before.Size)
	case before.Setup != setup:
		return p.Setup.Changed(p.Manifest.Setups[before.Setup])
	case e.Options.String() != before.Options:
		return "its options in the list changed"
	case e.Modified != before.Modified && !p.sameContent(e, before):
		return "the content of the recording changed"
	}
	return ""
}

// sameContent tells that a recording with another time has the hash that it had.
func (p Planner) sameContent(e Entry, before *Line) bool {
	kind := Kind(before.Hash)
	if kind == "" {
		return false
	}
	hash, err := p.Hash(e.Path, kind)
	return err == nil && hash == before.Hash
}

// ended decides about an entry whose analysis has ended, with the present setup.
func (p Planner) ended(e Entry, before *Line) (do bool, why string) {
	if before.State == Failed {
		return p.RetryFailed, "failed: " + before.Error
	}
	if missing := p.missing(e, before); missing != "" {
		return true, missing
	}
	return false, string(before.State)
}

// missing says which output is not there as it was written; "" if all are.
func (p Planner) missing(e Entry, before *Line) string {
	sizes := map[string]int64{}
	for _, o := range before.Outputs {
		sizes[o.Path] = o.Size
	}
	for _, path := range e.Outputs {
		name, err := NameIn(p.Manifest.Folder(), path)
		size, known := sizes[name]
		if err != nil || !known {
			return path + " is no output of before"
		}
		if why := other(path, size); why != "" {
			return why
		}
		delete(sizes, name)
	}
	for _, name := range slices.Sorted(maps.Keys(sizes)) { // files of single persons
		if why := other(FileOf(p.Manifest.Folder(), name), sizes[name]); why != "" {
			return why
		}
	}
	return ""
}

// other says that an output is not there or has another size; "" if it is as it was.
func other(path string, size int64) string {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return path + " is missing"
	case info.Mode().IsRegular() && info.Size() != size:
		return fmt.Sprintf("%s has %d bytes, it had %d", path, info.Size(), size)
	}
	return ""
}
