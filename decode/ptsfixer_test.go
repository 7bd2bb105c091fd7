package decode

import (
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
)

func TestPTSFixer(t *testing.T) {
	const none = av.NoPTS
	for _, c := range []struct {
		name       string
		best, want []int64
		made       string // one letter a frame
	}{
		{"regular", []int64{0, 40, 80}, []int64{0, 40, 80}, "---"},
		{"negative", []int64{-80, -40, 0}, []int64{-80, -40, 0}, "---"},
		{"variable", []int64{5, 6, 900}, []int64{5, 6, 900}, "---"},
		{"none at all", []int64{none, none, none}, []int64{7, 47, 87}, "mmm"},
		{"one missing", []int64{0, none, 80}, []int64{0, 40, 80}, "-m-"},
		{"twice", []int64{0, 0, 0, 40}, []int64{0, 1, 2, 40}, "-mm-"},
		{"a little back", []int64{100, 90, 140}, []int64{100, 101, 140}, "-m-"},
		{"begins anew", []int64{5000, 5040, 0, 40, none}, []int64{5000, 5040, 5080, 5120, 5160}, "--mmm"},
		{"far ahead", []int64{0, 90000}, []int64{0, 90000}, "--"},
	} {
		fixer := ptsFixer{step: 40, restart: 1000, first: 7}
		var got []int64
		made := ""
		for _, b := range c.best {
			pts, m := fixer.fix(b, 0)
			got = append(got, pts)
			made += map[bool]string{true: "m", false: "-"}[m]
		}
		if !slices.Equal(got, c.want) || made != c.made {
			t.Errorf("%s: %v %s, want %v %s", c.name, got, made, c.want, c.made)
		}
	}
}

func TestPTSFixerUsesTheLastDuration(t *testing.T) {
	fixer := ptsFixer{step: 40, restart: 1000}
	fixer.fix(0, 100)
	if pts, _ := fixer.fix(av.NoPTS, 0); pts != 100 {
		t.Errorf("got %d, want 100", pts)
	}
}

func TestClockStart(t *testing.T) {
	base := face.Rational{Num: 1, Den: 90000}
	for _, c := range []struct{ container, video, want int64 }{
		{0, 0, 0},
		{1433367, 129003, 129003},             // the video's own, unrounded
		{1400000, 129003, 126000},             // sound begins first
		{av.NoPTS, av.NoPTS, 0},               // raw stream
		{av.NoPTS, 3000, 3000},                //
		{-21333, 0, -1920},                    // priming samples
		{95443717689, 8589934592, 8589934592}, // the last tick of a transport stream
	} {
		if got := clockStart(c.container, c.video, base); got != c.want {
			t.Errorf("container %d, video %d: %d, want %d", c.container, c.video, got, c.want)
		}
	}
}
