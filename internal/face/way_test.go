package face

import "testing"

func TestWays(t *testing.T) {
	for w := WayUnknown; w <= Between; w++ {
		if got, err := ParseWay(w.String()); err != nil || got != w {
			t.Errorf("%v is read as %v, %v", w, got, err)
		}
	}
	if _, err := ParseWay("afar"); err == nil {
		t.Error("an unknown way was read")
	}
	if got := Way(9).String(); got != "way(9)" {
		t.Error(got)
	}
}

// TestSceneDifference: a change of brightness is none; a half that changes is one.
func TestSceneDifference(t *testing.T) {
	var a, b, c Scene
	for i := range a {
		a[i], b[i], c[i] = 100, 130, 100
		if i < len(a)/2 {
			c[i] = 140
		}
	}
	if d := a.Difference(&b); d != 0 {
		t.Errorf("brighter: %v", d)
	}
	if d := a.Difference(&c); d != 20 {
		t.Errorf("one half brighter: %v", d)
	}
}
