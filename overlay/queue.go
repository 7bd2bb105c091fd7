package overlay

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// queue holds carried packets of a live file until the pictures have come as
// far, so that sound does not run ahead of what is still being looked at.
// Pictures never wait for it.
type queue struct{ waiting []*astiav.Packet }

// mostWaiting bounds the queue where the pictures end before the sound.
const mostWaiting = 1024

// add owns p, and gives the oldest packet where there are too many, else nil.
func (q *queue) add(p *astiav.Packet) *astiav.Packet {
	q.waiting = append(q.waiting, p)
	if len(q.waiting) > mostWaiting {
		return q.take()
	}
	return nil
}

func (q *queue) take() *astiav.Packet {
	p := q.waiting[0]
	q.waiting[0] = nil
	q.waiting = q.waiting[1:]
	return p
}

func (q *queue) close() {
	for len(q.waiting) > 0 {
		av.FreePacket(q.take())
	}
}

// release writes the packets whose time has come: those that are not later than
// a picture.
func (m *muxer) release(seconds float64) error {
	for m.queue != nil && len(m.queue.waiting) > 0 {
		p := m.queue.waiting[0]
		if l := m.carried[p.StreamIndex()]; l != nil && m.seconds(p.Dts()-l.start, l.from) > seconds {
			return nil
		}
		if err := m.pass(m.queue.take()); err != nil {
			return err
		}
	}
	return nil
}

// pass owns p, which may be nil.
func (m *muxer) pass(p *astiav.Packet) error {
	if p == nil {
		return nil
	}
	defer av.FreePacket(p)
	l := m.carried[p.StreamIndex()]
	if l == nil {
		return nil
	}
	return l.pass(p, m.write)
}

func (m *muxer) seconds(ticks int64, base astiav.Rational) float64 {
	return float64(ticks) * float64(base.Num()) / float64(base.Den())
}
