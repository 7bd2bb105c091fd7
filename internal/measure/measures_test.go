package measure

import (
	"math"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/test/reference"
)

const values = "summarize.json"

// byName are measures under the names that the reference values have.
func byName(m *Measures) (single map[string]float64, labelled map[string]perLabel) {
	per := func(v float64) float64 { return v / (m.Analysable / 60) }
	rates := m.States
	for i := range rates {
		rates[i] = per(rates[i])
	}
	return map[string]float64{
			"duration_s": m.Duration, "analysed_s": m.Analysed, "present_s": m.Present, "low_quality_s": m.LowQuality, "analysable_s": m.Analysable,
			"analysable_share": m.Analysable / m.Analysed, "missing_share": 1 - m.Present/m.Analysed, "low_quality_share": m.LowQuality / m.Analysed,
			"uncertain_share": m.Uncertain, "expressivity_mean": m.Expressivity, "expressivity_sd": m.ExpressivitySD,
			"valence_mean": m.Valence, "valence_sd": m.ValenceSD, "entropy_bits": m.Entropy, "entropy_normalised": m.Entropy / 3,
			"fleeting_count": m.Fleeting, "fleeting_per_min": per(m.Fleeting),
		}, map[string]perLabel{
			"share": m.Share, "state_share": m.StateShare, "mean_score": m.Score, "state_count": m.States, "states_per_min": rates,
			"state_mean_s": m.DurationMean, "state_median_s": m.DurationMedian, "time_to_first": m.First,
		}
}

func holds(t *testing.T, m *Measures, section string) {
	t.Helper()
	single, labelled := byName(m)
	for name, got := range single {
		reference.Near(t, section+" "+name, got, reference.Value(t, values, section, name))
	}
	for name, all := range labelled {
		for i, l := range face.Labels() {
			reference.Near(t, section+" "+name+" "+l.String(), all[i], reference.Value(t, values, section, name, l.String()))
		}
	}
}

// TestSection2Point3 holds the measures of the reference session to the values that R gave.
func TestSection2Point3(t *testing.T) {
	s := reference.Session(t)
	all := Window{Name: "all", To: 120}
	holds(t, Of(s, s.Person("P1"), all), "person1")
	holds(t, Of(s, s.Person("P2"), all), "person2")
	holds(t, Of(s, s.Person("P1"), Window{To: 60}), "person1_opening_60s")
	holds(t, Of(s, s.Person("P1"), Window{To: 12}), "person1_opening_10pct")
}

// TestTenths holds the tenths of the reference session to R; the fourth has too little time.
func TestTenths(t *testing.T) {
	s := reference.Session(t)
	windows, err := Windows{Deciles: true}.Of(s)
	if err != nil {
		t.Fatal(err)
	}
	for k, w := range windows[1:] {
		m := Of(s, s.Person("P1"), w)
		for name, got := range map[string]float64{"analysable_s": m.Analysable, "neutral": m.Share[0], "happiness": m.Share[1], "valence": m.Valence} {
			reference.Near(t, w.Name+" "+name, got, reference.Value(t, values, "person1_deciles", k, name))
		}
	}
	if len(windows) != 11 {
		t.Errorf("%d windows", len(windows))
	}
}

// TestTransitions holds the counts of the reference session to R.
func TestTransitions(t *testing.T) {
	s := reference.Session(t)
	for section, want := range map[string]struct {
		person string
		labels []face.Label
	}{
		"transitions_person1": {"P1", []face.Label{face.Neutral, face.Happiness, face.Surprise, face.Sadness, face.Anger, face.Uncertain}},
		"transitions_person2": {"P2", []face.Label{face.Neutral, face.Happiness}},
	} {
		got, sum := map[move]float64{}, 0.0
		for _, c := range Transitions(s.Person(want.person), Window{To: 120}) {
			got[move{c.From, c.To}] = c.Count
			sum += c.Count
		}
		reference.Near(t, section, sum, reference.Value(t, values, section, "n"))
		for i, a := range want.labels {
			for j, b := range want.labels {
				reference.Near(t, section+" "+a.String()+" "+b.String(), got[move{a, b}], reference.Value(t, values, section, "count", i, j))
			}
		}
	}
	for _, c := range Transitions(s.Person("P2"), Window{To: 120}) {
		if c.From == face.Neutral && c.To == face.Happiness && (c.YuleQ != 1 || c.Share != 1) {
			t.Errorf("%+v", c)
		}
	}
}

// TestSection2Point4 holds rates and their limits to R: poisson.test and binom.test.
func TestSection2Point4(t *testing.T) {
	for i := range 3 {
		at := func(name string) float64 { return reference.Value(t, values, "poisson", i, name) }
		r := PoissonRate(at("k"), at("minutes"))
		reference.Near(t, "rate", r.PerMinute, at("rate"))
		reference.Near(t, "lower", r.Lower, at("lower"))
		reference.Near(t, "upper", r.Upper, at("upper"))
	}
	a := Compare(42, 55.5, 7, 30)
	for name, got := range map[string]float64{"ratio": a.Ratio, "lower": a.Lower, "upper": a.Upper, "net_per_min": a.Net, "false_share": a.MayBeFalse, "p": a.P} {
		reference.Near(t, name, got, reference.Value(t, values, "rate_ratio", name))
	}
	if a := Compare(3, 1, 0, 1); !math.IsNaN(a.Ratio) || !math.IsInf(a.Upper, 1) || a.MayBeFalse != 0 {
		t.Errorf("a control without events: %+v", a)
	}
	if a, r := Compare(0, 1, 0, 0), PoissonRate(0, 0); !math.IsNaN(a.Net) || !math.IsNaN(r.Upper) {
		t.Errorf("without time: %+v %+v", a, r)
	}
}

// TestTimeNotFrames: the share of anger, whose frames last twice as long, is weighed by time;
// by frames it would be 0.054348.
func TestTimeNotFrames(t *testing.T) {
	s := reference.Session(t)
	if got := Of(s, s.Person("P1"), Window{To: 120}).Share[face.Anger-face.Neutral]; math.Abs(got-10.0/106) > 1e-9 {
		t.Errorf("share of anger %v", got)
	}
}

// TestSharesAreOfFrames: the uncertain state of the reference session reaches 0.4 s into time
// that could not be judged, which no share may hold.
func TestSharesAreOfFrames(t *testing.T) {
	s := reference.Session(t)
	w := Window{From: 36, To: 44}
	m := Of(s, s.Person("P1"), w)
	if e := s.Person("P1").Began(event.State, 36, 44)[0]; e.Offset <= 40 || m.Uncertain != 1 || math.Abs(m.Analysable-4) > 1e-9 {
		t.Errorf("state until %v, %v s judged, share %v", e.Offset, m.Analysable, m.Uncertain)
	}
}

// TestFleetingWithinAState: the flash at 70 s is a candidate and a state.
func TestFleetingWithinAState(t *testing.T) {
	s := reference.Session(t)
	if m := Of(s, s.Person("P1"), Window{To: 120}); m.Fleeting != 1 || m.FleetingWithin != 1 {
		t.Errorf("%v, within states %v", m.Fleeting, m.FleetingWithin)
	}
}

// TestNobody: a person without faces has zero counts and missing shares.
func TestNobody(t *testing.T) {
	s := reference.Session(t)
	m := Of(s, &session.Person{}, Window{To: 120})
	if m.Analysed < 117.9 || m.Present != 0 || !math.IsNaN(m.Share[0]) || m.States[0] != 0 || !math.IsNaN(m.Entropy) || !math.IsNaN(m.Valence) {
		t.Errorf("%+v", m)
	}
}

// TestWindows tells their names and bounds.
func TestWindows(t *testing.T) {
	s := reference.Session(t)
	list, err := Windows{Opening: 5 * time.Minute, Deciles: true, Step: 50 * time.Second}.Of(s)
	if err != nil || len(list) != 16 {
		t.Fatal(len(list), err)
	}
	if list[1].Name != "opening_300s" || list[1].To != 120 || list[2].To != 12 || list[15].Name != "window_0003" || list[15].To != 120 {
		t.Errorf("%+v", list)
	}
	if _, err := (Windows{Step: time.Nanosecond}).Of(s); err == nil {
		t.Error("too many windows")
	}
}

// TestShuffled: a control of the reference session has its time, and the same numbers again.
func TestShuffled(t *testing.T) {
	s := reference.Session(t)
	p := s.Person("P1")
	a, b := Shuffled(s, p, 3, 1), Shuffled(s, p, 3, 1)
	if a != b || math.Abs(a.Minutes-3*106.0/60) > 1e-9 || a.Events == 0 {
		t.Errorf("%+v, %+v", a, b)
	}
	if c := fleetingIn(s, p, permutedNot(s, p)); c != 1 {
		t.Errorf("%v candidates in the order of the record", c)
	}
}

// permutedNot are the scores in the order of the record.
func permutedNot(_ *session.Session, p *session.Person) (scores []face.Scores) {
	for _, f := range p.Faces {
		if f.Judged() {
			scores = append(scores, f.Scores)
		}
	}
	return scores
}

// TestFlatShare: of the four half minutes of the therapist, one shows neutral alone.
func TestFlatShare(t *testing.T) {
	s := reference.Session(t)
	reference.Near(t, "flat", Of(s, s.Person("P2"), Window{To: 120}).FlatShare, 0.5)
	if got := Of(s, s.Person("P2"), Window{To: 20}).FlatShare; !math.IsNaN(got) {
		t.Errorf("20 s are %v flat", got)
	}
}

// TestMedian of an even and an odd number of values.
func TestMedian(t *testing.T) {
	if Median([]float64{3, 1, 2}) != 2 || Median([]float64{4, 1, 2, 3}) != 2.5 || !math.IsNaN(Median(nil)) {
		t.Error("median")
	}
}
