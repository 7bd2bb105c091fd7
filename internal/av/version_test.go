package av

import (
	"strings"
	"testing"
)

func TestVersion(t *testing.T) {
	text := Version()
	for _, l := range Libraries() {
		if !strings.Contains(text, l.Name+" "+l.Version) || strings.Count(l.Version, ".") != 2 {
			t.Errorf("%v in %q", l, text)
		}
	}
	if strings.Contains(text, "\n") {
		t.Errorf("%q has several lines", text)
	}
}
