package output

import "os"

// Torn finds the outputs of a run that was killed, or crashed, after it had given some of
// its files their names and before all had them. placed are the targets that it renamed
// files to. waiting are its temporary files: the files under those targets' names are of
// an earlier run.
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
