package format

import (
	"io"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// TestConfine: a format gets stretches of speech only if it takes them, and all other events.
func TestConfine(t *testing.T) {
	for _, takes := range []bool{false, true} {
		buffer := NewEventBuffer(io.Discard, Header{}, func(*EventBuffer) []byte { return nil })
		w := Format{Speech: takes}.Confine(buffer)
		for _, k := range []event.Kind{event.State, event.Speech, event.Fleeting} {
			if err := w.Event(event.Event{Kind: k, Label: face.Fear}); err != nil {
				t.Fatal(err)
			}
		}
		if want := map[bool]int{false: 2, true: 3}[takes]; len(buffer.Rows) != want {
			t.Errorf("takes speech %v: %d events", takes, len(buffer.Rows))
		}
	}
}

// TestSays: speech has a word in the user's language, other events their label.
func TestSays(t *testing.T) {
	var h Header
	if a, b := h.Says(event.Event{Kind: event.Speech}), h.Says(event.Event{Label: face.Fear}); a != "speaking" || b != "fear" {
		t.Errorf("%q and %q", a, b)
	}
}
