package overlay

import (
	"math"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// queue holds carried packets of a live file until the pictures before them are written,
// so that sound does not run ahead of pictures that are still analysed. Pictures are
// never delayed for it.
type queue struct{ packets []*astiav.Packet }

// maxQueue bounds the queue where the pictures end before the sound.
const maxQueue = 1024

// add owns p. Where the queue is full, it gives the oldest packet, else nil.
func (q *queue) add(p *astiav.Packet) *astiav.Packet {
	q.packets = append(q.packets, p)
	if len(q.packets) > maxQueue {
		return q.take()
	}
	return nil
}

// take gives the oldest packet of a queue that is not empty.
func (q *queue) take() *astiav.Packet {
	p := q.packets[0]
	q.packets[0] = nil
	q.packets = q.packets[1:]
	return p
}

func (q *queue) close() {
	for len(q.packets) > 0 {
		av.FreePacket(q.take())
	}
}

// release writes the queued packets that are not later than a time in seconds.
func (m *muxer) release(until float64) error {
	for m.queue != nil && len(m.queue.packets) > 0 {
		p := m.queue.packets[0]
		if sc := m.copies[p.StreamIndex()]; sc != nil && seconds(p.Dts()-sc.start, sc.from) > until {
			return nil
		}
		if err := m.copyOwned(m.queue.take()); err != nil {
			return err
		}
	}
	return nil
}

// releaseAll writes all queued packets.
func (m *muxer) releaseAll() error { return m.release(math.Inf(1)) }

// copyOwned owns p, a packet of the input, and writes it; nil is allowed.
func (m *muxer) copyOwned(p *astiav.Packet) error {
	if p == nil {
		return nil
	}
	defer av.FreePacket(p)
	if sc := m.copies[p.StreamIndex()]; sc != nil {
		return sc.copy(p, m.write)
	}
	return nil
}
