package output

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestCheck(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in.mp4")
	hard, soft, dangling := filepath.Join(dir, "hard.mp4"), filepath.Join(dir, "soft.mp4"), filepath.Join(dir, "gone")
	other := filepath.Join(dir, "other.vtt")
	for _, name := range []string{in, other} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, err := range []error{os.Link(in, hard), os.Symlink(in, soft), os.Symlink(filepath.Join(dir, "nil"), dangling)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	cases := []struct {
		name, target string
		want         error
		ok           bool
	}{
		{"new file", filepath.Join(dir, "new.vtt"), nil, true},
		{"existing file", other, ErrExists, false},
		{"the input", in, ErrIsInput, false},
		{"a hard link to the input", hard, ErrIsInput, false},
		{"a symbolic link to the input", soft, ErrIsInput, false},
		{"a dangling link", dangling, nil, false},
		{"a folder", dir, nil, false},
		{"no such folder", filepath.Join(dir, "no", "x.vtt"), nil, false},
		{"a device", os.DevNull, nil, true},
		{"a name of temporary files", filepath.Join(dir, "a.partial"), nil, false},
		{"a file as a folder", filepath.Join(other, "x.vtt"), nil, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := Check(c.target, Reads(in))
			if (err == nil) != c.ok || c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("Check: %v", err)
			}
		})
	}
}
