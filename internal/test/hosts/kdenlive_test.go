//go:build hosts

package hosts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestKdenliveProject: melt renders a project in the form that Kdenlive saves, with the effect on a
// trimmed clip and a record path relative to the project, whatever folder melt runs in.
func TestKdenliveProject(t *testing.T) {
	s := newMeltStage(t)
	text, err := os.ReadFile("testdata/project.kdenlive")
	if err != nil {
		t.Fatal(err)
	}
	moved := filepath.Join(s.folder, "moved")
	if err := os.Mkdir(moved, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"film.mkv", "film.jsonl"} {
		if err := os.Rename(filepath.Join(s.folder, name), filepath.Join(moved, name)); err != nil {
			t.Fatal(err)
		}
	}
	s.record = filepath.Join(moved, "film.jsonl")
	project := strings.ReplaceAll(string(text), "ROOT", moved)
	if err := os.WriteFile(filepath.Join(moved, "project.kdenlive"), []byte(project), 0o644); err != nil {
		t.Fatal(err)
	}
	got := s.melt(t, 1, "moved/project.kdenlive")
	want := s.drawn(t, s.pixels(), map[string]string{"record": s.record, "style": "label"})
	s.checkEqual(t, "the project", got, want[40*s.size():70*s.size()])
}

// TestKdenliveEffect: another program than Go finds the effect's XML well-formed.
func TestKdenliveEffect(t *testing.T) {
	s := newStage(t, film{32, 32, 1})
	effect, err := filepath.Abs("../../../contrib/kdenlive/frei0r_facecue.xml")
	if err != nil {
		t.Fatal(err)
	}
	s.run(t, "xmllint", "--noout", effect)
}
