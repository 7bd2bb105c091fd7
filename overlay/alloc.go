package overlay

import (
	"errors"
	"sync/atomic"

	"github.com/asticode/go-astiav"
)

var live atomic.Int64

// Live counts the packets and pictures that sinks and copies hold at the moment; zero
// when all are closed. Frames that wait in a sink are counted by frame.Live.
func Live() int64 { return live.Load() }

var errMemory = errors.New("out of memory")

func newPacket() *astiav.Packet {
	live.Add(1)
	return astiav.AllocPacket()
}

func freePacket(p *astiav.Packet) {
	p.Free()
	live.Add(-1)
}

func newPicture() *astiav.Frame {
	live.Add(1)
	return astiav.AllocFrame()
}

// clonePicture is a second reference to the same pixels, nil where memory is out.
func clonePicture(f *astiav.Frame) *astiav.Frame {
	clone := f.Clone()
	if clone != nil {
		live.Add(1)
	}
	return clone
}

// freePicture takes nil as well.
func freePicture(f *astiav.Frame) {
	if f != nil {
		f.Free()
		live.Add(-1)
	}
}
