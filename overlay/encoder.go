package overlay

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/processors"
)

// encoder makes packets of pictures. Its time base is that of the recording, so that every
// picture keeps its exact time.
type encoder struct {
	name    string
	fields  fieldKeeper
	cc      *astiav.CodecContext
	packet  *astiav.Packet
	lengths map[int64]int64 // durations of the pictures inside the encoder, by PTS, in ticks
}

func encoderName(c Config, kind Container) string {
	if kind.anyFormat {
		return kind.video
	}
	if name := c.Options.String("c:v"); name != "" {
		return name
	}
	return kind.video
}

// newEncoder opens an encoder for pictures like the first, one that codes fields if they
// are interlaced and it can.
func newEncoder(c Config, kind Container, picture *astiav.Frame) (*encoder, error) {
	order := av.FieldOrderOf(picture)
	if order.Interlaced() && kind.keepsFields(encoderName(c, kind)) {
		if e, err := openEncoder(c, kind, picture, order); err == nil {
			return e, nil
		}
	}
	return openEncoder(c, kind, picture, av.Progressive)
}

func openEncoder(c Config, kind Container, picture *astiav.Frame, order av.FieldOrder) (*encoder, error) {
	name := encoderName(c, kind)
	codec := astiav.FindEncoderByName(name)
	e := &encoder{name: name, fields: fieldKeeper{order: order, writer: kind.fieldWriter(name), log: c.Logger}, cc: av.NewCodec(codec), packet: av.NewPacket(), lengths: map[int64]int64{}}
	err := e.describe(codec, picture)
	if err == nil {
		err = e.open(c, kind, codec)
	}
	if err != nil {
		e.close()
		return nil, fmt.Errorf("opening encoder %s for %dx%d: %w", name, picture.Width(), picture.Height(), err)
	}
	return e, nil
}

// describe tells the encoder the size, format, colour and shape of samples.
func (e *encoder) describe(codec *astiav.Codec, picture *astiav.Frame) error {
	p := astiav.AllocCodecParameters()
	defer p.Free()
	av.SetMediaType(p, astiav.MediaTypeVideo)
	p.SetCodecID(codec.ID())
	p.SetWidth(picture.Width())
	p.SetHeight(picture.Height())
	p.SetPixelFormat(picture.PixelFormat())
	p.SetSampleAspectRatio(picture.SampleAspectRatio())
	if err := p.ToCodecContext(e.cc); err != nil {
		return err
	}
	av.SetEncoderColour(e.cc, picture)
	return nil
}

func (e *encoder) open(c Config, kind Container, codec *astiav.Codec) error {
	base, rate := c.Stream.Clock.Base, c.Stream.Rate
	e.cc.SetTimeBase(rational(base))
	if rate.Num > 0 && rate.Den > 0 {
		e.cc.SetFramerate(rational(rate))
	}
	e.cc.SetThreadCount(encoderThreads(c.Threads, e.name, processors.Count(), e.cc.Width()*e.cc.Height()))
	if kind.muxer != "nut" {
		e.cc.SetFlags(e.cc.Flags().Add(astiav.CodecContextFlagGlobalHeader))
	}
	if order := e.fields.order; order.Interlaced() {
		av.EncodeFields(e.cc, order)
	}
	options, err := encoderOptions(c, kind)
	if err != nil {
		return err
	}
	defer options.Free()
	return e.cc.Open(codec, options)
}

// encoderOptions are the options of the user that libav's encoder is given.
func encoderOptions(c Config, kind Container) (*astiav.Dictionary, error) {
	d := astiav.NewDictionary()
	if kind.anyFormat {
		return d, nil
	}
	set := map[string]string{"crf": c.Options.String("crf"), "preset": c.Options.String("preset"), "b": c.Options.String("b:v")}
	if g := c.Options.Int("g"); g > 0 {
		set["g"] = strconv.Itoa(g)
	}
	for name, value := range set {
		if value == "" {
			continue
		}
		if err := d.Set(name, value, astiav.NewDictionaryFlags()); err != nil {
			return nil, fmt.Errorf("option %s=%s: %w", name, value, err)
		}
	}
	return d, nil
}

// encode owns nothing: it sends a picture to the encoder and lends every packet that is
// ready to write. length is the picture's duration in ticks.
func (e *encoder) encode(picture *astiav.Frame, length int64, write packetWriter) error {
	e.lengths[picture.Pts()] = length
	e.fields.keep(picture)
	if err := e.cc.SendFrame(picture); err != nil {
		return fmt.Errorf("encoding with %s: %w", e.name, err)
	}
	return e.drain(write)
}

func (e *encoder) flush(write packetWriter) error {
	if err := e.cc.SendFrame(nil); err != nil && !errors.Is(err, astiav.ErrEof) {
		return fmt.Errorf("ending encoder %s: %w", e.name, err)
	}
	return e.drain(write)
}

func (e *encoder) drain(write packetWriter) error {
	for {
		err := e.cc.ReceivePacket(e.packet)
		if errors.Is(err, astiav.ErrEagain) || errors.Is(err, astiav.ErrEof) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("encoding with %s: %w", e.name, err)
		}
		e.packet.SetDuration(e.lengths[e.packet.Pts()])
		delete(e.lengths, e.packet.Pts())
		err = write(e.packet)
		e.packet.Unref()
		if err != nil {
			return err
		}
	}
}

func (e *encoder) close() {
	if e.cc != nil {
		av.FreeCodec(e.cc)
		av.FreePacket(e.packet)
		e.cc = nil
	}
}
