package dyad

import (
	"fmt"
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/test/reference"
)

func settings(t *testing.T, signal string) Settings {
	t.Helper()
	s, err := ParseSignal(signal)
	if err != nil {
		t.Fatal(err)
	}
	return Settings{Signal: s, Window: 60, Step: 30, Lag: 5, Within: 2, Shifts: 20, ShiftBy: 10}
}

func measured(t *testing.T) *Result {
	s := reference.Session(t)
	return Measure(s, s.Person("P1"), s.Person("P2"), settings(t, "happiness"))
}

// TestSection3Session holds joint smiling of the reference session, by time, to R.
func TestSection3Session(t *testing.T) {
	j := measured(t).Joint
	for name, v := range map[string]float64{"both_analysable_s": j.Seconds, "share_1": j.A, "share_2": j.B, "joint": j.Both, "expected": j.Expected, "lift": j.Lift(), "joint_s": j.Both * j.Seconds} {
		reference.Near(t, name, v, reference.Value(t, "summarize.json", "dyad", name))
	}
}

// TestEpisodes: both smile twice; the patient begins first each time.
func TestEpisodes(t *testing.T) {
	r := measured(t)
	if got := fmt.Sprint(r.Episodes); got != "[{11 13 a 1} {52 58 a 2}]" {
		t.Error(got)
	}
	s := reference.Session(t)
	p1, p2 := s.Person("P1"), s.Person("P2")
	if got := Episodes(p2, p1, face.Happiness); got[0].First != FirstB {
		t.Error(got)
	}
	p2.Events = []session.Event{{Label: face.Happiness, Onset: 10.1, Offset: 12}, {Label: face.Happiness, Onset: 13, Offset: 14}}
	if got := Episodes(p1, p2, face.Happiness); len(got) != 1 || got[0].First != Together || math.Abs(got[0].Onset-10.1)+math.Abs(got[0].Offset-12) > 1e-9 {
		t.Error(got)
	}
}

// TestSeries: samples stand for tenths of a second whatever the rate of frames, and are
// missing where less than half could be judged.
func TestSeries(t *testing.T) {
	s := reference.Session(t)
	p := Series(s, s.Person("P1"), settings(t, "happiness").Signal)
	if len(p.Values) != 1200 || len(p.Shown) != 1200 {
		t.Fatalf("%d samples", len(p.Values))
	}
	for at, want := range map[float64]float64{0: .02, 11: .86, 37: .1, 92.1: .02, 55: .86} {
		if got := float64(p.Values[int(at*10)]); math.Abs(got-want) > 1e-6 {
			t.Errorf("at %v s: %v", at, got)
		}
	}
	for _, at := range []float64{41, 45, 81, 119} {
		if i := int(at * 10); p.Values[i] == p.Values[i] || p.Shown[i].Known {
			t.Errorf("at %v s: %v", at, p.Values[i])
		}
	}
	if got := fmt.Sprint(p.Onsets); got != "[10 50]" {
		t.Error(got)
	}
}

// TestFramesAcrossSamples: a frame that stands in two samples counts in both by its time.
func TestFramesAcrossSamples(t *testing.T) {
	s := &session.Session{Frames: []session.Frame{{Time: 0, Length: .06, Analysed: true}, {Time: .06, Length: .06, Analysed: true}, {Time: .12, Length: .03, Analysed: true}}}
	p := &session.Person{}
	for i, v := range []float32{0, 1, 0} {
		f := session.Face{Frame: int32(i), Label: face.Happiness}
		f.Scores[face.Happiness-face.Neutral] = v
		p.Faces = append(p.Faces, f)
	}
	got := Series(s, p, settings(t, "happiness").Signal)
	if text := fmt.Sprintf("%.3f %v", got.Values, got.Shown); text != "[0.400 0.400] [{true true} {true true}]" {
		t.Error(text)
	}
}

// TestEveryRowHasItsSurrogates: no synchrony is given alone.
func TestEveryRowHasItsSurrogates(t *testing.T) {
	r := measured(t)
	r.Others = []Synchrony{{Signed: .1}, {Signed: .2}, {Signed: math.NaN()}}
	kinds := map[string]int{}
	for _, row := range r.Rows() {
		if row.Surrogates != "" {
			kinds[row.Name+" "+row.Surrogates] = row.Against.N
		}
	}
	for name, want := range map[string]int{"joint_share circular shifts": 11, "z_signed circular shifts": 11, "z_absolute circular shifts": 11, "z_lead_difference circular shifts": 11,
		"z_signed other sessions": 2, "segments_z_signed other segments": 12} {
		if kinds[name] != want {
			t.Errorf("%s: %d surrogates", name, kinds[name])
		}
	}
	for name, table := range map[string][2]int{
		"measures": {len(Columns()), len(r.Cells("happiness")[0])}, "windows": {len(WindowColumns()), len(r.Windows("happiness")[0])},
		"lags": {len(LagColumns()), len(r.ByLags("happiness")[0])}, "episodes": {len(EpisodeColumns()), len(r.EpisodeRows("happiness")[0])},
	} {
		if table[0] != table[1] {
			t.Errorf("%s: %d columns, %d cells", name, table[0], table[1])
		}
	}
	if len(r.ByLags("")) != 101 || len(r.Windows("")) != len(r.Windowed.Z) || len(r.Cells("")) != len(r.Rows()) {
		t.Error("rows are missing")
	}
}

// TestNobodyTogether: two people who are never seen together have no shares and no synchrony.
func TestNobodyTogether(t *testing.T) {
	s := reference.Session(t)
	r := Measure(s, s.Person("P1"), &session.Person{Name: "P9"}, settings(t, "valence"))
	for _, row := range r.Rows() {
		if row.Name == "lift" && !math.IsNaN(row.Value) || row.Name == "windows_empty" && row.Value != float64(len(r.Windowed.Z)) || row.Name == "peak_lag_s" && !math.IsNaN(row.Value) {
			t.Errorf("%+v", row)
		}
	}
	if rows := r.Windows(""); !rows[0][6].Missing() {
		t.Errorf("%v", rows[0])
	}
	if s := SynchronyOf(r.A, r.A, settings(t, "valence")); s.Peak < 1 || math.Abs(s.Lead()) > 1e-9 {
		t.Errorf("a person with itself: %+v", s)
	}
}

// TestSignals: every expression, and two of several.
func TestSignals(t *testing.T) {
	scores := face.Scores{.5, .2, 0, .3}
	for name, want := range map[string]float64{"neutral": .5, "sadness": .3, "valence": -.1, "expressivity": .5} {
		s, err := ParseSignal(name)
		if err != nil || math.Abs(s.of(&scores)-want) > 1e-6 {
			t.Errorf("%s: %v, %v", name, s.of(&scores), err)
		}
	}
	if _, err := ParseSignal("joy"); err == nil {
		t.Error("joy is a signal")
	}
}
