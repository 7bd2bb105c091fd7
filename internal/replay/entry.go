package replay

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"
)

// Entry is one file of a store.
type Entry struct {
	path string
	log  func(string)

	reading atomic.Pointer[Reading]
	checked atomic.Int64 // nanoseconds of the monotonic clock
	mu      sync.Mutex   // held while reading the file
}

// Reading is what a file held when it was read.
type Reading struct {
	Record *Record // nil where there was none
	Err    error   // why there was none
	stamp  stamp
}

// stamp tells one version of a file from another.
type stamp struct {
	changed time.Time
	size    int64
	there   bool
}

// checkEvery is how often a file is looked at for a new version.
const checkEvery = time.Second

var epoch = time.Now()

// Now is the file's record, read when first asked for and again after it
// changed. Once read it needs no lock, and stays when the file goes.
func (e *Entry) Now() *Reading {
	r := e.reading.Load()
	now, last := int64(time.Since(epoch)), e.checked.Load()
	if r != nil && (now-last < int64(checkEvery) || !e.checked.CompareAndSwap(last, now)) {
		return r
	}
	return e.refresh()
}

// refresh reads the file if it is not the one that was read.
func (e *Entry) refresh() *Reading {
	e.mu.Lock()
	defer e.mu.Unlock()
	is, r := stampOf(e.path), e.reading.Load()
	if r != nil && (is == r.stamp || !is.there && r.Record != nil) {
		return r
	}
	e.checked.Store(int64(time.Since(epoch)))
	fresh := &Reading{stamp: is}
	fresh.Record, fresh.Err = load(e.path)
	e.name(fresh)
	e.reading.Store(fresh)
	return fresh
}

// name says in an error which file it is about, and tells the log.
func (e *Entry) name(r *Reading) {
	err := &r.Err
	if r.Record != nil {
		err = &r.Record.Fault
	}
	if *err != nil {
		*err = fmt.Errorf("%s: %w", filepath.Base(e.path), *err)
		e.log((*err).Error())
	}
}

func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}
	}
	return stamp{info.ModTime(), info.Size(), true}
}
