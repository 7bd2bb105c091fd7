package overlay

import (
	"errors"
	"fmt"
	"math"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// muxer writes the file: the annotated video first, then what is carried over.
type muxer struct {
	fc       *astiav.FormatContext
	io       *astiav.IOContext
	pipe     bool
	out      *astiav.Stream // the video
	base     astiav.Rational
	carried  map[int]*lane // by index of the input stream
	lanes    []*lane       // the same, in the input's order
	earliest int64         // microseconds; of what was copied before zero
	timer    *metronome    // of a container that knows a frame rate and no times
	queue    *queue        // of a live file; nil where libav orders the packets
	begun    bool
	closed   bool
}

func newMuxer(c Config, kind Container, e *encoder) (*muxer, error) {
	m := &muxer{carried: map[int]*lane{}, base: e.cc.TimeBase(), pipe: c.Pipe != nil}
	if err := m.open(c, kind, e); err != nil {
		m.free()
		return nil, fmt.Errorf("writing %s: %w", kind.Name, err)
	}
	return m, nil
}

// open declares all streams and writes the header.
func (m *muxer) open(c Config, kind Container, e *encoder) (err error) {
	if m.fc, err = av.NewOutput(kind.muxer, "file:"+c.Path); err != nil {
		return err
	}
	av.OmitVersions(m.fc)
	av.SetComment(m.fc, c.Note)
	av.FlushPackets(m.fc) // a process that is ended leaves what was encoded up to then
	if c.Live {
		m.queue = &queue{}
	}
	if err = m.addVideo(e, c, kind); err != nil {
		return err
	}
	if err = m.addCarried(c, kind); err != nil {
		return err
	}
	if err = m.openIO(c); err != nil {
		return err
	}
	return m.header(kind)
}

func (m *muxer) addVideo(e *encoder, c Config, kind Container) error {
	m.out = m.fc.NewStream(nil)
	if err := m.out.CodecParameters().FromCodecContext(e.cc); err != nil {
		return err
	}
	m.out.SetTimeBase(m.base)
	m.out.SetSampleAspectRatio(e.cc.SampleAspectRatio())
	if r := c.Stream.Rate; r.Num > 0 && r.Den > 0 {
		m.out.SetAvgFrameRate(rational(r))
	}
	if c.Carry.Video != nil {
		av.CopyNames(m.out, c.Carry.Video, kind.languages)
	}
	av.SetTimecode(m.out, c.Stream.Timecode)
	if kind.constant {
		return m.beat(c.Stream.Rate)
	}
	return nil
}

// addCarried finds a way over for every stream, and says which has none.
func (m *muxer) addCarried(c Config, kind Container) error {
	for _, s := range c.Carry.Streams {
		l, err := newLane(m.fc, s, c, kind)
		switch {
		case errors.Is(err, errSound):
			c.Logger.Warn(fmt.Sprintf("%s: stream %d (%s) is left out: %v", kind.Name, s.Index(), s.CodecParameters().CodecID(), err))
			continue
		case err != nil:
			return err
		case l == nil:
			c.Logger.Warn(fmt.Sprintf("%s cannot hold stream %d (%s): left out; %s takes it", kind.Name, s.Index(), s.CodecParameters().CodecID(), kind.refuge()))
			continue
		}
		m.carried[s.Index()] = l
		m.lanes = append(m.lanes, l)
	}
	if c.Carry.Input == nil {
		return nil
	}
	return av.CopyChapters(m.fc, c.Carry.Input, startMicroseconds(c))
}

// startMicroseconds is the time in the input that becomes zero.
func startMicroseconds(c Config) int64 {
	b := c.Stream.Clock.Base
	return int64(math.Round(float64(c.Start) * float64(b.Num) / float64(b.Den) * 1e6))
}

func (m *muxer) openIO(c Config) (err error) {
	if c.Pipe != nil {
		m.io, err = av.NewCallbacks(1<<16, true, nil, nil, c.Pipe.Write)
	} else {
		m.io, err = av.CreateFile("file:" + c.Path)
	}
	if err == nil {
		m.fc.SetPb(m.io)
	}
	return err
}

func (m *muxer) header(kind Container) error {
	d := astiav.NewDictionary()
	defer d.Free()
	for name, value := range kind.options {
		if err := d.Set(name, value, astiav.NewDictionaryFlags()); err != nil {
			return err
		}
	}
	if err := m.fc.WriteHeader(d); err != nil {
		return err
	}
	m.begun = true
	return nil
}

// video writes a packet of the encoder, whose owner keeps it.
func (m *muxer) video(p *astiav.Packet) error {
	at := m.seconds(p.Dts(), m.base)
	p.RescaleTs(m.base, m.out.TimeBase())
	m.timer.stamp(p)
	p.SetStreamIndex(m.out.Index())
	if err := m.release(at); err != nil {
		return err
	}
	return m.write(p)
}

// copy owns a packet of the input.
func (m *muxer) copy(p *astiav.Packet) error {
	if m.queue != nil {
		return m.pass(m.queue.add(p))
	}
	return m.pass(p)
}

func (m *muxer) write(p *astiav.Packet) error {
	write := m.fc.WriteInterleavedFrame
	if m.queue != nil {
		write = m.fc.WriteFrame
	}
	if err := write(p); err != nil {
		return fmt.Errorf("writing the file: %w", err)
	}
	return av.WriteError(m.fc)
}

// close ends the file. A full disk shows here at the latest.
func (m *muxer) close() (err error) {
	if m.closed {
		return nil
	}
	err = m.release(math.Inf(1))
	for _, l := range m.lanes {
		err = first(err, l.flush(m.write))
	}
	if m.begun {
		err = first(err, m.fc.WriteTrailer(), av.WriteError(m.fc))
	}
	return first(err, m.free())
}

// first is the error that came first: a full disk shows again at every step.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (m *muxer) free() (err error) {
	m.closed = true
	if m.queue != nil {
		m.queue.close()
	}
	for _, l := range m.lanes {
		l.close()
	}
	if m.io != nil {
		if m.pipe {
			av.FreeCallbacks(m.io)
		} else {
			err = av.CloseFile(m.io)
		}
	}
	if m.fc != nil {
		av.FreeContainer(m.fc)
	}
	return err
}
