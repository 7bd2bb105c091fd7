package run

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/ratertrack"
)

// Rating measures how well ratings on a scale agree.
type Rating struct {
	Files     []string
	Scale     comparison.Scale
	Values    ratertrack.Values // what is compared of records among the files
	Options   comparison.Options
	Outputs   []string
	Require   []Requirement
	Overwrite export.Overwriter
}

// Rate reads all tables as one, writes the report and says which requirement is not met.
func Rate(ctx context.Context, env Env, job Rating) error {
	if !slices.Contains([]comparison.Scale{comparison.NominalScale, comparison.OrdinalScale, comparison.IntervalScale, comparison.RatioScale}, job.Scale) {
		return outcome.Usagef("--scale %s: want nominal, ordinal, interval or ratio", job.Scale)
	}
	if job.Values.Column != "" && !ratertrack.HasRecords(job.Files) {
		return outcome.Usagef("--column %s: no record (.jsonl, .parquet) is among the files", job.Values.Column)
	}
	w := reportWriting{targets: job.Outputs, reads: export.ReadFiles(job.Files...), overwrite: job.Overwrite}
	for _, target := range job.Outputs {
		if strings.HasPrefix(strings.ToLower(filepath.Ext(target)), ".htm") {
			return outcome.Usagef("-o %s: the page shows labels over time; ratings on a scale are written as .csv, .tsv, .json or .md", target)
		}
	}
	if err := w.check(); err != nil {
		return err
	}
	var files []ratertrack.File
	for _, path := range job.Files {
		files = append(files, ratertrack.File{Path: path})
	}
	var remarks []string
	table, err := job.Values.WithRecords(files, job.Options.Step, func(text string) { remarks = append(remarks, text) })
	if err != nil {
		return err
	}
	result, err := comparison.Rate(ctx, table, job.Scale, job.Options)
	if err != nil {
		return err
	}
	result.Remarks = append(remarks, result.Remarks...)
	return w.report(env, result, job.Require)
}
