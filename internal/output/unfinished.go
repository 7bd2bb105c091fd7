package output

import (
	"os"
	"slices"
	"sync"
)

// unfinished are the temporary files of the process by the file they belong to.
var unfinished = struct {
	sync.Mutex
	parts map[*File]string
}{parts: map[*File]string{}}

func register(f *File) *File {
	unfinished.Lock()
	defer unfinished.Unlock()
	unfinished.parts[f] = f.part
	return f
}

func unregister(f *File) {
	unfinished.Lock()
	defer unfinished.Unlock()
	delete(unfinished.parts, f)
}

// Abandon is for a process that ends at once, while goroutines still write. It removes
// the empty temporary files, and gives the names of the others.
func Abandon() (kept []string) {
	unfinished.Lock()
	defer unfinished.Unlock()
	for _, part := range unfinished.parts {
		st, err := os.Lstat(part)
		if err != nil {
			continue // it was renamed to its target meanwhile
		}
		if st.Size() == 0 && os.Remove(part) == nil {
			continue
		}
		kept = append(kept, part)
	}
	slices.Sort(kept)
	return kept
}
