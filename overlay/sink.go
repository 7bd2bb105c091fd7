package overlay

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/draw"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/shield"
	"github.com/facecue/facecue/internal/wording"
)

// Config says what a sink writes.
type Config struct {
	Container string    // name of one of Containers, or of Pipes for a live sink
	Live      bool      // write each picture at once, in the format and size that it has
	Path      string    // the file, written in place
	Pipe      io.Writer // in place of Path, for a container that needs no seeking
	Options   opt.Values
	Stream    face.Stream
	Names     wording.Names // of people
	Words     wording.Words // for labels
	Carry     av.Carry      // what is copied of the recording
	Start     int64         // the tick of Stream that becomes zero
	Threads   int           // of the encoder; 0: as many as it takes by itself
	Ignore    face.People   // people who are blurred and get no box
	// Also says of further people that they are blurred. It is asked while frames are drawn; nil for
	// nobody.
	Also   func(id int) bool
	Note   string // comment in the file that says what made it
	Logger *slog.Logger
}

// Sink writes one annotated video. Frame and Close are called by one goroutine;
// Packet may be called by another meanwhile.
type Sink struct {
	c         Config
	container Container

	mu     sync.Mutex
	mux    *muxer           // nil before the first frame
	early  []*astiav.Packet // that came before the first frame
	closed bool

	encoder   *encoder
	converter *converter
	painter   *painter
	options   drawOptions
	faces     []face.Face // of the frame that is drawn
	held      *holdback   // nil where no face is blurred
	failed    error       // the first error; no frame is drawn after it
}

// New checks the configuration. The file is opened at the first frame, when the
// picture's format is known.
func New(c Config) (*Sink, error) {
	kind, ok := container(c.Container, c.Live)
	if !ok {
		return nil, fmt.Errorf("no container %q", c.Container)
	}
	if name := encoderName(c, kind); astiav.FindEncoderByName(name) == nil {
		return nil, fmt.Errorf("this libav has no encoder %q; ffmpeg -encoders lists them", name)
	}
	o, err := parseDrawOptions(c.Options, c.Ignore)
	if err != nil {
		return nil, err
	}
	o.also = c.Also
	s := &Sink{c: c, container: kind, options: o}
	if err := s.style().Legible(); err != nil {
		return nil, err
	}
	if o.blur || o.covers() {
		s.held = &holdback{shield: shield.Shield{Clock: c.Stream.Clock, Hides: o.hides, Ahead: o.ahead}}
	}
	return s, nil
}

// Frame owns f, the next frame of the recording.
func (s *Sink) Frame(f *frame.Frame) error {
	if s.held == nil {
		return s.draw(f)
	}
	if f = s.held.add(f); f == nil {
		return nil
	}
	return s.draw(f)
}

// draw owns f, the next frame to be written. After an error no frame is drawn: there may
// be no file to write to.
func (s *Sink) draw(f *frame.Frame) error {
	if s.failed != nil {
		f.Close()
		return s.failed
	}
	s.failed = s.encode(f)
	return s.failed
}

func (s *Sink) encode(f *frame.Frame) error {
	picture, err := s.convert(f)
	aspect, pts, length := f.Aspect(), f.Result.PTS, f.Result.Duration
	s.faces = append(s.faces[:0], f.Result.Faces...) // a copy, since closing the frame frees its list
	f.Close()                                        // so that the picture may be the only reference to its samples
	if err != nil {
		return err
	}
	defer func() { av.FreeFrame(picture) }()
	if s.encoder == nil {
		if err := s.begin(picture, aspect, pts); err != nil {
			return err
		}
	}
	if picture, err = s.painter.paint(picture, s.faces); err != nil {
		return err
	}
	av.ClearPictureType(picture)
	picture.SetPts(pts - s.c.Start)
	return s.encoder.encode(picture, length, s.write)
}

// convert gives the picture that is drawn on and encoded, the caller's own.
func (s *Sink) convert(f *frame.Frame) (picture *astiav.Frame, err error) {
	if s.converter == nil {
		if s.converter, err = newConverter(f, encoderName(s.c, s.container), s.container.anyFormat); err != nil {
			return nil, err
		}
	}
	return s.converter.convert(f.AV())
}

func (s *Sink) style() draw.Style {
	return draw.Style{Names: s.c.Names, Words: s.c.Words, Parts: s.options.parts}
}

// begin opens encoder and file for pictures like the first. aspect is the
// displayed width of a sample, pts the first picture's time in the recording.
func (s *Sink) begin(first *astiav.Frame, aspect float64, pts int64) (err error) {
	s.c.Stream.Timecode = timecodeAt(s.c.Stream, s.c.Carry.Video, pts)
	if s.painter, err = newPainter(s.options, first, aspect, s.style()); err != nil {
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
	for _, p := range s.early {
		err = errors.Join(err, s.mux.addPacket(p))
	}
	s.early = nil
	return err
}

func (s *Sink) write(p *astiav.Packet) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.mux.writeVideo(p)
}

// Packet owns p, a packet of one of the carried streams.
func (s *Sink) Packet(p *astiav.Packet) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.closed:
		av.FreePacket(p)
		return nil
	case s.mux == nil:
		s.early = append(s.early, p)
		return nil
	}
	return s.mux.addPacket(p)
}

// Close writes the pictures that are held back or inside the encoder, and ends the file.
// It may be called again.
func (s *Sink) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	s.mu.Unlock()
	err := s.drawHeld()
	if s.mux != nil {
		err = firstError(err, s.encoder.flush(s.write))
		err = firstError(err, s.mux.close())
	}
	s.free()
	return err
}

// drawHeld draws the frames that are still held back.
func (s *Sink) drawHeld() error {
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
	for _, p := range s.early {
		av.FreePacket(p)
	}
	s.early = nil
	if s.encoder != nil {
		s.encoder.close()
	}
	if s.converter != nil {
		s.converter.close()
	}
	if s.painter != nil {
		s.painter.close()
	}
}
