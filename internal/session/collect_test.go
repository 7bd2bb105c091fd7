package session

import (
	"fmt"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/internal/wording"
)

// TestCollected: what a writer of outputs gets makes the session that Read makes of the record.
func TestCollected(t *testing.T) {
	want := read(t, kit.ReferenceSession(), nil)
	c := NewCollector(want.Stream, want.Provenance, wording.Names{})
	for i, f := range want.Frames {
		r := face.Result{Frame: f.Number, PTS: f.PTS, Duration: int64(f.Length*1000 + 0.5), Status: face.NotAnalysed}
		if f.Analysed {
			r.Status = face.NoFace
		}
		for _, p := range want.People {
			for _, one := range p.Within(i, i+1) {
				r.Faces = append(r.Faces, face.Face{ID: p.Number, Label: one.Label, State: one.State, Scores: one.Scores})
			}
		}
		c.Result(&r)
	}
	ticks := func(seconds float64) int64 { return int64(seconds*1000 + 0.5) }
	for _, p := range want.People {
		for _, e := range p.Events {
			if err := c.Event(event.Event{Kind: e.Kind, Person: p.Number, Label: e.Label, Onset: ticks(e.Onset), Apex: ticks(e.Apex), Offset: ticks(e.Offset), Peak: float32(e.Peak), Mean: float32(e.Mean)}); err != nil {
				t.Fatal(err)
			}
		}
	}
	got := c.Session()
	if fmt.Sprint(got.Frames) != fmt.Sprint(want.Frames) || got.Settings != want.Settings || len(got.People) != len(want.People) {
		t.Error("other frames, settings or people")
	}
	for i, p := range got.People {
		if fmt.Sprint(*p) != fmt.Sprint(*want.People[i]) {
			t.Errorf("person %d is another:\n%+v\n%+v", i, p.Events, want.People[i].Events)
		}
	}
}
