package agreementreport

import (
	"io"
	"path/filepath"
	"strings"

	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/outcome"
)

// Format writes a report.
type Format func(out io.Writer, r *comparison.Result) error

// Extensions of files that can be written.
const Extensions = ".csv, .tsv, .json, .md, .html"

// Of is the format of a file's name.
func Of(path string) (Format, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv":
		return CSV, nil
	case ".tsv":
		return TSV, nil
	case ".json":
		return JSON, nil
	case ".md", ".txt":
		return Text, nil
	case ".html", ".htm":
		return Page, nil
	}
	return nil, outcome.Usagef("-o %s: the name must end in one of %s", path, Extensions)
}
