package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/pipeline"
	"github.com/facecue/facecue/overlay"
)

// Set is the open outputs of one run.
type Set struct {
	outlets  []*Outlet
	texts    []text
	pictures []*overlay.Sink
	videos   []picture
	softs    []*softCopy
	past     history
	log      *slog.Logger
	remarks  remarks
	gallery  *gallery // nil where no output shows the recording
}

// Options are what the outputs of one recording need to know before the first frame.
type Options struct {
	Header    format.Header
	Carry     av.Carry
	Start     int64 // the tick at which an overlay begins
	Stdout    io.Writer
	Threads   int // of a video encoder; 0: its own choice
	People    People
	Hides     func(id int) bool // says, while frames are drawn, of whom overlays hide the face beside those of People; nil: of nobody
	Recording string            // its file, for outputs that name it; empty where the file is not known
	Log       *slog.Logger
	Reads     output.Inputs // what must not be written to
	Scratch   string        // a local folder in which outputs are collected; "" for none
	// Again opens the recording once more, for a copy.
	Again func(context.Context) (*decode.Packets, error)
}

// Open opens all outputs of a run, or none.
func Open(targets []Target, o Options) (*Set, error) {
	s := &Set{log: o.Log, remarks: remarks{log: o.Log, about: o.Recording}}
	if slices.ContainsFunc(targets, Target.ShowsRecording) && o.Recording != "" && decode.CheckRereadable(o.Recording) == nil {
		s.gallery = newGallery(o.Recording, o.Header.Stream, o.People.Ignore)
		o.Header.Pictures = s.gallery
	}
	for _, t := range targets {
		if err := s.open(t, o); err != nil {
			return nil, errors.Join(err, s.Discard())
		}
	}
	return s, nil
}

func (s *Set) open(t Target, o Options) error {
	if t.Path == Pipe {
		if err := CheckStdout(o.Stdout); err != nil {
			return err
		}
	}
	switch {
	case t.Soft():
		return s.openSoft(t, o)
	case t.Video():
		return s.openVideo(t, o)
	}
	return s.openTexts(t, o)
}

// outlet adds an output of a run.
func (s *Set) outlet(name string, o Options) *Outlet {
	l := &Outlet{name: outputName(name), sinks: s}
	if name == Pipe {
		l.pipe = &ErrorKeeper{Writer: o.Stdout}
	}
	s.outlets = append(s.outlets, l)
	return l
}

// outputName is what messages call an output.
func outputName(path string) string {
	if path == Pipe {
		return "standard output"
	}
	return path
}

// openTexts begins the text of all people and, where asked for, that of each apart.
func (s *Set) openTexts(t Target, o Options) error {
	all := s.outlet(t.Path, o)
	w, err := all.open(t, t.Path, o)
	if err != nil {
		return err
	}
	s.texts = append(s.texts, text{o.confine(w), all})
	if o.People.PerPerson && !t.Format.Single {
		each := s.outlet("the files of persons beside "+t.Path, o)
		s.texts = append(s.texts, text{o.confine(s.perPerson(each, t, o)), each})
	}
	return nil
}

// open begins a text at a path, which need not be the target's own.
func (l *Outlet) open(t Target, path string, o Options) (format.Writer, error) {
	var w io.Writer = l.pipe
	if path != Pipe {
		f, err := l.create(path, o)
		if err != nil {
			return nil, err
		}
		w = f
	}
	text, err := t.Format.New(w, t.optionsAt(path, o.Recording), o.Header)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return t.Format.Confine(remarking{text, &l.sinks.remarks}), nil
}

// perPerson is a target's text of each person in a file of its own.
func (s *Set) perPerson(l *Outlet, t Target, o Options) format.Writer {
	open := func(id int) (format.Writer, error) { return l.open(t, t.personFile(nameInFile(o.Header.Names, id)), o) }
	return newPerPersonWriter(&s.past, open, func() {
		o.Log.Warn(fmt.Sprintf("%s: over %d people; the others have no file of their own", t.Path, mostPeople))
	})
}

// confine limits a text to the people and the reading that are asked for.
func (o Options) confine(w format.Writer) format.Writer {
	return o.People.Only.confine(withoutIgnored(w, o.People.Ignore))
}

// openVideo opens an overlay. A file is written by libav under the temporary name
// that the output holds.
func (s *Set) openVideo(t Target, o Options) error {
	c := overlay.Config{
		Container: t.Format.Name, Options: t.Options, Stream: o.Header.Stream, Names: o.Header.Names, Words: o.Header.Words, Carry: o.Carry,
		Start: o.Start, Threads: o.Threads, Ignore: o.People.Ignore, Also: o.Hides, Note: o.Header.Provenance.String(), Logger: o.Log,
	}
	l := s.outlet(t.Path, o)
	if l.pipe != nil {
		c.Pipe = l.pipe
	} else {
		f, err := l.create(t.Path, o)
		if err != nil {
			return err
		}
		c.Path = f.Name()
	}
	sink, err := overlay.New(c)
	if err != nil {
		return fmt.Errorf("%s: %w", t.Path, err)
	}
	s.pictures = append(s.pictures, sink)
	s.videos = append(s.videos, picture{sink, l})
	return nil
}

// Tap gives every overlay the packets it copies.
func (s *Set) Tap(r *decode.Reader) {
	if len(s.pictures) > 0 {
		r.Tap(overlay.Share(s.pictures))
	}
}

// Sinks are the text outputs, for the pipeline.
func (s *Set) Sinks() (list []pipeline.Sink) {
	if s.gallery != nil {
		list = append(list, s.gallery)
	}
	for _, t := range s.texts {
		list = append(list, t)
	}
	return list
}

// FrameSinks are the overlays, for the pipeline.
func (s *Set) FrameSinks() (list []pipeline.FrameSink) {
	for _, p := range s.videos {
		list = append(list, p)
	}
	return list
}

// Events gives all text outputs events, for a run that has no frames.
func (s *Set) Events(events []event.Event) error {
	for _, w := range s.texts {
		for _, e := range events {
			if err := w.Event(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// Add makes what another writer fills one of the outputs of the run; file is nil for
// standard output.
func (s *Set) Add(name string, to *ErrorKeeper, file *output.File) *Outlet {
	o := &Outlet{name: outputName(name), pipe: to, sinks: s}
	if file != nil {
		o.files = []*output.File{file}
	}
	s.outlets = append(s.outlets, o)
	return o
}
