package av

/*
#include "releases.h"

static void fc_packet_base(AVCodecContext *c, int num, int den) { c->pkt_timebase = (AVRational){num, den}; }
*/
import "C"

import "github.com/asticode/go-astiav"

// NewCodec is the context of a decoder or encoder, to be given to FreeCodec.
func NewCodec(c *astiav.Codec) *astiav.CodecContext {
	contexts.Add(1)
	return astiav.AllocCodecContext(c)
}

// FreeCodec frees a context of NewCodec; nil is allowed.
func FreeCodec(c *astiav.CodecContext) {
	if c != nil {
		c.Free()
		contexts.Add(-1)
	}
}

// SetPacketTimeBase tells a decoder the time base of the packets that are sent to it.
func SetPacketTimeBase(decoder *astiav.CodecContext, base astiav.Rational) {
	C.fc_packet_base(codecOf(decoder), C.int(base.Num()), C.int(base.Den()))
}

// ReceiveFrame is astiav's ReceiveFrame, but makes no garbage: ErrEagain, which comes
// between any two pictures, is a value made once.
func ReceiveFrame(decoder *astiav.CodecContext, f *astiav.Frame) error {
	switch code := C.avcodec_receive_frame(codecOf(decoder), frameOf(f)); {
	case code >= 0:
		return nil
	case astiav.Error(code) == astiav.ErrEagain:
		return astiav.ErrEagain
	default:
		return astiav.Error(code)
	}
}

// FlushDecoder forgets the packets that were sent before a seek.
func FlushDecoder(decoder *astiav.CodecContext) { C.avcodec_flush_buffers(codecOf(decoder)) }

// KeepPacketNumbers has a decoder, before it is opened, give the pictures that it makes the
// numbers of their packets.
func KeepPacketNumbers(decoder *astiav.CodecContext) { C.fc_keep_numbers(codecOf(decoder)) }

// SendPacket sends a packet with a number of the caller's to a decoder; a nil packet tells
// that none follows.
func SendPacket(decoder *astiav.CodecContext, p *astiav.Packet, number int64) error {
	C.fc_number(codecOf(decoder), packetOf(p), C.int64_t(number))
	return decoder.SendPacket(p)
}

// PacketNumber is the number that SendPacket was given with the packet of a picture.
func PacketNumber(f *astiav.Frame) int64 { return int64(C.fc_numbered(frameOf(f))) }
