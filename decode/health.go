package decode

import (
	"slices"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/extent"
	"github.com/facecue/facecue/internal/face"
)

// Health says how whole the recording was, as far as it was read.
type Health struct {
	Frames        int64   // given by Read
	DamagedFrames int64   // of those, pictures whose errors the decoder concealed
	LostPackets   int64   // video packets that gave no picture for errors, or are missing
	LostSeconds   float64 // missing at the end; 0 where the container does not tell
	Truncated     bool    // the recording ends before its container says, or in a read error
}

// tally is what was seen of the packets, to compare with what was promised.
type tally struct {
	video   int64   // packets of the analysed stream
	lastDTS int64   // their latest decoding time, av.NoPTS before the first
	lead    int64   // packets before the first key frame
	keyPTS  int64   // time of the first key frame
	keyed   bool    // it was seen
	end     float64 // of any stream, in seconds of the container
	cut     bool    // the last packet is not whole
}

// picture notes a packet of the analysed stream.
func (t *tally) picture(p *astiav.Packet) {
	t.video++
	if p.Dts() != av.NoPTS {
		t.lastDTS = max(t.lastDTS, p.Dts())
	}
	switch {
	case t.keyed:
	case p.Flags().Has(astiav.PacketFlagKey):
		t.keyed, t.keyPTS = true, p.Pts()
	default:
		t.lead++
	}
}

// packet notes a packet of any stream.
func (t *tally) packet(p *astiav.Packet, base face.Rational) {
	t.cut = p.Flags().Has(astiav.PacketFlagCorrupt)
	pts := p.Pts()
	if pts == av.NoPTS {
		pts = p.Dts()
	}
	if pts != av.NoPTS {
		t.end = max(t.end, float64(pts+p.Duration())*base.Float())
	}
}

// finish compares what came with what the container promised, once it has
// ended. broken tells that it ended in a read error.
func (r *Reader) finish(broken bool) {
	h, end := &r.health, r.in.ending()
	rest, seconds := r.missing()
	h.Truncated = rest > 0 || r.tally.cut || end.at == extent.Cut || r.announced(end.length) || broken && !r.indexed(end)
	switch {
	case end.fragmented: // later fragments would say of themselves alone how long they are
		rest, seconds = 0, 0
	case !h.Truncated && end.at != extent.Whole:
		seconds, h.Truncated = r.endsEarly()
	case h.Truncated && seconds == 0 && r.tally.video > 0:
		seconds = max(0, r.promised()-r.tally.end)
	}
	h.LostPackets += rest
	h.LostSeconds = seconds
}

// indexed tells that the one index of an MP4 can be held against the bytes, so that a
// read error behind the last packet that it names is none.
func (r *Reader) indexed(end ending) bool {
	return r.in.format == "mov" && !end.fragmented && end.length >= 0
}

// announced tells that the index of an MP4 names packets of any stream that lie behind
// the end of the bytes.
func (r *Reader) announced(length int64) bool {
	if r.in.format != "mov" || length < 0 {
		return false
	}
	return slices.ContainsFunc(r.in.fc.Streams(), func(s *astiav.Stream) bool {
		return s.CodecParameters().MediaType() != astiav.MediaTypeData && av.IndexExceeds(s, length)
	})
}

// broadcast are the formats that may be joined at any moment, so that a start
// without a key frame is no damage; raw streams have no time stamps to tell by.
var broadcast = []string{"mpegts", "mpeg"}

// leadLost counts the packets before the first key frame as lost, if the first
// picture is the key frame's or a later one.
func (r *Reader) leadLost(first *astiav.Frame) {
	t := &r.tally
	best := av.BestPTS(first)
	if t.keyed && t.lead > 0 && best != av.NoPTS && best >= t.keyPTS && !slices.Contains(broadcast, r.in.format) {
		r.health.LostPackets += t.lead
	}
	t.lead = 0
}

// missing counts the packets that the container's index lists after the last
// one read, and their time. Only an index from the header says anything.
func (r *Reader) missing() (packets int64, seconds float64) {
	if r.in.format != "mov" || r.tally.lastDTS == av.NoPTS {
		return 0, 0
	}
	packets, last := av.IndexRest(r.video, r.tally.lastDTS)
	return packets, float64(last-r.tally.lastDTS) * r.stream.Clock.Base.Float()
}
