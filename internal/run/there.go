package run

import (
	"fmt"

	"github.com/facecue/facecue/internal/export"
)

// thereAlready counts the inputs for which -n leaves nothing to do, since all their outputs
// are there.
type thereAlready int

// has counts an input and tells whether its outputs are there.
func (n *thereAlready) has(targets []export.Target, o export.Overwriter) bool {
	if !o.Done(targets) {
		return false
	}
	*n++
	return true
}

// say tells how many there were, in one line.
func (n thereAlready) say(env Env) {
	if n > 0 {
		env.note(fmt.Sprintf("%d there already", n))
	}
}
