package filter

import (
	"strings"
	"testing"
)

// TestSettings change options that were parsed; a weak setting leaves those that the chain
// sets.
func TestSettings(t *testing.T) {
	least := Setting{Filter: "detect", Option: "min", Text: "48", Flag: "--min-face"}
	atOnce := Setting{Filter: "smooth", Option: "ahead", Text: "0", Weak: true}
	for _, c := range []struct {
		chain   string
		setting Setting
		want    string // the chain, or its error
	}{
		{"detect,track", least, "detect=min=48,track"},
		{"detect=every=2,track", least, "detect=min=48:every=2,track"},
		{"detect=min=20,track", least, "detect=min=48,track"},
		{"detect,classify,track,smooth", atOnce, "detect,classify,track,smooth=ahead=0"},
		{"detect,classify,track,smooth=ahead=0.3", atOnce, "detect,classify,track,smooth=ahead=0.3"},
		{"detect,track", atOnce, "detect,track"},
		{"detect,track", Setting{Filter: "smooth", Option: "gap", Text: "1", Flag: "--gap"}, "--gap needs a smooth filter in --filter"},
		{"detect", Setting{Filter: "detect", Option: "min", Text: "small", Flag: "--min-face"}, "--min-face: wrong value: min=small"},
		{"detect", Setting{Filter: "detect", Option: "least", Text: "1", Flag: "--x"}, "--x: unknown option \"least\""},
	} {
		chain, err := Parse(c.chain, Env{}, c.setting)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = chain.String()
		}
		if !strings.HasPrefix(got, c.want) || err == nil && got != c.want {
			t.Errorf("%s with %+v: %s, want %s", c.chain, c.setting, got, c.want)
		}
	}
}
