package table

import (
	"bytes"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestEventsAreSorted by onset, person, reading and label.
func TestEventsAreSorted(t *testing.T) {
	s, p, _ := kit.Session()
	var b bytes.Buffer
	f := kit.Format(t, "events")
	w, err := f.New(&b, f.Options.Defaults(), format.Header{Stream: s, Provenance: p})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []event.Event{
		{Person: 2, Label: face.Fear, Onset: 50000, Apex: 50000, Offset: 60000},
		{Person: 1, Label: face.Anger, Onset: 50000, Apex: 50000, Offset: 60000, Kind: event.Fleeting},
		{Person: 1, Label: face.Anger, Onset: 50000, Apex: 50000, Offset: 60000},
		{Person: 9, Label: face.Fear, Onset: 42042, Apex: 42042, Offset: 60000},
	} {
		if err := w.Event(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	goldens.Check(t, "sorted.events.csv", b.Bytes())
}
