package output

import (
	"errors"
	"fmt"
	"path/filepath"
)

// ErrTwice says that two outputs would be written to one file.
var ErrTwice = errors.New("two outputs would be written to it")

// Plan is where all outputs of a command line go, so that no output takes another's
// place. Its zero value is empty.
type Plan struct{ taken map[string]string }

// Add reserves a target for an input. It gives ErrTwice where the same file, by
// whatever path, is reserved already.
func (p *Plan) Add(target, input string) error {
	place := placeOf(target)
	if other, ok := p.taken[place]; ok {
		return twice(target, other, input)
	}
	if p.taken == nil {
		p.taken = map[string]string{}
	}
	p.taken[place] = input
	return nil
}

func twice(target, first, second string) error {
	if first == second {
		return fmt.Errorf("%s: %w", target, ErrTwice)
	}
	return fmt.Errorf("%s: %w, one of %s and one of %s", target, ErrTwice, first, second)
}

// placeOf is the one path of a file that may not be there yet: absolute, with all
// links followed.
func placeOf(target string) string {
	final, err := resolve(target)
	if err != nil {
		final = target
	}
	if absolute, err := filepath.Abs(final); err == nil {
		final = absolute
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(final))
	if err != nil {
		return final
	}
	return filepath.Join(dir, filepath.Base(final))
}
