package run

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"os"
	"strings"
	"unicode"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/page"
)

// writePages writes the pages of records; what fails is kept for the end.
func (j Report) writePages(ctx context.Context, env Env, records []reported) error {
	for i := range records {
		records[i].err = j.writePage(ctx, env, &records[i])
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
	}
	return nil
}

// writePage writes the page of a record beside it, unless there is one that is as new as the record and its table of people.
func (j Report) writePage(ctx context.Context, env Env, r *reported) error {
	if isFile(r.page) && !older(r.page, r.record) && !older(r.page, r.sheet) {
		return nil
	}
	f, err := format.Named(page.Format)
	if err != nil {
		return err
	}
	who, err := j.peopleOf(r)
	if err != nil {
		return err
	}
	target := export.Target{Pattern: r.page, Path: r.page, Format: f, Options: f.Options.Defaults()}
	return Render(ctx, env, Rendering{Record: r.record, Targets: []export.Target{target}, People: who, Overwrite: j.Overwrite, Several: true})
}

// older tells that a file was written before another one, if there is one.
func older(name, than string) bool {
	a, errA := os.Stat(name)
	b, errB := os.Stat(than)
	return errA == nil && errB == nil && a.ModTime().Before(b.ModTime())
}

// isPage tells a page of a session from other files by its beginning.
func isPage(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	begin, err := io.ReadAll(io.LimitReader(f, 4<<10))
	return err == nil && bytes.Contains(begin, []byte(page.Sign))
}

// naturally compares names as people do: numbers in them by their size.
func naturally(a, b string) int {
	for a != "" && b != "" {
		partA, restA := leading(a)
		partB, restB := leading(b)
		if c := comparePart(partA, partB); c != 0 {
			return c
		}
		a, b = restA, restB
	}
	return cmp.Compare(len(a), len(b))
}

// leading is the longest part at the beginning of a text that is a number, or that holds no digit.
func leading(text string) (part, rest string) {
	digit := unicode.IsDigit(rune(text[0]))
	end := strings.IndexFunc(text, func(r rune) bool { return unicode.IsDigit(r) != digit })
	if end < 0 {
		return text, ""
	}
	return text[:end], text[end:]
}

func comparePart(a, b string) int {
	if unicode.IsDigit(rune(a[0])) && unicode.IsDigit(rune(b[0])) {
		a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	}
	return cmp.Compare(a, b)
}
