package comparison

import "testing"

// TestFleeting: marked candidates and short annotations of a rater against those of a record, in the time
// that both judged; states that a record has are no candidates, however short they are.
func TestFleeting(t *testing.T) {
	a := rater("anna", 100, span(0, 10, "neutral"), span(10, 10.2, "happiness"), span(20, 20.5, "fear"), span(30, 31, "anger"))
	a.Tracks[0].Fleeting = []Span{span(5, 5.2, "surprise"), span(150, 150.2, "surprise")}
	b := rater("record", 100, span(0, 0.4, "anger"), span(30, 31, "anger"))
	b.Machine, b.Tracks[0].Machine = true, true
	b.Tracks[0].Fleeting = []Span{span(20.1, 20.5, "fear"), span(5, 5.2, "disgust"), span(5.1, 5.25, "surprise"), span(10.3, 10.5, "happiness")}
	o := quick()
	o.Fleeting = true
	r := compare(t, o, a, b)
	for measure, want := range map[string]float64{
		"fleeting_first": 3, "fleeting_second": 4, "fleeting_precision": 0.25, "fleeting_recall": 1.0 / 3, "fleeting_f1": 2.0 / 7, "fleeting_onset_f1": 6.0 / 7,
	} {
		if got := value(t, r, "", measure); got < want-1e-9 || got > want+1e-9 {
			t.Errorf("%s is %v, want %v", measure, got, want)
		}
	}
	o.Fleeting = false
	for _, row := range compare(t, o, a, b).Rows {
		if row.Measure == "fleeting_f1" {
			t.Error("compared without being asked for")
		}
	}
	b.Shift(seconds(1))
	if got := b.Tracks[0].Fleeting[0].From; got != seconds(21.1) {
		t.Errorf("shifted to %v", got)
	}
}
