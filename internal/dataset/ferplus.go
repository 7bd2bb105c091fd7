package dataset

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
)

// The files of FER+: the pixels as FER2013 was published, and the votes of ten
// raters (github.com/microsoft/FERPlus). Row n of both is the same picture.
const (
	pixelsFile = "fer2013.csv"    // emotion, pixels, Usage
	votesFile  = "fer2013new.csv" // Usage, Image name, ten columns of votes
)

const (
	ferSide   = 48
	ferVotes  = 10 // eight expressions, unknown, not a face
	testUsage = "PrivateTest"
)

// ferPlus reads the test faces that have a label by the protocol.
func ferPlus(dir string, protocol Protocol) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		pixels, err := openTable(filepath.Join(dir, pixelsFile))
		if err != nil {
			yield(Item{}, err)
			return
		}
		defer pixels.Close()
		votes, err := openTable(filepath.Join(dir, votesFile))
		if err != nil {
			yield(Item{}, err)
			return
		}
		defer votes.Close()
		for {
			item, use, err := ferRow(pixels, votes, protocol)
			if errors.Is(err, io.EOF) {
				return
			}
			if !use && err == nil {
				continue
			}
			if !yield(item, err) || err != nil {
				return
			}
		}
	}
}

// ferRow reads the next picture; use is false for one that is not in the test set or has no
// label by the protocol.
func ferRow(pixels, votes *csvFile, protocol Protocol) (item Item, use bool, err error) {
	p, err := pixels.row(3)
	v, votesErr := votes.row(2 + ferVotes)
	if errors.Is(err, io.EOF) != errors.Is(votesErr, io.EOF) {
		return item, false, fmt.Errorf("%s and %s have not as many rows: one of them is cut off", pixels.Name(), votes.Name())
	}
	if err = errors.Join(err, votesErr); err != nil {
		return item, false, err
	}
	if p[2] != testUsage {
		return item, false, nil
	}
	truth, agreed, err := choose(v[2:2+ferVotes], protocol)
	if err != nil || !agreed {
		return item, false, err
	}
	grey, err := ferPixels(p[1])
	return Item{Name: v[1], Truth: truth, Face: grey}, true, err
}

// choose finds the label by the protocol; ok is false if there is none.
func choose(columns []string, protocol Protocol) (l face.Label, ok bool, err error) {
	best, bestVotes, allVotes := 0, 0, 0
	for i, text := range columns {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 0 {
			return face.None, false, fmt.Errorf("%s: %q is no number of votes", votesFile, text)
		}
		if n < 2 {
			continue // a single vote is left out
		}
		allVotes += n
		if n > bestVotes {
			best, bestVotes = i, n
		}
	}
	ok = bestVotes > 0 && best < face.NumLabels && (protocol == Plurality || 2*bestVotes > allVotes)
	return face.Neutral + face.Label(best), ok, nil
}

func ferPixels(text string) (pixel.Gray, error) {
	g := pixel.NewGray(ferSide, ferSide)
	fields := strings.Fields(text)
	if len(fields) != len(g.Pix) {
		return g, fmt.Errorf("%s: a picture of %d pixels, want %d", pixelsFile, len(fields), len(g.Pix))
	}
	for i, f := range fields {
		v, err := strconv.ParseUint(f, 10, 8)
		if err != nil {
			return g, fmt.Errorf("%s: pixel %q", pixelsFile, f)
		}
		g.Pix[i] = uint8(v)
	}
	return g, nil
}

// csvFile is an open table whose heading has been read.
type csvFile struct {
	*os.File
	rows *csv.Reader
}

func openTable(path string) (*csvFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	c := &csvFile{f, csv.NewReader(f)}
	c.rows.ReuseRecord = true
	c.rows.FieldsPerRecord = -1
	if _, err := c.rows.Read(); err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

// row reads a line with at least the given number of columns.
func (c *csvFile) row(columns int) ([]string, error) {
	row, err := c.rows.Read()
	if err == nil && len(row) < columns {
		err = fmt.Errorf("a row of %d columns, want %d", len(row), columns)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %w", c.Name(), err)
	}
	return row, err
}
