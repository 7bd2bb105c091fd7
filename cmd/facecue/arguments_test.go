package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/urfave/cli/v2"
)

func TestInterspersed(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile(filepath.Join(".", "-x.mp4"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	flags := []cli.Flag{
		&cli.StringSliceFlag{Name: "o"}, &cli.BoolFlag{Name: "y"}, &cli.StringFlag{Name: "ss"},
	}
	cases := []struct {
		name       string
		args, want []string
	}{
		{"names first", []string{"a.mp4", "-o", "a.vtt", "-y"}, []string{"-o", "a.vtt", "-y", "--", "a.mp4"}},
		{"mixed", []string{"-y", "a", "-o=b", "c"}, []string{"-y", "-o=b", "--", "a", "c"}},
		{"pipe", []string{"-", "-o", "-"}, []string{"-o", "-", "--", "-"}},
		{"after dashes", []string{"-y", "--", "-o", "x"}, []string{"-y", "--", "-o", "x"}},
		{"a file that looks like an option", []string{"-x.mp4", "-o", "a.vtt"}, []string{"-o", "a.vtt", "--", "-x.mp4"}},
		{"unknown option", []string{"-nonsense", "a"}, []string{"-nonsense", "--", "a"}},
		{"value missing", []string{"a", "-o"}, []string{"-o", "--", "a"}},
		{"negative value", []string{"-ss", "-1", "a"}, []string{"-ss", "-1", "--", "a"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := interspersed(flags, c.args); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestCommaInAName: one output, whatever its name.
func TestCommaInAName(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	facecue(t, "annotate", short(t), "-o", filepath.Join(dir, "a,b.vtt")).want(t, exitDone, "")
	if names := left(t, dir); len(names) != 1 || names[0] != "a,b.vtt" {
		t.Errorf("wrote %v", names)
	}
}
