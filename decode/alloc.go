package decode

import (
	"sync/atomic"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/frame"
)

var live atomic.Int64

// Live counts the packets and pictures that readers hold at the moment; zero
// when all are closed. Pictures that were handed on are counted by frame.Live.
func Live() int64 { return live.Load() }

func newPacket() *astiav.Packet {
	live.Add(1)
	return astiav.AllocPacket()
}

func clonePacket(p *astiav.Packet) *astiav.Packet {
	clone := p.Clone()
	if clone != nil {
		live.Add(1)
	}
	return clone
}

func freePacket(p *astiav.Packet) {
	if p != nil {
		p.Free()
		live.Add(-1)
	}
}

func newPicture() *astiav.Frame {
	live.Add(1)
	return astiav.AllocFrame()
}

// pooledPicture is one that goes back to the pool when the frame made of it is
// closed.
func pooledPicture(p *frame.Pool) *astiav.Frame {
	live.Add(1)
	return p.Picture()
}

func freePicture(f *astiav.Frame) {
	if f != nil {
		f.Free()
		live.Add(-1)
	}
}
