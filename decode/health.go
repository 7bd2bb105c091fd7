package decode

import (
	"slices"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/extent"
)

// Health says how whole the recording was, as far as it was read.
type Health struct {
	Frames        int64   // given by Read
	DamagedFrames int64   // of those, pictures whose errors the decoder concealed
	LostPackets   int64   // video packets that are missing, or that the decoder made no picture of
	LostSeconds   float64 // missing at the end; 0 where the container does not tell
	Truncated     bool    // the recording ends before its container says, or in a read error
}

// finishHealth compares the packets that were read with those that the container
// announced, once no packet follows. readError tells that reading ended in an error.
func (r *Reader) finishHealth(readError bool) {
	h, end := &r.health, r.in.fileEnd()
	missing, seconds := r.missingByIndex()
	h.Truncated = missing > 0 || r.stats.cut || end.at == extent.Cut || r.indexExceeds(end.length) || readError && !r.indexDecides(end)
	switch {
	case end.fragmented: // the index of a fragment does not list the fragments after it
		missing, seconds = 0, 0
	case !h.Truncated && end.at != extent.Whole:
		seconds, h.Truncated = r.endsBeforeHeader()
	case h.Truncated && seconds == 0 && r.stats.video > 0:
		seconds = max(0, r.headerEnd()-r.stats.end)
	}
	h.LostPackets += missing
	h.LostSeconds = seconds
}

// indexDecides tells that an MP4 has one index and that the length of its bytes is
// known. Whether the recording is whole follows from these two alone: a read error
// behind the last packet that the index lists is no loss.
func (r *Reader) indexDecides(end fileEnd) bool {
	return r.in.format == "mov" && !end.fragmented && end.length >= 0
}

// indexExceeds tells that the index of an MP4 lists packets of any stream that lie
// behind the first length bytes, which are all there are.
func (r *Reader) indexExceeds(length int64) bool {
	if r.in.format != "mov" || length < 0 {
		return false
	}
	return slices.ContainsFunc(r.in.fc.Streams(), func(s *astiav.Stream) bool {
		return s.CodecParameters().MediaType() != astiav.MediaTypeData && av.IndexExceeds(s, length)
	})
}

// missingByIndex counts the video packets that the index of an MP4 lists after the last
// one read, and their duration. Other containers have no index of all packets, or libav fills
// it while it reads.
func (r *Reader) missingByIndex() (packets int64, seconds float64) {
	if r.in.format != "mov" || r.stats.lastDTS == av.NoPTS {
		return 0, 0
	}
	packets, last := av.IndexRest(r.video, r.stats.lastDTS)
	return packets, float64(last-r.stats.lastDTS) * r.stream.Clock.Base.Float()
}

// startAnywhere are the containers of broadcasts, whose recordings may start between two
// key frames without damage. Raw streams count too: they have no times to tell by.
var startAnywhere = []string{"mpegts", "mpeg"}

// countBeforeKey counts the packets before the first key frame as lost, if the first
// picture decoded is that of the key frame or a later one.
func (r *Reader) countBeforeKey(first *astiav.Frame) {
	s := &r.stats
	pts := av.BestPTS(first)
	if s.sawKey && s.beforeKey > 0 && pts != av.NoPTS && pts >= s.firstKeyAt && !slices.Contains(startAnywhere, r.in.format) {
		r.health.LostPackets += s.beforeKey
	}
	s.beforeKey = 0
}
