package signal

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// TestSection6Response: the reference's minute of skin conductance has one response, of 0.302 uS
// from 17.5 to 19.5 s.
func TestSection6Response(t *testing.T) {
	for _, text := range []string{"testdata/eda.csv", "testdata/e4:offset=-2.5", "testdata/sub-01_task-therapy_recording-eda_physio.tsv.gz"} {
		s, err := ParseSource(text)
		if err != nil {
			t.Fatal(err)
		}
		list, err := s.Read()
		if err != nil {
			t.Fatal(err)
		}
		got := list[0].Responses()
		if len(got) != 1 || math.Abs(got[0].Onset-17.5) > 0.01 || math.Abs(got[0].Peak-19.5) > 0.01 || math.Abs(got[0].Amplitude-.302) > 0.001 || !list[0].SkinConductance() {
			t.Errorf("%s: %+v", text, got)
		}
	}
}

// bump is a signal of 64 samples a second with rises of these amplitudes and lengths, 20 s apart.
func bump(noise float64, rises ...[2]float64) (s Signal) {
	random := rand.New(rand.NewPCG(1, 1))
	for i := range 64 * 20 * len(rises) {
		at := float64(i) / 64
		r := rises[int(at/20)]
		since := math.Mod(at, 20) - 5
		v := 2.0
		switch {
		case since >= 0 && since < r[1]:
			v += r[0] * since / r[1]
		case since >= r[1]:
			v += r[0] * math.Exp(-(since-r[1])/2)
		}
		s.Times, s.Values = append(s.Times, at), append(s.Values, v+noise*random.NormFloat64())
	}
	return s
}

// TestResponses: too small, too sharp and too slow rises are none; noise neither splits a response nor
// makes one; a gap ends one.
func TestResponses(t *testing.T) {
	s := bump(0.01, [2]float64{0.3, 2}, [2]float64{0.03, 2}, [2]float64{0.5, 0.1}, [2]float64{0.6, 9}, [2]float64{0.1, 3})
	var got []string
	for _, r := range s.Responses() {
		got = append(got, fmt.Sprintf("%.0f %.0f %.1f", r.Onset, r.Peak, r.Amplitude))
	}
	if fmt.Sprint(got) != "[5 7 0.3 85 88 0.1]" {
		t.Error(got)
	}
	flat := bump(0.01, [2]float64{0, 1}, [2]float64{0, 1})
	if r := flat.Responses(); len(r) > 0 {
		t.Errorf("of noise: %+v", r)
	}
	gap := Signal{Times: []float64{0, 1, 2, 10, 11, 12}, Values: []float64{1, 1, 1.04, 1.2, 1.21, 1.22}}
	if r := gap.Responses(); len(r) > 0 {
		t.Errorf("across a gap: %+v", r)
	}
	missing := Signal{Times: []float64{0, 1, 2, 3}, Values: []float64{1, 1.03, math.NaN(), 1.06}}
	if r := missing.Responses(); len(r) > 0 {
		t.Errorf("across a missing sample: %+v", r)
	}
	if r := (&Signal{}).Responses(); len(r) > 0 {
		t.Error("of nothing")
	}
}

func TestSkinConductance(t *testing.T) {
	for want, list := range map[bool][]Signal{
		true:  {{Name: "x", Unit: "uS"}, {Name: "x", Unit: "microsiemens"}, {Name: "EDA_left"}, {Name: "skin conductance"}},
		false: {{Name: "eda", Unit: "kOhm"}, {Name: "hr"}, {Name: "temp", Unit: "degC"}},
	} {
		for _, s := range list {
			if s.SkinConductance() != want {
				t.Errorf("%+v", s)
			}
		}
	}
}

// TestMarks: two marks move and stretch the signal's clock; the drift is said in ppm.
func TestMarks(t *testing.T) {
	s, err := ParseSource("testdata/eda.csv:at=10=7.5,3610=3607.4")
	if err != nil {
		t.Fatal(err)
	}
	if s.Marks == nil || math.Abs(s.Marks.film(10)-7.5) > 1e-9 || math.Abs(s.Marks.film(3610)-3607.4) > 1e-9 || s.Marks.Drift() != 27.8 {
		t.Errorf("%+v, drift %v", s.Marks, s.Marks.Drift())
	}
	list, err := s.Read()
	if err != nil || math.Abs(list[0].Times[0]-s.Marks.film(rawStart(t))) > 1e-9 {
		t.Errorf("%v, %v", err, list)
	}
	for _, text := range []string{"a.csv:at=1=2", "a.csv:at=1=2,x=3", "a.csv:at=1=2,1=3", "a.csv:at=1=2,2=5"} {
		if _, err := ParseSource(text); err == nil {
			t.Errorf("%s is taken", text)
		}
	}
}

// rawStart is the first time of testdata/eda.csv by its own clock.
func rawStart(t *testing.T) float64 {
	list, err := Source{Path: "testdata/eda.csv"}.Read()
	if err != nil {
		t.Fatal(err)
	}
	return list[0].Times[0]
}
