package run

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/measure"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/page"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/session"
)

// Report makes an index of sessions: a page with their strips, measures and links to their pages.
type Report struct {
	Inputs    []string // records, and folders whose records are taken
	Output    string   // the index
	Pages     bool     // write the page of a session where it is missing or older than what it shows
	People    export.People
	Roles     map[string]string // by the name of a person, beside those of the tables of people
	Workers   int               // records read at once
	Overwrite export.Overwriter
}

// reported is a record of an index.
type reported struct {
	record, folder string // folder is that of the record, as seen from the input, with a slash at its end
	sheet          string // the table of people beside the record; "" without one
	page           string // the page beside the record, which need not exist
	entry          page.Entry
	unread         bool  // the index lacks the record
	err            error // what is wrong with the record, or with writing its page
}

// MakeReport writes the index, and pages where they are asked for. A record that cannot be read is reported, and the
// index has the others.
func MakeReport(ctx context.Context, env Env, job Report) error {
	records, err := job.records(env)
	if err != nil {
		return err
	}
	reads := export.ReadFiles(namesOfReported(records)...)
	if err := job.Overwrite.Allow(job.Output, reads); err != nil {
		return err
	}
	if job.Pages {
		if err := job.writePages(ctx, env, records); err != nil {
			return err
		}
	}
	if err := job.read(ctx, records); err != nil {
		return err
	}
	var entries []page.Entry
	for i := range records {
		if r := &records[i]; !r.unread {
			entries = append(entries, r.entry)
		}
	}
	if len(entries) == 0 {
		return ended(env, records)
	}
	if err := job.write(env, entries, reads); err != nil {
		return err
	}
	return ended(env, records)
}

// ended reports what is wrong with records, and says how a run with them ends.
func ended(env Env, records []reported) error {
	failed := 0
	for _, r := range records {
		if r.err == nil {
			continue
		}
		if failed++; len(records) == 1 {
			return r.err
		}
		env.Report(r.err)
	}
	if failed > 0 {
		return outcome.SomeFailed{Failed: failed, All: len(records)}
	}
	return nil
}

// records are those of the inputs, in the order of their names, each once.
func (j Report) records(env Env) (list []reported, err error) {
	for _, input := range j.Inputs {
		info, err := os.Stat(input)
		if err != nil {
			return nil, err
		}
		found, root := []string{input}, filepath.Dir(input)
		if info.IsDir() {
			root = input
			if found, err = recordsIn(input, env); err != nil {
				return nil, err
			}
		}
		for _, record := range found {
			list = append(list, besideReported(record, root))
		}
	}
	slices.SortStableFunc(list, func(a, b reported) int {
		return cmp.Or(naturally(a.folder, b.folder), naturally(stem(a.record), stem(b.record)), cmp.Compare(a.record, b.record))
	})
	return slices.CompactFunc(list, func(a, b reported) bool { return a.record == b.record }), nil
}

// besideReported finds what stands beside a record: the table of people and the page of its name.
func besideReported(record, root string) reported {
	name := strings.TrimSuffix(record, filepath.Ext(record))
	r := reported{record: record, page: name + ".html"}
	if folder, err := filepath.Rel(root, filepath.Dir(record)); err == nil && folder != "." {
		r.folder = filepath.ToSlash(folder) + "/"
	}
	if sheet := name + ".people.csv"; isFile(sheet) {
		r.sheet = sheet
	}
	return r
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

func namesOfReported(list []reported) (names []string) {
	for _, r := range list {
		names = append(names, r.record)
		if r.sheet != "" {
			names = append(names, r.sheet)
		}
	}
	return names
}

// read fills the entries of the records.
func (j Report) read(ctx context.Context, records []reported) error {
	group, going := errgroup.WithContext(ctx)
	group.SetLimit(max(1, j.Workers))
	for i := range records {
		group.Go(func() error {
			if going.Err() == nil {
				r := &records[i]
				wrong := j.one(r)
				r.err = cmp.Or(r.err, wrong)
			}
			return going.Err()
		})
	}
	return errors.Join(group.Wait(), context.Cause(ctx))
}

// one reads one record; of a damaged one, what stands before the damage.
func (j Report) one(r *reported) error {
	r.unread = true
	who, err := j.peopleOf(r)
	if err != nil {
		return err
	}
	s, err := readSession(r.record, nil, session.Options{Sheet: who.Sheet, Ignore: who.Ignore})
	if err != nil {
		return err
	}
	e := &r.entry
	e.Name, e.Folder = stem(r.record), r.folder
	e.Participant, e.Session = measure.IDs(r.record)
	if s.Fault != nil {
		e.Fault = s.Fault.Error()
	}
	if isPage(r.page) {
		e.Page = export.SeenFrom(j.Output, r.page)
	}
	e.Add(s, Summary{People: who, Roles: j.Roles}.roles(s))
	r.unread = false
	return fault(r.record, s)
}

// peopleOf is what is said of the people of a record: by the table beside it, and by names of the command line.
func (j Report) peopleOf(r *reported) (export.People, error) {
	who := j.People
	if r.sheet == "" {
		return who, nil
	}
	f, err := os.Open(r.sheet)
	if err != nil {
		return who, err
	}
	defer f.Close()
	own, err := people.Read(f)
	if err == nil {
		own, err = own.WithNames(j.People.Sheet.Names())
	}
	if err != nil {
		return who, fmt.Errorf("%s: %w", r.sheet, err)
	}
	who.Sheet, who.Names = own, own.Names()
	who.Ignore = append(slices.Clone(who.Ignore), own.Ignored()...)
	return who, nil
}

func (j Report) write(env Env, entries []page.Entry, reads output.Inputs) error {
	var text bytes.Buffer
	if err := page.WriteIndex(&text, env.Version, j.People.Words, entries); err != nil {
		return err
	}
	f, err := output.Create(j.Output, reads)
	if err != nil {
		return err
	}
	if _, err := f.Write(text.Bytes()); err != nil {
		return errors.Join(err, f.Discard())
	}
	return output.Commit(f)
}
