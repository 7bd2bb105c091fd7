// Package plugin is the frei0r plugin without its C interface: parameters, hosts, and drawing on
// pictures. It needs neither cgo nor a library; the caller gives it the function that analyses
// pictures.
package plugin

import (
	"sync"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/replay"
)

// Process holds what all instances in a process share.
type Process struct {
	// Analyse finds and classifies the faces in a picture of w x h pixels of four bytes; a
	// row begins every stride bytes. Boxes are in pixels of the picture.
	Analyse func(pix []byte, stride, w, h int) ([]face.Face, error)

	log   func(line string)
	store replay.Store

	mu     sync.Mutex
	logged map[string]bool
}

// maxLines bounds how many different lines are logged.
const maxLines = 100

// NewProcess makes a process that calls log once for each different line.
func NewProcess(log func(line string)) *Process {
	p := &Process{log: log, logged: map[string]bool{}}
	p.store.Log = p.Say
	return p
}

// Say logs a line unless it was logged before.
func (p *Process) Say(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.logged[line] || len(p.logged) >= maxLines {
		return
	}
	p.logged[line] = true
	p.log(line)
}

// New makes an instance for a host's pictures of w x h pixels. It does not read the record yet,
// because hosts also make instances only to list the parameters.
func (p *Process) New(host Host, w, h int) *Instance {
	return &Instance{process: p, host: host, w: w, h: h, values: defaults()}
}
