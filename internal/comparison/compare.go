package comparison

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/resample"
)

// Session is what several raters say of one recording.
type Session struct {
	Name    string
	Patient string // sessions with the same one belong together; "" if unknown
	Sources []Source
}

// Errors of comparisons.
var (
	ErrAlone  = errors.New("nobody is judged by two raters, so there is nothing to compare")
	ErrCommon = errors.New("there is no time that all raters judged, so there is nothing to compare")
)

// work is a comparison under way.
type work struct {
	Options
	result *Result
	book   *book
	all    []aligned
	counts []*resample.Sequence // of each of all

	fleetingLabels []string // numbered as fleeting candidates have them
}

// Compare measures how well the raters of some sessions agree.
func Compare(ctx context.Context, sessions []Session, o Options) (*Result, error) {
	w := &work{Options: o, result: &Result{Options: o}}
	w.result.Raters, w.result.Machine = raters(sessions)
	if err := w.alignAll(sessions); err != nil {
		return nil, err
	}
	w.result.Labels = used(w.all, o)
	w.book = newBook(len(w.result.Raters), w.result.Labels)
	for _, a := range w.all {
		w.counts = append(w.counts, w.book.count(a, o))
	}
	for i := range w.all {
		if err := ctx.Err(); err != nil {
			return nil, context.Cause(ctx)
		}
		w.one(i)
	}
	if len(w.sessions()) > 1 {
		w.pooled()
	}
	return w.result, nil
}

// raters are all names, records last.
func raters(sessions []Session) (names []string, machine []bool) {
	for _, ours := range []bool{false, true} {
		for _, s := range sessions {
			for _, source := range s.Sources {
				if source.Machine == ours && !slices.Contains(names, source.Rater) {
					names, machine = append(names, source.Rater), append(machine, ours)
				}
			}
		}
	}
	return names, machine
}

// alignAll finds the common units of each person in each session.
func (w *work) alignAll(sessions []Session) error {
	framed, apart := false, false
	for _, s := range sessions {
		frames := framesOf(s.Sources)
		framed = framed || len(frames) > 0
		for _, person := range people(s.Sources) {
			tracks := w.tracks(s.Sources, person)
			if judging(tracks) < 2 {
				w.remark(s, "%s is judged by one rater alone and is left out", person)
				continue
			}
			a, err := align(tracks, frames, w.Options)
			if err != nil {
				return err
			}
			if a.session, a.patient, a.person = s.Name, s.Patient, person; len(a.units) == 0 {
				apart = true
				w.remark(s, "no time of %s was judged by all raters", person)
				continue
			}
			w.all = append(w.all, a)
		}
	}
	if !framed && w.Step == 0 {
		w.Step, w.result.Options.Step = DefaultStep, DefaultStep
	}
	switch {
	case len(w.all) > 0:
		return nil
	case apart:
		return fmt.Errorf("%w: %s; --coded says what time was judged, --offset moves a rater", ErrCommon, strings.Join(w.result.Remarks, "; "))
	case len(w.result.Remarks) > 0:
		return fmt.Errorf("%w: %s", ErrAlone, w.result.Remarks[0])
	}
	return ErrAlone
}

func (w *work) remark(s Session, text string, args ...any) {
	text = fmt.Sprintf(text, args...)
	if s.Name != "" {
		text = s.Name + ": " + text
	}
	w.result.Remarks = append(w.result.Remarks, text)
}

// tracks of one person, by rater.
func (w *work) tracks(sources []Source, person string) []*Track {
	list := make([]*Track, len(w.result.Raters))
	for i := range sources {
		list[slices.Index(w.result.Raters, sources[i].Rater)] = sources[i].Track(person)
	}
	return list
}

func judging(tracks []*Track) (n int) {
	for _, t := range tracks {
		if t != nil {
			n++
		}
	}
	return n
}

// people are all of whom some source says something, in order of their first appearance.
func people(sources []Source) (names []string) {
	for _, s := range sources {
		for _, t := range s.Tracks {
			if !slices.Contains(names, t.Person) {
				names = append(names, t.Person)
			}
		}
	}
	return names
}

// framesOf are those of the first record.
func framesOf(sources []Source) []Range {
	for _, s := range sources {
		if len(s.Frames) > 0 {
			return s.Frames
		}
	}
	return nil
}

// sessions are the names of those that are compared.
func (w *work) sessions() (names []string) {
	for _, a := range w.all {
		if !slices.Contains(names, a.session) {
			names = append(names, a.session)
		}
	}
	return names
}
