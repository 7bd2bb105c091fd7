package overlay

import (
	"fmt"

	"github.com/asticode/go-astiav"
)

// Share gives every sink a packet of its own of each that comes. The function
// owns what it is called with.
func Share(sinks []*Sink) func(*astiav.Packet) error {
	return func(p *astiav.Packet) error {
		defer p.Free()
		for _, s := range sinks {
			clone := p.Clone()
			if clone == nil {
				return fmt.Errorf("copying a packet: %w", errMemory)
			}
			if err := s.Packet(clone); err != nil {
				return err
			}
		}
		return nil
	}
}
