package decode

import (
	"fmt"
	"strconv"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/frame"
)

// decoder turns packets into pictures.
type decoder struct {
	cc       *astiav.CodecContext
	codec    string
	hwaccel  string             // the accelerator that was opened; none for software
	hardware astiav.PixelFormat // of the accelerator's pictures; PixelFormatNone for software
	grey     bool               // copy luma alone from the accelerator where it can do so
	pool     *frame.Pool
	spare    *astiav.Frame // an AVFrame for the next picture
}

// openDecoder opens a decoder for the stream, in hardware as o says.
func openDecoder(in *input, s *astiav.Stream, o Options, pool *frame.Pool) (*decoder, error) {
	id := s.CodecParameters().CodecID()
	codec := astiav.FindDecoder(id)
	if codec == nil {
		return nil, fmt.Errorf("%s: %w for %s in this libav; convert it, or install a libav that has it", in.name, ErrNoDecoder, id)
	}
	h := newHardware(id)
	name, err := chooseAccelerator(o.HWAccel, id.String(), h, o.Logger)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.name, err)
	}
	d := &decoder{hwaccel: name, hardware: astiav.PixelFormatNone, grey: o.LumaOnly, pool: pool}
	if name != accelNone {
		found, _ := h.find(name)
		codec, d.hardware = found.codec, found.format
	}
	d.codec = codec.Name()
	if err := d.open(codec, h.device, s, o); err != nil {
		d.close()
		return nil, fmt.Errorf("%s: opening the %s decoder: %w", in.name, d.codec, err)
	}
	return d, nil
}

func (d *decoder) open(codec *astiav.Codec, device *astiav.HardwareDeviceContext, s *astiav.Stream, o Options) error {
	d.cc = av.NewCodec(codec)
	p := s.CodecParameters()
	d.cc.SetThreadCount(threadsFor(o.Threads, p.Width(), p.Height()))
	if device != nil {
		d.cc.SetThreadCount(1) // the device decodes; more threads would only hold pictures back
		d.cc.SetHardwareDeviceContext(device)
		av.PreferHardwareFormat(d.cc, d.hardware)
	}
	if err := d.cc.FromCodecParameters(p); err != nil {
		return err
	}
	av.SetPacketTimeBase(d.cc, s.TimeBase())
	av.KeepPacketNumbers(d.cc)
	// Some of libav's faster code rounds otherwise, so that pictures would differ between processors.
	d.cc.SetFlags(d.cc.Flags().Add(astiav.CodecContextFlagBitexact))
	opts := astiav.NewDictionary()
	defer opts.Free()
	opts.Set("max_pixels", strconv.FormatInt(codecPixels(o.MaxPixels), 10), 0)
	return d.cc.Open(codec, opts)
}

// codecPixels is the limit that libav's decoders are given. It is higher, since they count
// the padding of their buffers too.
func codecPixels(limit int64) int64 { return 2*limit + 1<<16 }

// send gives a packet to the decoder; nil tells that none follows. number is kept with the
// picture that comes of it.
func (d *decoder) send(p *astiav.Packet, number int64) error {
	return av.SendPacket(d.cc, p, number)
}

// receive is the next picture as the decoder made it; astiav.ErrEagain where it needs
// another packet first.
func (d *decoder) receive() (*astiav.Frame, error) {
	if d.spare == nil {
		d.spare = d.pool.AV()
	}
	if err := av.ReceiveFrame(d.cc, d.spare); err != nil {
		return nil, err
	}
	f := d.spare
	d.spare = nil
	return f, nil
}

// used is the accelerator that decoded f, or none.
func (d *decoder) used(f *astiav.Frame) string {
	if d.hardware != astiav.PixelFormatNone && f.PixelFormat() == d.hardware {
		return d.hwaccel
	}
	return accelNone
}

func (d *decoder) flush() { av.FlushDecoder(d.cc) }

func (d *decoder) close() {
	av.FreeCodec(d.cc)
	d.cc = nil
	av.FreeFrame(d.spare)
	d.spare = nil
}
