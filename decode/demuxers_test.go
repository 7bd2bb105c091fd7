package decode

import (
	"testing"

	"github.com/asticode/go-astiav"
)

// The libav that is linked has every demuxer that is allowed; a bundle has a libav of its
// own, whose demuxers are chosen one by one.
func TestAllowedDemuxersAreLinked(t *testing.T) {
	for _, name := range containers {
		if astiav.FindInputFormat(name) == nil {
			t.Errorf("libav has no demuxer %s", name)
		}
	}
}

// Recordings in these codecs are decoded without hardware.
func TestDecodersAreLinked(t *testing.T) {
	for _, id := range []astiav.CodecID{
		astiav.CodecIDAv1, astiav.CodecIDH264, astiav.CodecIDHevc, astiav.CodecIDVp8, astiav.CodecIDVp9, astiav.CodecIDMjpeg,
		astiav.CodecIDMpeg2Video, astiav.CodecIDMpeg4, astiav.CodecIDProres, astiav.CodecIDDnxhd, astiav.CodecIDFfv1,
		astiav.CodecIDDvvideo, astiav.CodecIDTheora, astiav.CodecIDWmv3, astiav.CodecIDVc1, astiav.CodecIDGif, astiav.CodecIDPng,
		astiav.CodecIDAac, astiav.CodecIDOpus, astiav.CodecIDVorbis, astiav.CodecIDMp3,
	} {
		codec := astiav.FindDecoder(id)
		if codec == nil {
			t.Errorf("libav has no decoder of %s", id.Name())
			continue
		}
		// libav's own decoder of AV1 wants hardware.
		if id == astiav.CodecIDAv1 && codec.Name() == "av1" {
			t.Error("libav decodes AV1 only on hardware")
		}
	}
}
