package marker

import (
	"fmt"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/format"
)

// eventName is what a marker or chapter of an event is called: "P1 happiness 82%".
func eventName(h format.Header, e event.Event) string {
	name := h.Who(e.Person) + " " + h.Word(e.Label)
	if e.Measured() {
		name += fmt.Sprintf(" %d%%", int(float32(e.Peak*100)+0.5))
	}
	if e.Kind == event.Fleeting {
		name += " " + h.Words.Fleeting()
	}
	return name
}
