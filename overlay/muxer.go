package overlay

import (
	"errors"
	"fmt"
	"math"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// muxer writes the file: the annotated video and the carried streams of the input.
type muxer struct {
	fc      *astiav.FormatContext
	pipe    *astiav.IOContext // writes to Config.Pipe; nil where the file is libav's own
	file    bool              // a file is open
	out     *astiav.Stream
	base    astiav.Rational     // time base of the encoder's packets
	copies  map[int]*streamCopy // by index of the input stream
	ordered []*streamCopy       // the same, in the input's order
	counter *frameCounter       // of a container that has a frame rate and no times, else nil
	queue   *queue              // of a live file; nil where libav orders the packets

	earliest   int64 // time of the earliest packet that cannot stay before 0, in microseconds, at most 0
	headerDone bool  // the header is written, so the trailer must be
	closed     bool
}

func newMuxer(c Config, kind Container, e *encoder) (*muxer, error) {
	m := &muxer{copies: map[int]*streamCopy{}, base: e.cc.TimeBase()}
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
	av.FlushPackets(m.fc) // so that a killed process leaves what was encoded before
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
	return m.writeHeader(kind)
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
	if kind.fixedRate {
		return m.setFrameRate(c.Stream.Rate)
	}
	return nil
}

// addCarried declares a copy of every carried stream, and warns of streams that are left
// out.
func (m *muxer) addCarried(c Config, kind Container) error {
	for _, s := range c.Carry.Streams {
		sc, err := newStreamCopy(m.fc, s, c, kind)
		switch {
		case errors.Is(err, errSound):
			c.Logger.Warn(fmt.Sprintf("%s: stream %d (%s) is left out: %v", kind.Name, s.Index(), s.CodecParameters().CodecID(), err))
			continue
		case err != nil:
			return err
		case sc == nil:
			c.Logger.Warn(fmt.Sprintf("%s cannot hold stream %d (%s): left out; %s takes it", kind.Name, s.Index(), s.CodecParameters().CodecID(), kind.alternative()))
			continue
		}
		m.carry(s, sc)
	}
	if c.Carry.Input == nil {
		return nil
	}
	return av.CopyChapters(m.fc, c.Carry.Input, startMicroseconds(c))
}

func (m *muxer) carry(s *astiav.Stream, sc *streamCopy) {
	m.copies[s.Index()] = sc
	m.ordered = append(m.ordered, sc)
}

// startMicroseconds is the time in the input that becomes zero.
func startMicroseconds(c Config) int64 {
	b := c.Stream.Clock.Base
	return int64(math.Round(float64(c.Start) * float64(b.Num) / float64(b.Den) * 1e6))
}

func (m *muxer) openIO(c Config) (err error) {
	if c.Pipe == nil {
		err = av.CreateFile(m.fc, "file:"+c.Path)
		m.file = err == nil
		return err
	}
	if m.pipe, err = av.NewCallbacks(1<<16, true, nil, nil, c.Pipe.Write); err == nil {
		m.fc.SetPb(m.pipe)
	}
	return err
}

func (m *muxer) writeHeader(kind Container) error {
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
	m.headerDone = true
	return nil
}

// writeVideo writes a packet of the encoder, which the caller keeps.
func (m *muxer) writeVideo(p *astiav.Packet) error {
	at := seconds(p.Dts(), m.base)
	p.RescaleTs(m.base, m.out.TimeBase())
	m.counter.setTimes(p)
	p.SetStreamIndex(m.out.Index())
	if err := m.release(at); err != nil {
		return err
	}
	return m.write(p)
}

// addPacket owns p, a packet of the input, and writes it as soon as it may be written.
func (m *muxer) addPacket(p *astiav.Packet) error {
	if m.queue != nil {
		p = m.queue.add(p)
	}
	return m.copyOwned(p)
}

func (m *muxer) write(p *astiav.Packet) error {
	write := m.fc.WriteInterleavedFrame
	if m.queue != nil {
		write = m.fc.WriteFrame
	}
	if err := write(p); err != nil {
		return fmt.Errorf("writing the file: %w", err)
	}
	return av.IOError(m.fc)
}

// close ends the file. Its error is the first one; a full disk is found here at the latest.
func (m *muxer) close() (err error) {
	if m.closed {
		return nil
	}
	err = m.releaseAll()
	for _, sc := range m.ordered {
		err = firstError(err, sc.flush(m.write))
	}
	if m.headerDone {
		err = firstError(err, m.fc.WriteTrailer(), av.IOError(m.fc))
	}
	return firstError(err, m.free())
}

// firstError is the error that came first: one such as a full disk comes again at every
// step.
func firstError(errs ...error) error {
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
	for _, sc := range m.ordered {
		sc.close()
	}
	if m.pipe != nil {
		av.FreeCallbacks(m.pipe)
	}
	if m.file {
		err = av.CloseFile(m.fc)
	}
	if m.fc != nil {
		av.FreeContainer(m.fc)
	}
	return err
}
