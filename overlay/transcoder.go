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
	format  soundFormat     // that graph was made for
	decoded *astiav.Frame   // from the decoder
	fitted  *astiav.Frame   // from the graph
	encoded *astiav.Packet  // from the encoder
	base    astiav.Rational // time base of the packets of the input
	next    int64           // number of the sample after those encoded, the time of a frame that has none
}

func newTranscoder(s *astiav.Stream, encoder string) (*transcoder, error) {
	t := &transcoder{decoded: av.NewFrame(), fitted: av.NewFrame(), encoded: av.NewPacket(), base: s.TimeBase()}
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
var errSound = errors.New("its sound cannot be encoded again")

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

// outRate is a sample rate that the encoders of both Opus and AAC take.
const outRate = 48000

func (t *transcoder) openEncoder(name string) error {
	codec := astiav.FindEncoderByName(name)
	if codec == nil {
		return fmt.Errorf("this libav has no encoder %s", name)
	}
	t.encoder = av.NewCodec(codec)
	t.encoder.SetSampleRate(outRate)
	t.encoder.SetSampleFormat(av.SampleFormats(codec)[0])
	t.encoder.SetChannelLayout(layout(av.Channels(t.decoder)))
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

// packet decodes one packet and writes the packets that can be encoded. A packet that
// cannot be decoded is left out.
func (t *transcoder) packet(p *astiav.Packet, write packetWriter) error {
	if err := t.decoder.SendPacket(p); err != nil && !errors.Is(err, astiav.ErrEagain) {
		return nil
	}
	return t.drainDecoder(write)
}

func (t *transcoder) drainDecoder(write packetWriter) error {
	for {
		if err := t.decoder.ReceiveFrame(t.decoded); err != nil {
			return nil // the decoder needs another packet, or has ended
		}
		err := t.convert(t.decoded, write)
		t.decoded.Unref()
		if err != nil {
			return err
		}
	}
}

// convert brings a frame into the encoder's format and size, and encodes it.
func (t *transcoder) convert(f *astiav.Frame, write packetWriter) error {
	if err := t.prepareGraph(soundFormatOf(f)); err != nil {
		return err
	}
	if err := t.graph.SendReference(f); err != nil {
		return fmt.Errorf("converting sound: %w", err)
	}
	return t.drainGraph(write)
}

func (t *transcoder) drainGraph(write packetWriter) error {
	for {
		if err := t.graph.Receive(t.fitted); err != nil {
			return nil
		}
		if t.fitted.Pts() == av.NoPTS {
			t.fitted.SetPts(t.next)
		}
		t.next = t.fitted.Pts() + int64(t.fitted.NbSamples())
		err := t.encode(t.fitted, write)
		t.fitted.Unref()
		if err != nil {
			return err
		}
	}
}

func (t *transcoder) encode(f *astiav.Frame, write packetWriter) error {
	if err := t.encoder.SendFrame(f); err != nil {
		return fmt.Errorf("encoding sound: %w", err)
	}
	for {
		if err := t.encoder.ReceivePacket(t.encoded); err != nil {
			return nil
		}
		err := write(t.encoded)
		t.encoded.Unref()
		if err != nil {
			return err
		}
	}
}

// flush encodes what decoder, graph and encoder still hold.
func (t *transcoder) flush(write packetWriter) error {
	if err := t.decoder.SendPacket(nil); err == nil {
		if err := t.drainDecoder(write); err != nil {
			return err
		}
	}
	if t.graph == nil {
		return nil // no frame was decoded
	}
	if err := t.graph.End(); err != nil {
		return fmt.Errorf("ending sound: %w", err)
	}
	if err := t.drainGraph(write); err != nil {
		return err
	}
	return t.encode(nil, write)
}

func (t *transcoder) close() {
	av.FreeFrame(t.decoded)
	av.FreeFrame(t.fitted)
	av.FreePacket(t.encoded)
	av.FreeCodec(t.decoder)
	av.FreeCodec(t.encoder)
	t.closeGraph()
}
