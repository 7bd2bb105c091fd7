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
		astiav.CodecIDH264, astiav.CodecIDHevc, astiav.CodecIDVp8, astiav.CodecIDVp9, astiav.CodecIDMjpeg,
		astiav.CodecIDMpeg2Video, astiav.CodecIDMpeg4, astiav.CodecIDProres, astiav.CodecIDDnxhd, astiav.CodecIDFfv1,
		astiav.CodecIDDvvideo, astiav.CodecIDTheora, astiav.CodecIDWmv3, astiav.CodecIDVc1, astiav.CodecIDGif, astiav.CodecIDPng,
		astiav.CodecIDAac, astiav.CodecIDOpus, astiav.CodecIDVorbis, astiav.CodecIDMp3,
	} {
		if astiav.FindDecoder(id) == nil {
			t.Errorf("libav has no decoder of %s", id.Name())
		}
	}
}

// libav's own decoder of AV1 wants hardware.
func TestDecoderOfAV1IsLinked(t *testing.T) {
	if astiav.FindDecoderByName("libdav1d") == nil && astiav.FindDecoderByName("libaom-av1") == nil {
		t.Error("libav has no decoder of AV1 for processors")
	}
}
