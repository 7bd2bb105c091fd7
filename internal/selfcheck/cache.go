package selfcheck

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"github.com/facecue/facecue/models"
)

// answer is a result as it is kept.
type answer struct {
	Off []string `json:"off"`
}

// Cached is what Check says, or said before of the same library, processor and networks.
// Where it had to load the networks it gives them too, for the caller to close: who
// closes them after opening sessions of the same registry has them loaded once. A cache
// that cannot be read or written is no error.
func Cached(library models.Library, registry *models.Registry) (off []string, loaded *Networks, err error) {
	path := file(library, registry)
	if kept, ok := load(path); ok {
		return kept, nil, nil
	}
	if loaded, err = Open(registry); err != nil {
		return nil, nil, err
	}
	if off, err = loaded.Check(); err != nil {
		return nil, nil, errors.Join(err, loaded.Close())
	}
	store(path, off)
	return off, loaded, nil
}

// file is where the answer is kept; "" where there is no place, or no name for the
// machine.
func file(library models.Library, registry *models.Registry) string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	name, err := key(library, registry)
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "facecue", "selfcheck-"+name+".json")
}

func load(path string) (off []string, ok bool) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, false
	}
	var a answer
	if err := json.Unmarshal(data, &a); err != nil {
		return nil, false
	}
	return a.Off, true
}

// store writes the whole answer or nothing; several processes may do so at a time. It is
// not synced to the disk, for it can be found out again.
func store(path string, off []string) {
	data, err := json.Marshal(answer{off})
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
