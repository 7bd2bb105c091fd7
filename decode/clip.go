package decode

import (
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
)

// ErrUntimed is the error of a recording whose packets of pictures have no presentation
// times, as in AVI, so that no part of it can be cut out by time.
var ErrUntimed = errors.New("its pictures have no presentation times; convert it to MP4 or Matroska first")

// Clip is a stretch of a recording as packets: from the last key frame at or before a time
// on, since no decoder can begin elsewhere.
type Clip struct {
	Start   int64 // PTS of the key frame, in ticks of the video stream
	packets *Packets
	held    []*astiav.Packet // read already, from the key frame on
	end     int64            // PTS at which the clip ends, exclusive
}

// Clip goes to the last key frame at or before a player's time, and gives the stretch from
// there to another player's time. Close frees it, before the Packets.
func (p *Packets) Clip(from, to time.Duration) (*Clip, error) {
	base := rational(p.video.TimeBase())
	clock := face.Clock{Base: base, Start: clockStart(p.in.fc.StartTime(), p.video.StartTime(), base)}
	c := &Clip{Start: av.NoPTS, packets: p, end: clock.Ticks(to)}
	for margin := firstMargin; ; margin *= 4 {
		beginning := margin >= from || !av.Seekable(p.in.fc)
		p.seekTo(clock.Ticks(from - margin))
		if err := c.find(clock.Ticks(from)); err != nil {
			c.Close()
			return nil, fmt.Errorf("%s: %w", p.in.name, err)
		}
		if beginning || c.Start != av.NoPTS && c.Start <= clock.Ticks(from) {
			break
		}
		c.release()
		c.Start = av.NoPTS
	}
	if c.Start == av.NoPTS {
		return nil, fmt.Errorf("%s: no key frame at %v", p.in.name, from)
	}
	return c, nil
}

// seekTo goes to a key frame at or before a tick of the video, as far as the container tells:
// some go by decoding time, or to a picture that is no key frame (see Reader.seek). Where it fails,
// reading goes on where it is, which is the beginning the first time.
func (p *Packets) seekTo(tick int64) {
	if av.Seekable(p.in.fc) {
		_ = p.in.fc.SeekFrame(p.video.Index(), tick, astiav.NewSeekFlags(astiav.SeekFlagBackward))
	}
}

// errFound ends the search for a key frame.
var errFound = errors.New("found")

// find holds the packets from the last key frame at or before a time on, or from the first
// key frame, where there is none before.
func (c *Clip) find(from int64) error {
	err := c.packets.each(mostHeld, func(p *astiav.Packet) error {
		picture := p.StreamIndex() == c.packets.video.Index()
		switch {
		case picture && p.Pts() == av.NoPTS:
			return ErrUntimed
		case picture && p.Flags().Has(astiav.PacketFlagKey) && (p.Pts() <= from || c.Start == av.NoPTS):
			c.release()
			c.Start = p.Pts()
		case c.Start == av.NoPTS:
			return nil
		}
		if err := c.hold(p); err != nil {
			return err
		}
		if picture && p.Dts() > from {
			return errFound
		}
		return nil
	})
	return ended(err)
}

// mostHeld bounds the packets between two key frames: 20 minutes of pictures and sound.
const mostHeld = 100_000

func (c *Clip) hold(p *astiav.Packet) error {
	clone := av.ClonePacket(p)
	if clone == nil {
		return fmt.Errorf("copying a packet: %w", av.ErrMemory)
	}
	c.held = append(c.held, clone)
	return nil
}

// Each calls f with every packet of the clip in turn, which is lent for the call. Packets of
// other streams that begin before the key frame, or after the end, are left out. A picture after
// the end is there if one before it is decoded later.
func (c *Clip) Each(f func(*astiav.Packet) error) error {
	held := c.held
	c.held = nil
	defer func() {
		for _, p := range held {
			av.FreePacket(p)
		}
	}()
	for _, p := range held {
		if err := c.lend(p, f); err != nil {
			return ended(err)
		}
	}
	return ended(c.packets.each(math.MaxInt, func(p *astiav.Packet) error { return c.lend(p, f) }))
}

// ended takes the end of a clip for success.
func ended(err error) error {
	if errors.Is(err, errFound) {
		return nil
	}
	return err
}

// lend gives a packet to f if it belongs to the clip, and errFound once all that do were
// given: streams are interleaved within a second.
func (c *Clip) lend(p *astiav.Packet, f func(*astiav.Packet) error) error {
	base := c.packets.video.TimeBase()
	dts := p.Dts()
	if dts == av.NoPTS {
		dts = p.Pts()
	}
	if p.StreamIndex() == c.packets.video.Index() {
		second := astiav.RescaleQ(1, astiav.NewRational(1, 1), base)
		switch {
		case dts >= c.end+second:
			return errFound
		case dts >= c.end:
			return nil
		}
		return f(p)
	}
	own := c.packets.in.fc.Streams()[p.StreamIndex()].TimeBase()
	at := astiav.RescaleQ(p.Pts(), own, base)
	if p.Pts() == av.NoPTS || at < c.Start || at >= c.end {
		return nil
	}
	return f(p)
}

func (c *Clip) release() {
	for _, p := range c.held {
		av.FreePacket(p)
	}
	c.held = nil
}

// Close frees the packets that were not lent. It may be called again.
func (c *Clip) Close() { c.release() }
