package measure

import (
	"math"
	"testing"

	"github.com/facecue/facecue/internal/signal"
	"github.com/facecue/facecue/internal/test/reference"
)

// TestSignals: a signal that rises by one a second, from 20 s on, in windows and while the person smiles.
func TestSignals(t *testing.T) {
	s := reference.Session(t)
	of := signal.Signal{Name: "eda uS", Unit: "uS"}
	for i := range 201 {
		of.Times, of.Values = append(of.Times, 20+float64(i)/2), append(of.Values, float64(i)/2)
	}
	b := AtFrames(s, of)
	if b.Name != "eda_uS" || !math.IsNaN(b.Values[0]) {
		t.Errorf("%s, %v at 0 s", b.Name, b.Values[0])
	}
	m := OfSignal(s, s.Person("P1"), Window{To: 60}, b)
	reference.Near(t, "seconds", m.Seconds, 40)
	reference.Near(t, "mean", m.Mean, 19.95)
	reference.Near(t, "sd", m.SD, math.Sqrt(1600.0/12*(1-1.0/160000)))
	reference.Near(t, "while smiling", m.ByLabel[1], 34.95)
	if !math.IsNaN(m.ByLabel[7]) {
		t.Errorf("while showing contempt: %v", m.ByLabel[7])
	}
	rows := Person(s, s.Person("P1"), []Window{{To: 60}}, 0, b)
	wide, long := Wide(nil, Further{Signals: []Beside{b}}), Long(nil, Further{Signals: []Beside{b}})
	got := cells(t, wide, wide.Rows(&rows[0])[0])
	if got["signal_eda_uS_mean"] != "19.95" || got["signal_eda_uS_mean_happiness"] != "34.95" || got["signal_eda_uS_s"] != "40" || got["signal_eda_uS_mean_contempt"] != "" {
		t.Errorf("%v", got)
	}
	if n := len(long.Rows(&rows[0])); n != len(all(Further{}))+14 {
		t.Errorf("%d rows", n)
	}
}

// TestResponses: those that begin in a window, their rate and mean amplitude; a signal of another
// unit has no such columns.
func TestResponses(t *testing.T) {
	s := reference.Session(t)
	of := signal.Signal{Name: "eda", Unit: "uS"}
	for i := range 400 { // a response of 0.2 uS every 30 s, from 10 s on
		since := math.Mod(float64(i)/4+20, 30)
		of.Times, of.Values = append(of.Times, float64(i)/4), append(of.Values, 2+0.2*math.Max(0, math.Min(since/2, 5-since)/4))
	}
	b := AtFrames(s, of)
	rows := Person(s, s.Person("P1"), []Window{{To: 60}, {From: 110, To: 120}}, 0, b)
	wide := Wide(nil, Further{Signals: []Beside{b}})
	got := cells(t, wide, wide.Rows(&rows[0])[0])
	if got["signal_eda_responses"] != "2" || got["signal_eda_response_rate"] != "2" || got["signal_eda_response_amplitude"] == "" {
		t.Errorf("%s %s %s", got["signal_eda_responses"], got["signal_eda_response_rate"], got["signal_eda_response_amplitude"])
	}
	if late := cells(t, wide, wide.Rows(&rows[1])[0]); late["signal_eda_responses"] != "" || late["signal_eda_response_rate"] != "" {
		t.Errorf("after the signal's end: %v", late["signal_eda_responses"])
	}
	of.Unit = "degC"
	if c := Wide(nil, Further{Signals: []Beside{AtFrames(s, of)}}).Columns; len(c) != len(wide.Columns)-3 {
		t.Errorf("%d columns", len(c))
	}
}
