package run

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"slices"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/record"
)

// readEstimates learns from the headers of all records which estimates their networks give,
// since a table has its columns before the first record is read. It returns the standard
// input, from which a record may still be read whole. What is wrong with a record is said
// when it is measured.
func (c *cohort) readEstimates(stdin io.Reader) io.Reader {
	for _, name := range c.records {
		var list []face.Estimate
		if name == export.Pipe {
			list, stdin = estimatesOfPipe(stdin)
		} else {
			list = estimatesOf(name)
		}
		for _, e := range list {
			if !slices.ContainsFunc(c.estimates, func(known face.Estimate) bool { return known.Name == e.Name }) {
				c.estimates = append(c.estimates, e)
			}
		}
	}
	return stdin
}

func estimatesOf(name string) []face.Estimate {
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	return estimatesIn(f)
}

func estimatesIn(in io.Reader) []face.Estimate {
	from, err := record.Open(in)
	if err != nil {
		return nil
	}
	return from.Provenance().Estimates
}

// mostHeader bounds the first line of a record that comes by a pipe.
const mostHeader = 1 << 20

// estimatesOfPipe looks at the first line of a record that comes by a pipe, or at a file that is the
// standard input, which it then rewinds.
func estimatesOfPipe(in io.Reader) ([]face.Estimate, io.Reader) {
	if f, ok := in.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			at, err := f.Seek(0, io.SeekCurrent)
			if err != nil {
				return nil, in
			}
			list := estimatesIn(f)
			if _, err := f.Seek(at, io.SeekStart); err != nil {
				return nil, in
			}
			return list, in
		}
	}
	b := bufio.NewReaderSize(in, mostHeader)
	for n := 1 << 10; ; n *= 2 {
		head, err := b.Peek(min(n, mostHeader))
		if line, _, whole := bytes.Cut(head, []byte("\n")); whole {
			return estimatesIn(bytes.NewReader(append(slices.Clone(line), '\n'))), b
		}
		if err != nil || n >= mostHeader {
			return nil, b
		}
	}
}
