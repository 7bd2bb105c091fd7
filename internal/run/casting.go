package run

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/draw"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/people"
)

// Casting says who is in a record.
type Casting struct {
	Record    string // "-" for standard input
	Recording string // what the record was made of; "" looks for it beside the record
	People    export.People
	Outputs   []string // .csv: a table to be edited; .png, .html: a sheet of faces; none: print
	Blur      bool     // hide all faces on sheets
	Overwrite export.Overwriter
}

// Cast prints who is in a record, or writes it.
func Cast(ctx context.Context, env Env, job Casting) error {
	reads := export.ReadFiles(job.Record, job.Recording)
	if err := job.check(reads); err != nil {
		return err
	}
	c, err := readCast(ctx, env, job.Record, job.People)
	if err != nil {
		return err
	}
	if len(job.Outputs) == 0 {
		return printCast(env.Out, job.People.Names, c)
	}
	out := &tableSet{}
	return out.end(job.write(ctx, env, c, out, reads))
}

// check refuses outputs before anything is read.
func (j Casting) check(reads output.Inputs) error {
	for _, name := range j.Outputs {
		if !slices.Contains([]string{".csv", ".png", ".html"}, extension(name)) {
			return outcome.Usagef("-o %s: people writes a table, .csv, or a sheet of faces, .png or .html", name)
		}
		if extension(name) != ".png" {
			continue
		}
		if err := (draw.Style{Names: j.People.Names}).Legible(); err != nil {
			return outcome.Usagef("-o %s: %w; .html shows every letter", name, err)
		}
	}
	return checkTables(nil, j.Outputs, j.Overwrite, reads)
}

func extension(name string) string { return strings.ToLower(filepath.Ext(name)) }

func (j Casting) write(ctx context.Context, env Env, c *cast, out *tableSet, reads output.Inputs) error {
	sheet := &faceSheet{job: j, cast: c}
	for _, name := range j.Outputs {
		var text bytes.Buffer
		var err error
		if extension(name) == ".csv" {
			rows, seen := j.People.Sheet.Sheet(c.people)
			err = people.Write(&text, rows, seen)
		} else {
			err = sheet.write(ctx, env, name, &text)
		}
		if err == nil {
			err = out.text(name, text.Bytes(), reads)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
