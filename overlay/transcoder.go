package overlay

import (
	"errors"
	"fmt"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// transcoder decodes sound and encodes it again, for containers that cannot
// hold it as it is.
type transcoder struct {
	decoder *astiav.CodecContext
	encoder *astiav.CodecContext
	graph   *av.Graph
	form    soundForm // that the graph takes
	frame   *astiav.Frame
	shaped  *astiav.Frame
	packed  *astiav.Packet
	base    astiav.Rational // of the packets that come in
	next    int64           // sample the encoder expects, to bridge missing times
}

func newTranscoder(s *astiav.Stream, encoder string) (*transcoder, error) {
	t := &transcoder{frame: av.NewFrame(), shaped: av.NewFrame(), packed: av.NewPacket(), base: s.TimeBase()}
	err := t.openDecoder(s.CodecParameters())
	if err == nil {
		err = t.openEncoder(encoder)
	}
	if err != nil {
		t.close()
		return nil, fmt.Errorf("%w: %w", errSound, err)
	}
	return t, nil
}

// errSound is returned for a stream that cannot be decoded and encoded again.
var errSound = errors.New("its sound cannot be encoded anew")

func (t *transcoder) openDecoder(p *astiav.CodecParameters) error {
	codec := astiav.FindDecoder(p.CodecID())
	if codec == nil {
		return fmt.Errorf("no decoder for %s", p.CodecID())
	}
	t.decoder = av.NewCodec(codec)
	if err := p.ToCodecContext(t.decoder); err != nil {
		return err
	}
	t.decoder.SetTimeBase(t.base)
	return t.decoder.Open(codec, nil)
}

// outRate is the one rate that Opus and AAC encoders all take.
const outRate = 48000

func (t *transcoder) openEncoder(name string) error {
	codec := astiav.FindEncoderByName(name)
	if codec == nil {
		return fmt.Errorf("this libav has no encoder %s", name)
	}
	t.encoder = av.NewCodec(codec)
	t.encoder.SetSampleRate(outRate)
	t.encoder.SetSampleFormat(codec.SampleFormats()[0])
	t.encoder.SetChannelLayout(layout(t.decoder.Channels()))
	t.encoder.SetTimeBase(astiav.NewRational(1, outRate))
	t.encoder.SetFlags(t.encoder.Flags().Add(astiav.CodecContextFlagGlobalHeader))
	return t.encoder.Open(codec, nil)
}

// layout is mono for one channel, stereo for any other number.
func layout(channels int) astiav.ChannelLayout {
	if channels == 1 {
		return astiav.ChannelLayoutMono
	}
	return astiav.ChannelLayoutStereo
}

// packet decodes one packet and writes what can be encoded. A packet that does
// not decode is left out, as a player would.
func (t *transcoder) packet(p *astiav.Packet, write func(*astiav.Packet) error) error {
	if err := t.decoder.SendPacket(p); err != nil && !errors.Is(err, astiav.ErrEagain) {
		return nil
	}
	return t.decoded(write)
}

func (t *transcoder) decoded(write func(*astiav.Packet) error) error {
	for {
		if err := t.decoder.ReceiveFrame(t.frame); err != nil {
			return nil // wants more, or the end
		}
		err := t.shape(t.frame, write)
		t.frame.Unref()
		if err != nil {
			return err
		}
	}
}

// shape brings a frame into the encoder's format and size, and encodes it.
func (t *transcoder) shape(f *astiav.Frame, write func(*astiav.Packet) error) error {
	if err := t.fit(formOf(f)); err != nil {
		return err
	}
	if err := t.graph.SendReference(f); err != nil {
		return fmt.Errorf("converting sound: %w", err)
	}
	return t.shapedFrames(write)
}

func (t *transcoder) shapedFrames(write func(*astiav.Packet) error) error {
	for {
		if err := t.graph.Receive(t.shaped); err != nil {
			return nil
		}
		if t.shaped.Pts() == av.NoPTS {
			t.shaped.SetPts(t.next)
		}
		t.next = t.shaped.Pts() + int64(t.shaped.NbSamples())
		err := t.encode(t.shaped, write)
		t.shaped.Unref()
		if err != nil {
			return err
		}
	}
}

func (t *transcoder) encode(f *astiav.Frame, write func(*astiav.Packet) error) error {
	if err := t.encoder.SendFrame(f); err != nil {
		return fmt.Errorf("encoding sound: %w", err)
	}
	for {
		if err := t.encoder.ReceivePacket(t.packed); err != nil {
			return nil
		}
		err := write(t.packed)
		t.packed.Unref()
		if err != nil {
			return err
		}
	}
}

// flush drains decoder, graph and encoder in turn.
func (t *transcoder) flush(write func(*astiav.Packet) error) error {
	if err := t.decoder.SendPacket(nil); err == nil {
		if err := t.decoded(write); err != nil {
			return err
		}
	}
	if t.graph == nil {
		return nil // not a single frame
	}
	if err := t.graph.End(); err != nil {
		return fmt.Errorf("ending sound: %w", err)
	}
	if err := t.shapedFrames(write); err != nil {
		return err
	}
	return t.encode(nil, write)
}

func (t *transcoder) close() {
	av.FreeFrame(t.frame)
	av.FreeFrame(t.shaped)
	av.FreePacket(t.packed)
	av.FreeCodec(t.decoder)
	av.FreeCodec(t.encoder)
	t.closeGraph()
}
