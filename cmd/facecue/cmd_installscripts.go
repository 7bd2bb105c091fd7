package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/contrib"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
)

func installScriptsCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "install-scripts",
		Category:  categoryMachine,
		Usage:     "give mpv and VLC keys and a list to jump between expressions",
		ArgsUsage: "[mpv] [vlc]",
		Description: `Writes the scripts that this program carries into the players' folders, both where none
is named, and says which files:

  facecue install-scripts
  facecue install-scripts mpv
  facecue install-scripts --vlc ~/.var/app/org.videolan.VLC/data/vlc vlc

mpv:  Alt+n, Alt+p next, previous expression; Alt+f, Alt+F fleeting; Alt+t timeline; Alt+m menu
VLC:  View > facecue: expressions shown

They read NAME.events.csv, or else NAME.jsonl, beside NAME.mp4.

` + reads,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "mpv", Usage: "mpv's configuration `DIR`", DefaultText: "$MPV_HOME, else ~/.config/mpv"},
			&cli.StringFlag{Name: "vlc", Usage: "VLC's data `DIR`", DefaultText: "~/.local/share/vlc"},
			&cli.BoolFlag{Name: "y", Usage: "replace scripts that were changed"},
			&cli.BoolFlag{Name: "n", Usage: "never replace a file"},
		},
		Action: func(c *cli.Context) error { return installScripts(c, s) },
	}
}

// player is one that has scripts.
type player struct {
	name    string
	scripts []contrib.Script
	folder  func() (string, error)
}

func players() []player {
	return []player{{"mpv", contrib.MPV(), mpvFolder}, {"vlc", contrib.VLC(), vlcFolder}}
}

func installScripts(c *cli.Context, s streams) error {
	for _, name := range c.Args().Slice() {
		if !slices.ContainsFunc(players(), func(p player) bool { return p.name == name }) {
			return outcome.Usagef("no scripts for %q; there are some for mpv and vlc", name)
		}
	}
	replace := overwriter(c, s)
	for _, p := range players() {
		if c.Args().Present() && !slices.Contains(c.Args().Slice(), p.name) {
			continue
		}
		if err := p.install(c, replace); err != nil {
			return err
		}
	}
	return nil
}

func (p player) install(c *cli.Context, replace export.Overwriter) error {
	folder := c.String(p.name)
	if folder == "" {
		var err error
		if folder, err = p.folder(); err != nil {
			return fmt.Errorf("finding %s's folder: %w; name it with --%s", p.name, err, p.name)
		}
	}
	for _, s := range p.scripts {
		path := filepath.Join(folder, filepath.FromSlash(s.Path))
		what, err := put(path, s.Text, replace)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(c.App.Writer, "%s %s\n", what, path); err != nil {
			return err
		}
	}
	return nil
}

// put writes a file unless it is there already, word for word.
func put(path string, text []byte, replace export.Overwriter) (what string, err error) {
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, text) {
		return "unchanged", nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", fmt.Errorf("making a folder for scripts: %w", err)
	}
	if err := replace.Allow(path, nil); err != nil {
		return "", err
	}
	f, err := output.Create(path, nil)
	if err != nil {
		return "", err
	}
	if _, err := f.Write(text); err != nil {
		f.Discard()
		return "", fmt.Errorf("writing %s: %w", path, err)
	}
	return "wrote", f.Commit()
}

// mpvFolder is mpv's own rule (mpv manual, "FILES").
func mpvFolder() (string, error) {
	if home := os.Getenv("MPV_HOME"); home != "" {
		return home, nil
	}
	config, err := os.UserConfigDir()
	return filepath.Join(config, "mpv"), err
}

// vlcFolder is below the folder for data of the XDG Base Directory Specification.
func vlcFolder() (string, error) {
	if data := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(data) {
		return filepath.Join(data, "vlc"), nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share", "vlc"), err
}
