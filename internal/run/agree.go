package run

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/ratertrack"
	"github.com/facecue/facecue/internal/session"
)

// Agreeing measures how well raters and records agree.
type Agreeing struct {
	Files     []string // of one session, one for each rater
	Manifest  string   // a table of sessions, raters and files, in place of Files; "" for none
	Reader    ratertrack.Reader
	Options   comparison.Options
	Outputs   []string // files; the text for people goes to standard output
	Require   []Requirement
	Overwrite export.Overwriter
}

// Agree reads all files, writes the report and says which requirement is not met.
func Agree(ctx context.Context, env Env, job Agreeing) error {
	sessions, err := job.sessions()
	if err != nil {
		return err
	}
	w := reportWriting{targets: job.Outputs, reads: export.ReadFiles(namesOf(sessions)...), overwrite: job.Overwrite}
	if err := w.check(); err != nil {
		return err
	}
	var remarks []string
	if job.Options.Fleeting {
		job.Reader.Fleeting = job.candidates
	}
	job.Reader.Many = len(sessions) > 1
	job.Reader.Remarks = func(text string) {
		if !slices.Contains(remarks, text) {
			remarks = append(remarks, text)
		}
	}
	result, err := job.compare(ctx, sessions)
	if err != nil {
		return err
	}
	result.Remarks = append(remarks, result.Remarks...)
	return w.report(env, result, job.Require)
}

// sessions are those of the manifest, or the one session of the files.
func (j Agreeing) sessions() ([]ratertrack.Session, error) {
	if j.Manifest == "" {
		var files []ratertrack.File
		for _, path := range j.Files {
			files = append(files, ratertrack.File{Path: path})
		}
		return []ratertrack.Session{{Files: files}}, nil
	}
	if len(j.Files) > 0 {
		return nil, outcome.Usagef("--manifest %s names the files; name no others", j.Manifest)
	}
	return ratertrack.ReadManifest(j.Manifest)
}

func namesOf(sessions []ratertrack.Session) (paths []string) {
	for _, s := range sessions {
		for _, f := range s.Files {
			paths = append(paths, f.Path)
		}
	}
	return paths
}

// compare reads the files of each session and measures all of them.
func (j Agreeing) compare(ctx context.Context, list []ratertrack.Session) (*comparison.Result, error) {
	var (
		sessions []comparison.Session
		raters   []string
	)
	for _, s := range list {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		sources, err := j.Reader.Session(s.Files)
		if err != nil {
			return nil, err
		}
		for _, source := range sources {
			raters = append(raters, source.Rater)
		}
		sessions = append(sessions, comparison.Session{Name: s.Name, Patient: s.Patient, Sources: sources})
	}
	if err := known("--offset", keys(j.Reader.Shift), raters); err != nil {
		return nil, err
	}
	if err := known("--coded", keys(j.Reader.Coded), raters); err != nil {
		return nil, err
	}
	result, err := comparison.Compare(ctx, sessions, j.Options)
	if errors.Is(err, comparison.ErrAlone) {
		err = fmt.Errorf("%w (%s); --person anna=1 says who is who", err, whoIsWhere(sessions))
	}
	return result, err
}

// candidates are the fleeting candidates of a record, as facecue render finds them, by the name of the
// person.
func (j Agreeing) candidates(path string) (map[string][]comparison.Span, error) {
	s, err := readSession(path, nil, session.Options{Sheet: j.Reader.Sheet, Ignore: j.Reader.Sheet.Ignored()})
	if err != nil {
		return nil, err
	}
	list := map[string][]comparison.Span{}
	for _, p := range s.People {
		for _, e := range p.Events {
			if e.Kind == event.Fleeting {
				span := comparison.Span{Range: comparison.Range{From: secondsOf(e.Onset), To: secondsOf(e.Offset)}, Label: e.Label.String()}
				list[p.Name] = append(list[p.Name], span)
			}
		}
	}
	return list, nil
}

func keys[T time.Duration | ratertrack.Coded](m map[string]T) (list []string) {
	for k := range m {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

// known refuses the name of a rater that there is not.
func known(flag string, names, raters []string) error {
	for _, name := range names {
		if name != "" && !slices.Contains(raters, name) {
			return outcome.Usagef("%s %s=...: there is no such rater; there are %s", flag, name, strings.Join(slices.Compact(slices.Sorted(slices.Values(raters))), ", "))
		}
	}
	return nil
}

// mostNamed bounds the raters in a message.
const mostNamed = 4

// whoIsWhere says whom the raters of the first session judge.
func whoIsWhere(sessions []comparison.Session) string {
	var parts []string
	for _, s := range sessions[0].Sources[:min(mostNamed, len(sessions[0].Sources))] {
		var people []string
		for _, t := range s.Tracks[:min(mostNamed, len(s.Tracks))] {
			people = append(people, t.Person)
		}
		parts = append(parts, s.Rater+": "+strings.Join(people, ", "))
	}
	return strings.Join(parts, "; ")
}
