package decode

import (
	"fmt"
	"strings"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// chooseStream picks the video stream: the one of an index, or, where that is negative,
// libav's best. Covers and thumbnails are never taken.
func chooseStream(in *input, index int) (*astiav.Stream, error) {
	streams := in.fc.Streams()
	if index >= 0 {
		if index < len(streams) && isVideo(streams[index]) {
			return streams[index], nil
		}
		return nil, fmt.Errorf("%s: %w with index %d: it holds %s", in.name, ErrNoVideo, index, contents(streams))
	}
	if best := av.BestVideo(in.fc); best >= 0 && isVideo(streams[best]) {
		return streams[best], nil
	}
	if s := largest(streams); s != nil {
		return s, nil
	}
	return nil, fmt.Errorf("%s: %w: it holds %s", in.name, ErrNoVideo, contents(streams))
}

func isVideo(s *astiav.Stream) bool {
	return s.CodecParameters().MediaType() == astiav.MediaTypeVideo && !av.IsAttachedPicture(s)
}

// largest is the video stream with the most pixels, the first of equals.
func largest(streams []*astiav.Stream) (best *astiav.Stream) {
	area := -1
	for _, s := range streams {
		p := s.CodecParameters()
		if isVideo(s) && p.Width()*p.Height() > area {
			best, area = s, p.Width()*p.Height()
		}
	}
	return best
}

// contents lists the streams for a message: "0 audio mp3, 1 picture mjpeg".
func contents(streams []*astiav.Stream) string {
	if len(streams) == 0 {
		return "no streams"
	}
	var list []string
	for i, s := range streams {
		kind := s.CodecParameters().MediaType().String()
		if av.IsAttachedPicture(s) {
			kind = "attached picture"
		}
		list = append(list, fmt.Sprintf("%d %s %s", i, kind, codecName(s)))
		if len(list) == 8 && len(streams) > 9 {
			list = append(list, fmt.Sprintf("and %d more", len(streams)-8))
			break
		}
	}
	return strings.Join(list, ", ")
}

func codecName(s *astiav.Stream) string { return s.CodecParameters().CodecID().String() }

// encrypted tells that the container says that its pictures are encrypted.
func encrypted(in *input, s *astiav.Stream) bool {
	if av.HasEncryptionInfo(s) {
		return true
	}
	return hasKey(s.Metadata(), "enc_key_id") || hasKey(in.fc.Metadata(), "ASF_Protection_Type") ||
		hasKey(in.fc.Metadata(), "encryption")
}

func hasKey(d *astiav.Dictionary, key string) bool {
	return d != nil && d.Get(key, nil, 0) != nil
}
