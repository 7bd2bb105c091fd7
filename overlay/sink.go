package overlay

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/draw"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/shield"
)

// Config says what a sink writes.
type Config struct {
	Container string    // name of one of Containers
	Path      string    // the file, written in place
	Pipe      io.Writer // instead of Path, for a container that needs no seeking
	Options   opt.Values
	Stream    face.Stream
	Carry     frame.Carry
	Start     int64 // the tick of Stream that becomes zero
	Threads   int
	Ignore    face.People // who is blurred, and not marked
	Note      string      // what made the drawing
	Logger    *slog.Logger
}

// Sink writes one annotated video. Frame and Close are called by one goroutine;
// Packet may be called by another meanwhile.
type Sink struct {
	c         Config
	container Container

	mu      sync.Mutex
	mux     *muxer
	waiting []*astiav.Packet // came before the first frame
	closed  bool

	encoder   *encoder
	converter *converter
	artist    *draw.Artist
	held      *waiting    // where faces are blurred
	shown     []face.Face // of one frame
}

// New checks the configuration. The file is opened at the first frame, when the
// picture's format is known.
func New(c Config) (*Sink, error) {
	kind, ok := container(c.Container)
	if !ok {
		return nil, fmt.Errorf("no container %q", c.Container)
	}
	if name := encoderName(c, kind); astiav.FindEncoderByName(name) == nil {
		return nil, fmt.Errorf("this libav has no encoder %q; ffmpeg -encoders lists them", name)
	}
	s := &Sink{c: c, container: kind}
	if err := s.style().Legible(); err != nil {
		return nil, err
	}
	if s.blurs() || len(c.Ignore) > 0 {
		s.held = &waiting{shield: shield.Shield{Clock: c.Stream.Clock, Hides: s.hides}}
	}
	return s, nil
}

func (s *Sink) blurs() bool { return s.c.Options.String("style") == "blur" }

// Frame owns f.
func (s *Sink) Frame(f *frame.Frame) error {
	if s.held == nil {
		return s.draw(f)
	}
	if f = s.held.add(f); f == nil {
		return nil
	}
	return s.draw(f)
}

// draw owns f, the frame whose turn it is.
func (s *Sink) draw(f *frame.Frame) error {
	defer f.Close()
	picture, err := s.convert(f)
	if err != nil {
		return err
	}
	defer picture.Free()
	if s.encoder == nil {
		if err := s.begin(picture, f.Aspect()); err != nil {
			return err
		}
	}
	if err := s.paint(picture, f.Result.Faces); err != nil {
		return err
	}
	picture.SetPts(f.Result.PTS - s.c.Start)
	return s.encoder.encode(picture, f.Result.Duration, s.write)
}

// paint draws on pixels that nobody else holds.
func (s *Sink) paint(picture *astiav.Frame, faces []face.Face) error {
	if err := makeWritable(picture); err != nil {
		return fmt.Errorf("copying a picture: %w", err)
	}
	canvas := canvasOf(picture)
	s.shown = s.shown[:0]
	for i := range faces {
		if s.hides(faces[i].ID) {
			s.artist.Blur(&canvas, faces[i:i+1])
		} else {
			s.shown = append(s.shown, faces[i])
		}
	}
	s.artist.Draw(&canvas, s.shown)
	return nil
}

// hides tells who is made unrecognisable.
func (s *Sink) hides(id int) bool { return s.blurs() || s.c.Ignore.Has(id) }

func marks(v opt.Values) draw.Marks {
	if v.Bool("bars") {
		return draw.Bars
	}
	return draw.Labels
}

// convert gives the picture that is drawn on and encoded.
func (s *Sink) convert(f *frame.Frame) (picture *astiav.Frame, err error) {
	if s.converter == nil {
		if s.converter, err = newConverter(f, encoderName(s.c, s.container)); err != nil {
			return nil, err
		}
	}
	return s.converter.convert(f.AV())
}

func (s *Sink) style() draw.Style {
	return draw.Style{Names: s.c.Stream.Names, Words: s.c.Stream.Words, Marks: marks(s.c.Options)}
}

// begin opens encoder and file for pictures like the first. aspect is the
// displayed width of a sample.
func (s *Sink) begin(first *astiav.Frame, aspect float64) (err error) {
	if s.artist, err = draw.NewArtist(first.Height(), aspect, matrixOf(first), s.style()); err != nil {
		return err
	}
	if s.encoder, err = newEncoder(s.c, s.container, first); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.mux, err = newMuxer(s.c, s.container, s.encoder); err != nil {
		return err
	}
	for _, p := range s.waiting {
		err = errors.Join(err, s.mux.copy(p))
	}
	s.waiting = nil
	return err
}

func (s *Sink) write(p *astiav.Packet) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.mux.video(p)
}

// Packet owns p, a packet of one of the carried streams.
func (s *Sink) Packet(p *astiav.Packet) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.closed:
		p.Free()
		return nil
	case s.mux == nil:
		s.waiting = append(s.waiting, p)
		return nil
	}
	return s.mux.copy(p)
}

// Close writes what the encoder still holds and ends the file. It may be called
// again.
func (s *Sink) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	s.mu.Unlock()
	err := s.drawWaiting()
	if s.mux != nil {
		err = first(err, s.encoder.flush(s.write))
		err = first(err, s.mux.close())
	}
	s.free()
	return err
}

// drawWaiting draws the frames that were held back.
func (s *Sink) drawWaiting() error {
	if s.held == nil {
		return nil
	}
	for f := s.held.next(); f != nil; f = s.held.next() {
		if err := s.draw(f); err != nil {
			return err
		}
	}
	return nil
}

func (s *Sink) free() {
	if s.held != nil {
		s.held.close()
	}
	for _, p := range s.waiting {
		p.Free()
	}
	s.waiting = nil
	if s.encoder != nil {
		s.encoder.close()
	}
	if s.converter != nil {
		s.converter.close()
	}
}
