package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/pipeline"
	"github.com/facecue/facecue/overlay"
)

// sinks are the open outputs of one run.
type sinks struct {
	outlets  []*outlet
	texts    []text
	pictures []*overlay.Sink
	videos   []picture
	softs    []*soft
	past     history
	log      *slog.Logger
	remarks  remarks
}

// opening is what the outputs need to know before the first frame.
type opening struct {
	header    format.Header
	carry     frame.Carry
	start     int64 // the tick at which an overlay begins
	stdout    io.Writer
	threads   int
	ignore    face.People
	only      only
	perPerson bool
	recording string // its file, for outputs that name it; empty where it is not known
	log       *slog.Logger
	reads     output.Inputs // what must not be written to
	// again opens the recording once more, for a copy.
	again func(context.Context) (*decode.Packets, error)
}

// openSinks opens all outputs of a run, or none.
func openSinks(targets []target, o opening) (*sinks, error) {
	s := &sinks{log: o.log, remarks: remarks{log: o.log, about: o.recording}}
	for _, t := range targets {
		if err := s.open(t, o); err != nil {
			return nil, errors.Join(err, s.discard())
		}
	}
	return s, nil
}

func (s *sinks) open(t target, o opening) error {
	if t.path == pipe {
		if err := usable(o.stdout); err != nil {
			return err
		}
	}
	switch {
	case t.soft():
		return s.openSoft(t, o)
	case t.video():
		return s.openVideo(t, o)
	}
	return s.openTexts(t, o)
}

// outlet adds an output of a run.
func (s *sinks) outlet(name string, o opening) *outlet {
	l := &outlet{name: outputName(name), sinks: s}
	if name == pipe {
		l.pipe = &remembering{Writer: o.stdout}
	}
	s.outlets = append(s.outlets, l)
	return l
}

// outputName is what messages call an output.
func outputName(path string) string {
	if path == pipe {
		return "standard output"
	}
	return path
}

// openTexts begins the text of all people and, where asked for, that of each apart.
func (s *sinks) openTexts(t target, o opening) error {
	all := s.outlet(t.path, o)
	w, err := all.open(t, t.path, o)
	if err != nil {
		return err
	}
	s.texts = append(s.texts, text{o.narrowed(w), all})
	if o.perPerson {
		each := s.outlet("the files of persons beside "+t.path, o)
		s.texts = append(s.texts, text{o.narrowed(s.crowd(each, t, o)), each})
	}
	return nil
}

// open begins a text at a path, which need not be the target's own.
func (l *outlet) open(t target, path string, o opening) (format.Writer, error) {
	var w io.Writer = l.pipe
	if path != pipe {
		f, err := l.create(path, o.reads)
		if err != nil {
			return nil, err
		}
		w = f
	}
	text, err := t.format.New(w, t.optionsAt(path, o.recording), o.header)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return remarking{text, &l.sinks.remarks}, nil
}

// crowd is a target's text of each person apart.
func (s *sinks) crowd(l *outlet, t target, o opening) format.Writer {
	open := func(id int) (format.Writer, error) { return l.open(t, t.personFile(whoFile(o.header.Names, id)), o) }
	return newCrowd(&s.past, open, func() {
		o.log.Warn(fmt.Sprintf("%s: over %d people; the others have no file of their own", t.path, mostPeople))
	})
}

// narrowed confines a text to the people and the reading that are asked for.
func (o opening) narrowed(w format.Writer) format.Writer {
	return o.only.confine(leavingOut(w, o.ignore))
}

// openVideo opens an overlay. A file is written by libav under the temporary name
// that the output holds.
func (s *sinks) openVideo(t target, o opening) error {
	c := overlay.Config{
		Container: t.format.Name, Options: t.options, Stream: o.header.Stream, Names: o.header.Names, Words: o.header.Words, Carry: o.carry,
		Start: o.start, Threads: o.threads, Ignore: o.ignore, Note: o.header.Provenance.String(), Logger: o.log,
	}
	l := s.outlet(t.path, o)
	if l.pipe != nil {
		c.Pipe = l.pipe
	} else {
		f, err := l.create(t.path, o.reads)
		if err != nil {
			return err
		}
		c.Path = f.Name()
	}
	sink, err := overlay.New(c)
	if err != nil {
		return fmt.Errorf("%s: %w", t.path, err)
	}
	s.pictures = append(s.pictures, sink)
	s.videos = append(s.videos, picture{sink, l})
	return nil
}

// tap gives every overlay the packets it copies.
func (s *sinks) tap(r *decode.Reader) {
	if len(s.pictures) > 0 {
		r.Tap(overlay.Share(s.pictures))
	}
}

// pipelineSinks is the same list as the pipeline wants it.
func (s *sinks) pipelineSinks() (list []pipeline.Sink) {
	for _, t := range s.texts {
		list = append(list, t)
	}
	return list
}

func (s *sinks) pipelineFrameSinks() (list []pipeline.FrameSink) {
	for _, p := range s.videos {
		list = append(list, p)
	}
	return list
}
