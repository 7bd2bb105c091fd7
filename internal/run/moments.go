package run

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/moments"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/session"
)

// Highlights ranks the moments of a session.
type Highlights struct {
	Record    string
	Recording string // what the record was made of; needed for contact sheets and clips
	People    export.People
	Weights   moments.Weights
	Choice    moments.Choice
	Tables    []TableTarget
	Sheets    []string // PNG files
	Clips     Clips
	Markers   []export.Target // outputs that are made of events
	Blur      bool            // hide faces on contact sheets
	Marked    string          // a file of what people marked as moments; "" for none
	Within    time.Duration   // how near a mark lies to a moment that has it
	Overwrite export.Overwriter
}

// MomentTables are the tables of moments.
var MomentTables = []string{"moments"}

// Moments writes the moments of a record. A record that cannot be read to its end is ranked as
// far as it goes, and reported.
func Moments(ctx context.Context, env Env, job Highlights) error {
	reads := export.ReadFiles(job.Record, job.Recording)
	if err := job.check(ctx, reads); err != nil {
		return err
	}
	s, err := readSession(job.Record, env.In, session.Options{Sheet: job.People.Sheet, Ignore: job.People.Ignore})
	if err != nil {
		return err
	}
	if err := missing(s, 1); err != nil {
		return fmt.Errorf("%s: %w", job.Record, err)
	}
	if name := job.Choice.Person; name != "" {
		p := s.Person(name)
		if p == nil {
			return fmt.Errorf("%s: %w", job.Record, nobodyCalled(s, name))
		}
		job.Choice.Person = p.Name
	}
	if job.Recording != "" {
		if err := sameRecording(ctx, job.Recording, decodeOptions, s.Stream); err != nil {
			return err
		}
	}
	list := job.Choice.Choose(moments.Merge(moments.Candidates(s, job.Weights)))
	marks, err := job.marks()
	if err != nil {
		return err
	}
	if err := checkTables(nil, job.Clips.names(len(list)), job.Overwrite, reads); err != nil {
		return err
	}
	if len(job.Tables)+len(job.Sheets)+len(job.Markers)+len(job.Clips.Targets) == 0 {
		return errors.Join(printMoments(env.Out, list), job.sayHits(env, s, list, marks), fault(job.Record, s))
	}
	if err := job.write(ctx, env, s, list, reads); err != nil {
		return err
	}
	if err := job.sayHits(env, s, list, marks); err != nil {
		return err
	}
	return fault(job.Record, s)
}

// check refuses outputs before anything is read.
func (j Highlights) check(ctx context.Context, reads output.Inputs) error {
	if len(j.Sheets) > 0 && j.Recording == "" {
		return outcome.Usagef("-o %s: a contact sheet shows pictures of the recording: name it with --recording FILE", j.Sheets[0])
	}
	if len(j.Sheets) > 0 && j.Record == export.Pipe {
		return outcome.Usagef("-o %s: a contact sheet needs the record as a file, not from a pipe", j.Sheets[0])
	}
	if err := j.Clips.check(j.Recording, j.Blur); err != nil {
		return err
	}
	others := append([]string(nil), j.Sheets...)
	for i, t := range j.Markers {
		if t.Video() || t.Format.Frames {
			return outcome.Usagef("-o %s: %s is made of frames; moments are intervals", t.Pattern, t.Format.Name)
		}
		j.Markers[i].Path = t.Pattern
		others = append(others, t.Pattern)
	}
	return checkTables(j.Tables, others, j.Overwrite, reads)
}

func (j Highlights) write(ctx context.Context, env Env, s *session.Session, list []moments.Moment, reads output.Inputs) error {
	out := &tableSet{}
	out.note(s.Provenance.String())
	for _, t := range j.Tables {
		open, err := t.open(env, moments.Columns(), reads)
		if err != nil {
			return out.end(err)
		}
		out.tables = append(out.tables, open)
		if err := out.write(len(out.tables)-1, moments.Cells(stem(j.Record), list)...); err != nil {
			return out.end(err)
		}
	}
	for _, name := range j.Sheets {
		text, err := j.sheet(ctx, list)
		if err == nil {
			err = out.text(name, text, reads)
		}
		if err != nil {
			return out.end(err)
		}
	}
	if err := j.Clips.cut(ctx, env, j.Recording, s, list, out, reads); err != nil {
		return out.end(err)
	}
	if err := j.mark(ctx, env, s, list, reads); err != nil {
		return out.end(err)
	}
	return out.end(nil)
}
