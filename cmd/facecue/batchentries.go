package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/corpus"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
)

// manifestName is that of the manifest where --manifest gives none.
const manifestName = "facecue.batch.jsonl"

// manifestPath is where the manifest is: as --manifest says, in --to, in the one folder that is
// searched, or in the working folder.
func manifestPath(c *cli.Context) string {
	if m := c.String("manifest"); m != "" {
		return m
	}
	if to := c.String("to"); to != "" {
		return filepath.Join(to, manifestName)
	}
	if inputs := c.Args().Slice(); len(inputs) == 1 && len(c.StringSlice("list")) == 0 {
		if info, err := os.Stat(inputs[0]); err == nil && info.IsDir() {
			return filepath.Join(inputs[0], manifestName)
		}
	}
	return manifestName
}

func folderOf(manifest string) string { return filepath.Dir(manifest) }

// batchEntries finds the recordings of a command line.
func batchEntries(c *cli.Context, s streams) ([]corpus.Entry, error) {
	search := corpus.Search{Match: c.StringSlice("match"), Root: c.String("root")}
	inputs, lists := c.Args().Slice(), c.StringSlice("list")
	if len(inputs)+len(lists) == 0 {
		return nil, outcome.Usagef("no input; \"facecue batch --help\" shows examples")
	}
	for _, in := range inputs {
		if in == export.Pipe {
			return nil, outcome.Usagef("a batch reads files; annotate reads standard input")
		}
	}
	all, err := corpus.Find(inputs, search)
	if err != nil {
		return nil, err
	}
	for _, list := range lists {
		if all, err = addList(all, search, list, s.in); err != nil {
			return nil, fmt.Errorf("--list %s: %w", list, err)
		}
	}
	return corpus.Unique(all), nil
}

// addList adds the recordings of a list. What a list says of a recording counts, also where the
// recording is found in a folder as well.
func addList(all []corpus.Entry, search corpus.Search, list string, in io.Reader) ([]corpus.Entry, error) {
	if list != export.Pipe {
		f, err := os.Open(list)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	rows, err := corpus.ReadList(in)
	if err != nil {
		return nil, outcome.Usage(err)
	}
	var listed []corpus.Entry
	for _, row := range rows {
		if row.Options.Table, err = tableHash(row.Options.People); err != nil {
			return nil, fmt.Errorf("%s: people: %w", row.Path, err)
		}
		if err := checkRow(row); err != nil {
			return nil, outcome.Usagef("%s: %w", row.Path, err)
		}
		if listed, err = search.Add(listed, row); err != nil {
			return nil, err
		}
	}
	return append(listed, all...), nil
}

// tableHash is the hash of a table of who is who; "" where a list gives none.
func tableHash(people string) (string, error) {
	if people == "" || isCount(people) {
		return "", nil
	}
	return corpus.Hash(people, corpus.Full)
}

// checkRow checks what a list says of one recording, before anything is begun.
func checkRow(row corpus.Row) error {
	if _, err := saidOf(export.People{}, row.Options, ""); err != nil {
		return err
	}
	for _, text := range []string{row.Options.Start, row.Options.End} {
		if text == "" {
			continue
		}
		if _, err := opt.ParseDuration(text); err != nil {
			return fmt.Errorf("%s: %w", text, err)
		}
	}
	return nil
}

// place gives every entry the names of its outputs.
func place(c *cli.Context, entries []corpus.Entry, targets []export.Target) error {
	for i, e := range entries {
		source := export.Source{Input: e.Path, Relative: e.Relative, To: c.String("to")}
		for _, t := range targets {
			if t.Pattern == export.Pipe {
				return outcome.Usagef("-o -: a batch writes files")
			}
			entries[i].Outputs = append(entries[i].Outputs, source.Expand(t.Pattern))
		}
	}
	return nil
}
