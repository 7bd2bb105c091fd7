package contrib

import (
	"bytes"
	"io/fs"
	"testing"
)

// TestEveryScriptIsInstalled: every embedded script is in MPV or VLC.
func TestEveryScriptIsInstalled(t *testing.T) {
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := files.ReadFile(path)
		for _, s := range append(MPV(), VLC()...) {
			if bytes.Equal(s.Text, text) {
				return err
			}
		}
		t.Errorf("%s is embedded and not installed", path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
