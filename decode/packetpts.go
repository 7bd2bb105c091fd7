package decode

import (
	"context"
	"errors"
	"io"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// setPTS gives a packet of the video the time at which its picture is shown, if it has
// none. AVI and raw streams have none, and MPEG program streams few; and where pictures
// are decoded in another order than they are shown, only the decoder knows that time.
func (p *Packets) setPTS(packet *astiav.Packet) (err error) {
	if packet.StreamIndex() != p.video.Index() {
		return nil
	}
	if p.videoPackets++; packet.Pts() != av.NoPTS {
		return nil
	}
	if p.decodedPTS == nil {
		if p.decodedPTS, err = decodedPTS(p.ctx, p.in.name, p.o); err != nil {
			return err
		}
	}
	pts, ok := p.decodedPTS[p.videoPackets]
	if !ok { // the decoder made no picture of the packet
		pts = packet.Dts()
	}
	packet.SetPts(pts)
	return nil
}

// decodedPTS decodes a whole recording to find the times of its pictures, by the numbers
// of their packets, counted from 1.
func decodedPTS(ctx context.Context, name string, o Options) (map[int64]int64, error) {
	o.HWAccel, o.Start, o.End, o.HasEnd = accelNone, 0, 0, false
	r, err := Open(ctx, name, o)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	times := map[int64]int64{}
	for {
		f, err := r.Read()
		if errors.Is(err, io.EOF) {
			return times, nil
		}
		if err != nil {
			return nil, err
		}
		times[av.PacketNumber(f.AV())] = f.Result.PTS
		f.Close()
	}
}
