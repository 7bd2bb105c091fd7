package export

import "path/filepath"

// Written are the names of the files that the run made, after Commit.
func (s *Set) Written() (names []string) {
	for _, o := range s.outlets {
		if o.Failed() {
			continue
		}
		for _, f := range o.files {
			names = append(names, filepath.Clean(f.Target()))
		}
	}
	return names
}
