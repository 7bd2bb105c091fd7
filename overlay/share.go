package overlay

import (
	"fmt"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// Share is a function that gives every sink a reference of its own to each packet. It owns
// the packets that it is called with.
func Share(sinks []*Sink) func(*astiav.Packet) error {
	return func(p *astiav.Packet) error {
		defer av.FreePacket(p)
		for _, s := range sinks {
			clone := av.ClonePacket(p)
			if clone == nil {
				return fmt.Errorf("copying a packet: %w", av.ErrMemory)
			}
			if err := s.Packet(clone); err != nil {
				return err
			}
		}
		return nil
	}
}
