//go:build players

package players

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// film copies the demo clip to a folder, with the files that the scripts read beside it, and the
// scripts to the player's folder.
func film(t *testing.T, folder, player, beside string) string {
	t.Helper()
	clip, err := os.ReadFile(demo)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "film.mp4")
	if err := os.WriteFile(path, clip, 0o644); err != nil {
		t.Fatal(err)
	}
	facecue(t, "install-scripts", "--"+player, filepath.Join(folder, player), player)
	facecue(t, "annotate", path, "-o", filepath.Join(folder, "film"+beside))
	return path
}

func facecue(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command(binary, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
}

// moment is a row of the events.
type moment struct {
	person, kind, label string
	from                float64
}

// expressions are the events to which the scripts jump, in order of time.
func expressions(t *testing.T, path string) (list []moment) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] { // kind, person, label, onset
		from, err := strconv.ParseFloat(r[3], 64)
		if err != nil {
			t.Fatal(err)
		}
		if r[0] != "speech" && r[2] != "neutral" && r[2] != "uncertain" {
			list = append(list, moment{r[1], r[0], r[2], from})
		}
	}
	if len(list) < 5 {
		t.Fatalf("%d expressions are too few to jump between", len(list))
	}
	slices.SortStableFunc(list, func(a, b moment) int { return cmp.Compare(a.from, b.from) }) // states come first
	return list
}

// after is the first moment after a time of the given kind; "" is any kind.
func after(list []moment, now float64, kind string) float64 {
	for _, m := range list {
		if m.from > now+0.02 && (kind == "" || m.kind == kind || m.label == kind) {
			return m.from
		}
	}
	return now
}
