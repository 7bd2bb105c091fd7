package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// defaultCommand is what "facecue session.mp4" does.
const defaultCommand = "annotate"

// withCommand puts the command in that a command line without one means: the first word is
// an option of annotate, an existing file, or what looks like the name of a recording.
func withCommand(app *cli.App, args []string) []string {
	if len(args) < 2 || app.Command(args[1]) != nil || !meansRecording(args[1]) {
		return args
	}
	return slices.Concat(args[:1], []string{defaultCommand, "--preset", defaultPreset}, args[1:])
}

// rootOptions are the options of the program itself.
var rootOptions = []string{"--help", "-help", "-h", "--version", "-version", "-v"}

func meansRecording(word string) bool {
	if strings.HasPrefix(word, "-") {
		return !slices.Contains(rootOptions, word)
	}
	if _, err := os.Stat(word); err == nil {
		return true
	}
	return strings.Contains(word, "://") || slices.Contains(mediaExtensions, strings.ToLower(filepath.Ext(word)))
}

// mediaExtensions are those of recordings, by which a file that is not there is told from a
// command that is not there.
var mediaExtensions = []string{
	".3gp", ".asf", ".avi", ".dv", ".flv", ".gif", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".mts",
	".mxf", ".nut", ".ogv", ".ts", ".vob", ".webm", ".wmv", ".y4m",
}

// chooseOutputs sets what the command line leaves open as a preset has it: that of --preset,
// or the default one where -o names a folder and no output. The outputs of -o take the place
// of those of the preset.
func chooseOutputs(c *cli.Context) error {
	names, folder, err := namedOutputs(c)
	if err != nil {
		return err
	}
	if len(names) == 0 && folder != "" {
		if !c.IsSet("preset") {
			err = c.Set("preset", defaultPreset)
		}
		err = errors.Join(err, c.Set("output-dir", folder))
	}
	if err != nil {
		return err
	}
	return usePreset(c, len(names) > 0)
}
