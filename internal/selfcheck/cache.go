package selfcheck

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"github.com/facecue/facecue/models"
)

// cacheEntry is what a file of the cache holds: the result of Check.
type cacheEntry struct {
	Differences []string `json:"off"`
}

// Cached gives the result of Check. It takes it from the user's cache if that has one for
// this library, processor and these networks; otherwise it loads the networks, runs Check
// and returns the networks too. The caller closes them; if it first opens its own sessions
// of the same registry, the networks are loaded only once. A cache that cannot be read or
// written is no error.
func Cached(library models.Library, registry *models.Registry) (differences []string, loaded *Networks, err error) {
	path := cachePath(library, registry)
	if differences, ok := load(path); ok {
		return differences, nil, nil
	}
	if loaded, err = Open(registry); err != nil {
		return nil, nil, err
	}
	if differences, err = loaded.Check(); err != nil {
		return nil, nil, errors.Join(err, loaded.Close())
	}
	store(path, differences)
	return differences, loaded, nil
}

// cachePath is the file of the cache for this machine; "" if the user has no cache folder
// or the library's file is not found.
func cachePath(library models.Library, registry *models.Registry) string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	name, err := cacheKey(library, registry)
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "facecue", "selfcheck-"+name+".json")
}

func load(path string) (differences []string, ok bool) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, false
	}
	var entry cacheEntry
	if err := json.Unmarshal(data, &entry); err != nil {
		return nil, false
	}
	return entry.Differences, true
}

// store writes the whole file or nothing; several processes may do so at once. It does not
// sync to the disk, because Check can be run again.
func store(path string, differences []string) {
	data, err := json.Marshal(cacheEntry{differences})
	if path == "" || err != nil || os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(path), "selfcheck-*.tmp")
	if err != nil {
		return
	}
	_, err = f.Write(data)
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), path) != nil {
		os.Remove(f.Name())
	}
}
