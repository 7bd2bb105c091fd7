package main

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
)

// namedOutputs are the values of -o without the folder among them, and that folder, which
// -o FOLDER/ or --output-dir names; "" where neither does.
func namedOutputs(c *cli.Context) (names []string, folder string, err error) {
	folder = c.String("output-dir")
	for _, text := range c.StringSlice("o") {
		if !isFolder(text) {
			names = append(names, text)
			continue
		}
		if folder != "" && folder != text {
			return nil, "", outcome.Usagef("-o %s: outputs go to one folder, and %s was named too", text, folder)
		}
		folder = text
	}
	return names, folder, nil
}

func isFolder(text string) bool {
	if strings.HasSuffix(text, "/") {
		return true
	}
	info, err := os.Stat(text)
	return err == nil && info.IsDir()
}

// inFolder runs a command whose outputs go to a folder, which is made where it is not there.
// A folder that was made and stayed empty is removed.
func inFolder(folder string, do func() error) error {
	if folder == "" {
		return do()
	}
	_, err := os.Stat(folder)
	made := errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	err = do()
	if made && err != nil {
		os.Remove(folder) // fails where a file is in it
	}
	return err
}

// placedIn gives outputs without a folder of their own that of the command line.
func placedIn(list []export.Target, folder string) []export.Target {
	if folder == "" {
		return list
	}
	for i := range list {
		list[i] = list[i].In(folder)
	}
	return list
}
