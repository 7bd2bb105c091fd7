package event_test

import (
	"testing"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// FuzzEvents reads films made of any bytes, three a frame: the label and score of two
// people and the time to the next frame. Whatever is shown, events of a person
// follow each other in time, lie inside the film and say what its faces say.
func FuzzEvents(f *testing.F) {
	f.Add([]byte("\x10\x20\x01\x11\x20\x01\x12\x20\x01"))
	f.Add([]byte("\x01\x00\x01\x02\x00\x01\x01\x00\xff\x0b\x0c\x03"))
	f.Fuzz(func(t *testing.T, script []byte) {
		frames := fuzzed(script)
		states, shorts := read(t, settings(), frames)
		check(t, frames, states, settings().Min)
		check(t, frames, shorts, 0)
		for _, e := range states {
			agree(t, frames, e)
		}
		for _, e := range shorts {
			if length := time.Duration(e.Offset-e.Onset) * time.Second / rate; length > settings().Longest {
				t.Fatalf("a fleeting candidate of %v", length)
			}
		}
	})
}

func fuzzed(script []byte) []face.Result {
	var frames []face.Result
	pts := int64(0)
	for n := 0; n+3 <= len(script) && n < 3000; n += 3 {
		r := face.Result{Frame: int64(n / 3), PTS: pts, Duration: 1 + int64(script[n+2]%4)}
		for id, b := range script[n : n+2] {
			if label := face.Label(b % 16); label <= face.LowQuality && label != face.None {
				r.Faces = append(r.Faces, shown(id+1, label, float32(b)/255))
			}
		}
		r.DeriveStatus()
		frames = append(frames, r)
		pts += r.Duration
		if script[n+2] > 250 {
			pts += rate // a hole in the recording
		}
	}
	return frames
}

// check: events of one kind lie in the film, in order and apart for each person.
func check(t *testing.T, frames []face.Result, events []event.Event, least time.Duration) {
	t.Helper()
	ends := map[int]int64{}
	for _, e := range events {
		last := frames[len(frames)-1]
		switch {
		case e.Onset > e.Apex || e.Apex >= e.Offset || e.OnsetFrame > e.ApexFrame || e.ApexFrame > e.OffsetFrame:
			t.Fatalf("out of order: %+v", e)
		case e.Onset < 0 || e.Offset > last.PTS+last.Duration || e.OffsetFrame > last.Frame:
			t.Fatalf("outside the film: %+v", e)
		case e.Mean > e.Peak || e.Peak > 1 || e.Mean < 0:
			t.Fatalf("scores: %+v", e)
		case time.Duration(e.Offset-e.Onset)*time.Second/rate < least:
			t.Fatalf("too short: %+v", e)
		case e.Kind == event.State && e.Onset < ends[e.Person]:
			t.Fatalf("overlaps the state before: %+v", e)
		}
		if e.Kind == event.State {
			ends[e.Person] = e.Offset
		}
	}
}

// agree: from a state's first frame to its last, every face of the person that has a
// state has this one; the face in the first frame has it.
func agree(t *testing.T, frames []face.Result, e event.Event) {
	t.Helper()
	for n := e.OnsetFrame; n <= e.OffsetFrame; n++ {
		shown := face.None
		for _, f := range frames[n].Faces {
			if f.ID == e.Person && f.State != face.LowQuality {
				shown = f.State
			}
		}
		if shown != e.Label && (shown != face.None || n == e.OnsetFrame) {
			t.Fatalf("frame %d of %+v shows %v", n, e, shown)
		}
	}
}
