package annotation

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCases reads files that were refused or misread once, where the folder of samples
// lies beside the checkout.
func TestCases(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "samples", "cases")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("there is no folder of samples beside the checkout")
	}
	divided := "P1 happiness 1000-4000 P2 neutral 1000-2000 P2 surprise 2000-3000 P2 happiness 3000-4000"
	for name, want := range map[string]string{
		"imp-cp1252/ok.csv": "Freude 500-1750", "imp-cp1252/rater.csv": "Überraschung 500-1750", "imp-cp1252/rater.srt": "P1 Überraschung 1000-2000",
		"imp-eaf-subdivision/rater.eaf": divided, "imp-eaf-unaligned/rater.eaf": divided, "imp-eaf-time-origin/rater.eaf": "P1 happiness 11000-13000",
		"imp-na-duration/boris_aggregated.tsv": "client happiness 1800-8125 client surprise 9825-9825 neutral 12500-12500", "imp-na-duration/task_events.tsv": "happiness 1500-1500 neutral 3000-3000",
		"imp-srt-times/a-short.srt": "P1 happiness 4800-7400 P1 neutral 7400-8800", "imp-srt-times/c-twodigits.srt": "P1 happiness 27460-29830",
		"imp-srt-times/d-noblank.srt": "P1 happiness 1000-2000 P1 neutral 2000-3000", "imp-srt-times/h-tags.srt": "P1 happiness 1000-2000 P1 neutral 2000-3000",
		"imp-tiers/session.TextGrid":       "P1 happiness 0-2000 P1 neutral 2000-5000 speech Guten Tag, wie geht's? 0-2000 speech Es geht mir gut. 2000-5000",
		"imp-vtt-blocks/a-style-blank.vtt": "P1 happiness 1000-2000", "imp-vtt-blocks/d-stray.vtt": "P1 happiness 1000-2000",
	} {
		raw, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		if got, _ := said(t, name, string(raw)); strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
