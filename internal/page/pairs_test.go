package page

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/dyad"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/internal/wording"
)

// TestPairs: the lanes of two people are those of package dyad. The second person's smiles follow the first's half a second
// later, so that the first one leads.
func TestPairs(t *testing.T) {
	c := session.NewCollector(kit.VisitStream(), face.Provenance{}, wording.Names{})
	smiles := func(frame int) face.Scores {
		v := 0.4 + 0.4*math.Sin(float64(frame)/30) + 0.1*math.Sin(float64(frame)/47)
		return face.Scores{float32(1 - v), float32(v)}
	}
	for n := range 25 * 130 {
		r := face.Result{Frame: int64(n), PTS: int64(n) * 40, Duration: 40, Status: face.Found}
		for id := range 2 {
			r.Faces = append(r.Faces, face.Face{ID: 1 + id, Label: face.Neutral, Scores: smiles(n - 12*id)})
		}
		c.Result(&r)
	}
	s := c.Session()
	list := pairs(s, s.People)
	if len(list) != 1 || list[0].A != 1 || list[0].B != 2 {
		t.Fatalf("%d pairs", len(list))
	}
	signal, err := dyad.ParseSignal("happiness")
	if err != nil {
		t.Fatal(err)
	}
	want := dyad.Measure(s, s.People[0], s.People[1], dyad.Settings{Signal: signal, Window: 60, Step: 30, Lag: 5})
	w := list[0].Windows
	if rows := want.Windows("happiness"); len(w.Z) != len(rows) || len(rows) != 3 || w.Length != 60 || w.Step != 30 {
		t.Fatalf("%+v, want %d windows", w, len(rows))
	}
	for i, z := range w.Z {
		lag, mean, _ := want.Windowed.Best(i, false)
		if z == nil || math.Abs(*z-mean) > 1e-6 || math.Abs(w.Lags[i]-float64(lag)/dyad.Rate) > 1e-9 || w.Lags[i] != 0.5 {
			t.Errorf("window %d: %v at %v, want %v at %d", i, z, w.Lags[i], mean, lag)
		}
	}
}

// TestEmptyWindows: a window in which nothing changes has no value.
func TestEmptyWindows(t *testing.T) {
	still := dyad.Person{Values: make([]float32, 1000)}
	w := windowsOf(still, still)
	if len(w.Z) != 2 || w.Z[0] != nil || w.Lags[0] != 0 {
		t.Errorf("%+v", w)
	}
	if text, err := json.Marshal(w); err != nil || !strings.Contains(string(text), `"z":[null,null]`) {
		t.Errorf("%s: %v", text, err)
	}
}
