// Package plugin is the frei0r plugin without frei0r: parameters, and pictures to
// draw on at a time. It needs neither cgo nor a library; how pictures are
// analysed is given to it.
package plugin

import (
	"sync"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/replay"
)

// Process is what all instances in a process share.
type Process struct {
	// Analyse finds and judges the faces in a picture of w x h pixels of four
	// bytes, a row every stride bytes. Boxes are in its pixels.
	Analyse func(pix []byte, stride, w, h int) ([]face.Face, error)

	log   func(line string)
	store replay.Store

	mu   sync.Mutex
	said map[string]bool
}

// mostSaid bounds how many different lines are logged.
const mostSaid = 100

// NewProcess logs through log, each line once.
func NewProcess(log func(line string)) *Process {
	p := &Process{log: log, said: map[string]bool{}}
	p.store.Log = p.Say
	return p
}

// Say logs a line that was not logged before.
func (p *Process) Say(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.said[line] || len(p.said) >= mostSaid {
		return
	}
	p.said[line] = true
	p.log(line)
}

// New makes an instance for a host's pictures of w x h pixels. It reads nothing yet: hosts
// make instances only to list their parameters.
func (p *Process) New(host Host, w, h int) *Instance {
	return &Instance{process: p, host: host, w: w, h: h, values: defaults()}
}
