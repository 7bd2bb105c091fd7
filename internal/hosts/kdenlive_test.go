//go:build hosts

package hosts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestKdenliveProject: a project as Kdenlive saves it, with the effect on a clip
// that was cut, renders through melt as through its render dialogue.
func TestKdenliveProject(t *testing.T) {
	s := newCut(t)
	text, err := os.ReadFile("testdata/project.kdenlive")
	if err != nil {
		t.Fatal(err)
	}
	project := strings.ReplaceAll(string(text), "ROOT", s.folder)
	if err := os.WriteFile(filepath.Join(s.folder, "project.kdenlive"), []byte(project), 0o644); err != nil {
		t.Fatal(err)
	}
	got := s.melt(t, 1, "project.kdenlive")
	want := s.drawn(t, s.pixels(), map[string]string{"record": s.record, "style": "label"})
	s.same(t, "the project", got, want[40*s.size():70*s.size()])
}

// TestKdenliveEffect is well-formed XML by another reader's word than ours.
func TestKdenliveEffect(t *testing.T) {
	s := newStage(t, film{32, 32, 1})
	effect, err := filepath.Abs("../../contrib/kdenlive/frei0r_facecue.xml")
	if err != nil {
		t.Fatal(err)
	}
	s.run(t, "xmllint", "--noout", effect)
}
