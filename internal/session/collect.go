package session

import (
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/wording"
)

// Collector makes a session of results and events as a writer of outputs gets them: people
// corrected, states set, events found.
type Collector struct{ b *builder }

// NewCollector makes one for a recording. Settings of the session are those that the filters of
// the provenance name; they are empty where those filters cannot be read.
func NewCollector(stream face.Stream, made face.Provenance, names wording.Names) *Collector {
	settings, _ := event.Recorded(made.Filters)
	return &Collector{&builder{
		session: &Session{Stream: stream, Provenance: made, Settings: settings}, names: names, people: map[int]*Person{},
	}}
}

// Result adds a frame. Results come in frame order, and are lent for the call.
func (c *Collector) Result(r *face.Result) { c.b.store(r) }

// Event adds an event, in any order.
func (c *Collector) Event(e event.Event) error { return c.b.event(e) }

// Session is what was collected. Nothing may be added afterwards.
func (c *Collector) Session() *Session {
	c.b.seal()
	return c.b.session
}
