//go:build players

package players

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// praatScript lists the contents of a TextGrid and saves it in each of Praat's formats.
const praatScript = `form: "TextGrid"
  text: "in", ""
  text: "folder", ""
  text: "encoding", ""
endform
grid = Read from file: in$
tiers = Get number of tiers
for t to tiers
  name$ = Get tier name: t
  if do ("Is interval tier...", t)
    n = Get number of intervals: t
    for i to n
      a = Get start time of interval: t, i
      b = Get end time of interval: t, i
      label$ = Get label of interval: t, i
      if label$ <> ""
        appendInfoLine: name$, "|", fixed$ (a, 3), "|", fixed$ (b, 3), "|", label$
      endif
    endfor
  else
    n = Get number of points: t
    for i to n
      a = Get time of point: t, i
      label$ = Get label of point: t, i
      appendInfoLine: name$, "|", fixed$ (a, 3), "|", fixed$ (a, 3), "|", label$
    endfor
  endif
endfor
Text writing preferences: encoding$
Save as text file: folder$ + "/long.TextGrid"
Save as short text file: folder$ + "/short.TextGrid"
Save as chronological text file: folder$ + "/chronological.TextGrid"
Save as binary file: folder$ + "/binary.TextGrid"
`

// TestPraat: Praat reads the events of facecue's TextGrid, and facecue reads them from the files that
// Praat saves, in each of its text formats and encodings, with points, overlaps and letters beyond
// ASCII.
func TestPraat(t *testing.T) {
	folder := t.TempDir()
	path := func(name string) string { return filepath.Join(folder, name) }
	put(t, path("praat.script"), praatScript)
	put(t, path("rater.csv"), "onset,offset,label,person\n0.5,2,happiness,Zoë O'Brien\n1,n/a,fear,Zoë O'Brien\n1.25,3,anger,Zoë O'Brien\n2,2.5,surprise,P1\n")
	facecue(t, "import", path("rater.csv"), "-o", path("ours.TextGrid"), "-o", path("ours.events.csv"))
	want := "P1 state|2.000|2.500|surprise\nZoë O'Brien state|0.500|2.000|happiness\nZoë O'Brien state 2|1.250|3.000|anger\nZoë O'Brien state|1.000|1.000|fear\n"
	for _, encoding := range []string{"UTF-8", "UTF-16", "try ASCII, then UTF-16", "try ISO Latin-1, then UTF-16"} {
		out, err := exec.CommandContext(t.Context(), "praat", "--run", "--utf8", path("praat.script"), path("ours.TextGrid"), folder, encoding).CombinedOutput()
		if err != nil || string(out) != want {
			t.Fatalf("Praat: %v\n%swant\n%s", err, out, want)
		}
		for _, form := range []string{"long", "short", "chronological"} {
			facecue(t, "import", "-y", path(form+".TextGrid"), "-o", path(form+".events.csv"))
			if got, ours := rows(t, path(form+".events.csv")), rows(t, path("ours.events.csv")); got != ours {
				t.Errorf("%s in %s:\n%s\nwant\n%s", form, encoding, got, ours)
			}
		}
	}
	refused, err := exec.CommandContext(t.Context(), binary, "import", path("binary.TextGrid"), "-o", path("x.srt")).CombinedOutput()
	if err == nil || !strings.Contains(string(refused), "save it as text") {
		t.Errorf("the binary format: %v %s", err, refused)
	}
	tried(t, "praat", "textgrid")
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func rows(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
