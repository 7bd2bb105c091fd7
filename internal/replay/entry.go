package replay

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"
)

// Entry is one record of a store.
type Entry struct {
	path  string
	sheet string // corrects the people of the record; "" for none
	log   func(string)

	reading atomic.Pointer[Reading]
	checked atomic.Int64 // time of the last check for a new version, nanoseconds since epoch
	mu      sync.Mutex   // held while reading the file
}

// Reading is the result of reading a file.
type Reading struct {
	Record  *Record // nil if the file is not a record
	Err     error   // why Record is nil
	version version
}

// version identifies the contents of a file by its metadata.
type version struct {
	changed time.Time
	size    int64
	exists  bool
	sheet   struct { // zero where there is none
		changed time.Time
		size    int64
	}
}

// checkEvery is the least time between two checks for a new version of a file.
const checkEvery = time.Second

var epoch = time.Now()

// Now is the file's record. The first call reads it, and a later call reads it again if the
// file changed. A call that reads nothing takes no lock. The record stays if the file is
// deleted.
func (e *Entry) Now() *Reading {
	r := e.reading.Load()
	now, last := int64(time.Since(epoch)), e.checked.Load()
	if r != nil && (now-last < int64(checkEvery) || !e.checked.CompareAndSwap(last, now)) {
		return r
	}
	return e.refresh()
}

// refresh reads the file unless the version that was read is still there.
func (e *Entry) refresh() *Reading {
	e.mu.Lock()
	defer e.mu.Unlock()
	found, r := versionOf(e.path, e.sheet), e.reading.Load()
	if r != nil && (found == r.version || !found.exists && r.Record != nil) {
		return r
	}
	e.checked.Store(int64(time.Since(epoch)))
	fresh := &Reading{version: found}
	fresh.Record, fresh.Err = load(e.path, e.sheet)
	e.reportError(fresh)
	e.reading.Store(fresh)
	return fresh
}

// reportError adds the file's name to the error of a reading, and logs it.
func (e *Entry) reportError(r *Reading) {
	err := &r.Err
	if r.Record != nil {
		err = &r.Record.Fault
	}
	if *err != nil {
		*err = fmt.Errorf("%s: %w", filepath.Base(e.path), *err)
		e.log((*err).Error())
	}
}

func versionOf(path, sheet string) (v version) {
	info, err := os.Stat(path)
	if err != nil {
		return version{}
	}
	v.changed, v.size, v.exists = info.ModTime(), info.Size(), true
	if info, err := os.Stat(sheet); sheet != "" && err == nil {
		v.sheet.changed, v.sheet.size = info.ModTime(), info.Size()
	}
	return v
}
