package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/pipeline"
	"github.com/facecue/facecue/overlay"
)

// sinks are the open outputs of one run.
type sinks struct {
	texts    []textWriter
	pictures []*overlay.Sink
	videos   []picture
	softs    []*soft
	files    []sinkFile
	past     history
	remarks  remarks
}

// sinkFile pairs an output file with its name for messages.
type sinkFile struct {
	name string
	file *output.File // nil for standard output
}

// opening is what the outputs need to know before the first frame.
type opening struct {
	stream     face.Stream
	provenance face.Provenance
	carry      frame.Carry
	start      int64 // the tick at which an overlay begins
	stdout     io.Writer
	threads    int
	ignore     face.People
	only       only
	perPerson  bool
	recording  string // its file, for outputs that name it; empty where it is not known
	log        *slog.Logger
	reads      output.Inputs // what must not be written to
	// again opens the recording once more, for a copy.
	again func(context.Context) (*decode.Packets, error)
}

// openSinks opens all outputs of a run, or none.
func openSinks(targets []target, o opening) (*sinks, error) {
	s := &sinks{remarks: remarks{log: o.log, about: o.recording}}
	for _, t := range targets {
		if err := s.open(t, o); err != nil {
			return nil, errors.Join(err, s.discard())
		}
	}
	return s, nil
}

func (s *sinks) open(t target, o opening) error {
	if t.soft() {
		return s.openSoft(t, o)
	}
	if t.video() {
		return s.openVideo(t, o)
	}
	text, err := s.openText(t, t.path, o)
	if err != nil {
		return err
	}
	s.texts = append(s.texts, o.narrowed(text))
	if o.perPerson {
		s.texts = append(s.texts, o.narrowed(s.crowd(t, o)))
	}
	return nil
}

// openText begins a text at a path, which need not be the target's own.
func (s *sinks) openText(t target, path string, o opening) (textWriter, error) {
	var w io.Writer = o.stdout
	if path != pipe {
		f, err := output.Create(path, o.reads)
		if err != nil {
			return nil, err
		}
		s.files = append(s.files, sinkFile{path, f})
		w = f
	}
	text, err := t.format.text(w, t.optionsAt(path, o.recording), o.stream, o.provenance)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return named{text, path, &s.remarks}, nil
}

// crowd is a target's text of each person apart.
func (s *sinks) crowd(t target, o opening) textWriter {
	open := func(id int) (textWriter, error) { return s.openText(t, t.personFile(whoFile(o.stream.Names, id)), o) }
	return newCrowd(&s.past, open, func() {
		o.log.Warn(fmt.Sprintf("%s: over %d people; the others have no file of their own", t.path, mostPeople))
	})
}

// narrowed confines a text to the people and the reading that are asked for.
func (o opening) narrowed(w textWriter) textWriter { return o.only.confine(leavingOut(w, o.ignore)) }

// openVideo opens an overlay. A file is written by libav under the partial name
// that the output holds.
func (s *sinks) openVideo(t target, o opening) error {
	c := overlay.Config{
		Container: t.format.name, Options: t.options, Stream: o.stream, Carry: o.carry,
		Start: o.start, Threads: o.threads, Ignore: o.ignore, Note: o.provenance.String(), Logger: o.log,
	}
	if t.path == pipe {
		c.Pipe = o.stdout
	} else {
		f, err := output.Create(t.path, o.reads)
		if err != nil {
			return err
		}
		s.files = append(s.files, sinkFile{t.path, f})
		c.Path = f.Name()
	}
	sink, err := overlay.New(c)
	if err != nil {
		return fmt.Errorf("%s: %w", t.path, err)
	}
	s.pictures = append(s.pictures, sink)
	s.videos = append(s.videos, picture{sink, t.path})
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

func (s *sinks) pipelinePictures() (list []pipeline.Picture) {
	for _, p := range s.videos {
		list = append(list, p)
	}
	return list
}

// finish ends every text and video, the files being still partial, and makes the
// copies.
func (s *sinks) finish(ctx context.Context) error {
	for _, t := range s.texts {
		if err := t.Close(); err != nil {
			return err
		}
	}
	for _, p := range s.videos {
		if err := p.Close(); err != nil {
			return err
		}
	}
	for _, c := range s.softs {
		if err := s.copy(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

// commit gives all files their final names.
func (s *sinks) commit() error {
	var files []*output.File
	for _, f := range s.files {
		files = append(files, f.file)
	}
	if err := output.Commit(files...); err != nil {
		return fmt.Errorf("writing %w", err)
	}
	return nil
}

// endEarly ends the outputs of a run that a signal ended, and says what is kept. How
// far the run has come is in words, or "".
func (s *sinks) endEarly(ctx context.Context, input, far string) error {
	if err := s.finish(ctx); err != nil {
		return errors.Join(err, s.discard())
	}
	names, err := s.keep()
	return errors.Join(fmt.Errorf("%s: %w%s; %s", input, context.Cause(ctx), far, keptAs(names, "")), err)
}

// keep leaves all files under their temporary names, which it returns.
func (s *sinks) keep() (names []string, all error) {
	for _, f := range s.files {
		name, err := f.file.Keep()
		if name != "" {
			names = append(names, name)
		}
		all = errors.Join(all, err)
	}
	return names, all
}

// discard closes and removes everything.
func (s *sinks) discard() error {
	for _, p := range s.pictures {
		p.Close()
	}
	for _, c := range s.softs {
		c.file.Discard()
	}
	return discardAll(s.files)
}

func discardAll(files []sinkFile) (all error) {
	for _, f := range files {
		all = errors.Join(all, f.file.Discard())
	}
	return all
}
