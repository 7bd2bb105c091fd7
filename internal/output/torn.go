package output

import "os"

// Torn finds files to which a run gave their names and then ended, by a kill or a
// crash, before it had named all its outputs. Waiting are the temporary files of
// targets that such a run left: the files under those targets' names are older.
func Torn(targets ...string) (placed, waiting []string) {
	for _, target := range targets {
		final, err := resolve(target)
		if err != nil {
			continue
		}
		if st, err := os.Lstat(final); err == nil && marked(st) {
			placed = append(placed, target)
		}
		for _, part := range temporaryNames(final) {
			if st, err := os.Lstat(part); err == nil && marked(st) {
				waiting = append(waiting, part)
			}
		}
	}
	if placed == nil {
		return nil, nil
	}
	return placed, waiting
}
