package models

import (
	"sync"

	ort "github.com/yalue/onnxruntime_go"
)

// shared is the loaded network that all sessions of a model run. ONNX Runtime allows many
// threads to run one network at once, each with its own binding. Loading and optimising the
// graph takes most of the start-up time.
type shared struct {
	sync.Mutex
	network *ort.DynamicAdvancedSession
	holders int
}

// acquire gives the network and loads it for the first holder. Each holder calls release
// once.
func (s *shared) acquire(load func() (*ort.DynamicAdvancedSession, error)) (*ort.DynamicAdvancedSession, error) {
	s.Lock()
	defer s.Unlock()
	if s.holders == 0 {
		network, err := load()
		if err != nil {
			return nil, err
		}
		s.network = network
	}
	s.holders++
	return s.network, nil
}

// release frees the network after its last holder.
func (s *shared) release() error {
	s.Lock()
	defer s.Unlock()
	if s.holders--; s.holders > 0 {
		return nil
	}
	network := s.network
	s.network = nil
	return network.Destroy()
}
