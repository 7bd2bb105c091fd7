package wording

import (
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	names, err := ParseNames([]string{"1=patient", " 2 = Dr. Ünal-Sato "})
	if err != nil || names.Of(1) != "patient" || names.Of(2) != "Dr. Ünal-Sato" || names.Of(3) != "P3" || (Names)(nil).Of(7) != "P7" {
		t.Errorf("%v %v", names, err)
	}
	for _, bad := range []string{"patient", "0=a", "-1=a", "x=a", "1=", "1= ", "1=<i>", "1=a\nb", "1=a,b", "1=a\tb", "1=\"a\"", "1={\\b1}", "1=a:b", "1=\u202eabc", "1=" + strings.Repeat("a", 41)} {
		if _, err := ParseNames([]string{bad}); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
	if _, err := ParseNames([]string{"1=a", "1=b"}); err == nil {
		t.Error("one person has two names")
	}
}

// TestNamesHaveApostrophes: typed or typeset.
func TestNamesHaveApostrophes(t *testing.T) {
	if names, err := ParseNames([]string{"1=O'Brien", "2=D’Arc"}); err != nil || names.Of(1) != "O'Brien" || names.Of(2) != "D’Arc" {
		t.Errorf("%v %v", names, err)
	}
	if got := FitName("O'Brien & <co>"); got != "O'Brien _ _co_" {
		t.Errorf("%q", got)
	}
}
