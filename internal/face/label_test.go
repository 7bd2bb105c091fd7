package face

import "testing"

func TestLabelNamesRoundTrip(t *testing.T) {
	for l := None; l <= LowQuality; l++ {
		got, err := ParseLabel(l.String())
		if err != nil || got != l {
			t.Errorf("ParseLabel(%q) = %v, %v", l, got, err)
		}
	}
	if _, err := ParseLabel("happy"); err == nil {
		t.Error("an unknown label must be refused")
	}
}

func TestLabelOrder(t *testing.T) {
	want := [...]string{"neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"}
	for i, l := range Labels() {
		if l.String() != want[i] || !l.IsExpression() {
			t.Errorf("label %d is %q", i, l)
		}
	}
}

func TestUnsetScoresAreNoExpression(t *testing.T) {
	var s Scores
	if l, p := s.Top(); l != None || p != 0 {
		t.Errorf("unset scores are %v %v", l, p)
	}
	s[2], s[4] = 0.5, 0.5
	if l, p := s.Top(); l != Surprise || p != 0.5 || s.Of(Anger) != 0.5 || s.Of(Uncertain) != 0 {
		t.Errorf("top is %v %v", l, p)
	}
}

func TestStatus(t *testing.T) {
	cases := []struct {
		labels []Label
		want   Status
	}{
		{nil, NoFace}, {[]Label{LowQuality, LowQuality}, OnlyPoor},
		{[]Label{LowQuality, Neutral}, Found}, {[]Label{Uncertain}, Found},
	}
	for _, c := range cases {
		var r Result
		for _, l := range c.labels {
			r.Faces = append(r.Faces, Face{Label: l})
		}
		if r.DeriveStatus(); r.Status != c.want {
			t.Errorf("%v settle to %v, want %v", c.labels, r.Status, c.want)
		}
		if back, err := ParseStatus(r.Status.String()); err != nil || back != r.Status {
			t.Errorf("status %v does not parse back: %v", r.Status, err)
		}
	}
}

func TestShareOut(t *testing.T) {
	cases := []struct{ in, want Scores }{
		{Scores{0.2, 0.3, 0, 0, 0, 0, 0, 0.5}, Scores{0.4, 0.6}},
		{Scores{0.25, 0.75}, Scores{0.25, 0.75}},
		{Scores{7: 1}, Scores{0.1429, 0.1429, 0.1429, 0.1429, 0.1429, 0.1429, 0.1429, 0}},
		{Scores{}, Scores{}},
	}
	for _, c := range cases {
		got := c.in
		if got.ShareOut(Contempt); got != c.want {
			t.Errorf("%v becomes %v, want %v", c.in, got, c.want)
		}
	}
}
