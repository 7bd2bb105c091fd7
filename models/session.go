package models

import (
	"errors"
	"fmt"
	"sync/atomic"

	ort "github.com/yalue/onnxruntime_go"
)

var live atomic.Int64

// Live is the number of sessions, bindings and tensors that are not freed. It is 0 at the end
// of every run.
func Live() int64 { return live.Load() }

// Session runs one network on the thread that calls it. One goroutine uses it at a
// time; the sessions of one model share the loaded network.
// Its tensors are allocated by Bind and reused by every Run.
type Session struct {
	model   *Model
	session *ort.DynamicAdvancedSession
	binding *ort.IoBinding
	input   input
	outputs []*ort.Tensor[float32]
}

// NewSession loads the network unless another session of the model has loaded it. It needs a
// started runtime. The first session of a model also compares the network's inputs and
// outputs with the card.
func NewSession(m *Model) (*Session, error) {
	m.once.Do(func() { m.checkErr = m.check() })
	if m.checkErr != nil {
		return nil, fmt.Errorf("model %s: %w", m.Name, m.checkErr)
	}
	session, err := m.shared.acquire(m.load)
	if err != nil {
		return nil, fmt.Errorf("model %s: loading the network: %w", m.Name, err)
	}
	live.Add(1)
	return &Session{model: m, session: session}, nil
}

func (m *Model) load() (*ort.DynamicAdvancedSession, error) {
	precise, err := m.Precise()
	if err != nil {
		return nil, err
	}
	options, err := sessionOptions(precise)
	if err != nil {
		return nil, err
	}
	defer options.Destroy()
	weights := m.weights
	if precise {
		if weights, err = withZeroPoints(weights); err != nil {
			return nil, err
		}
	}
	var outputs []string
	for _, o := range m.Outputs {
		outputs = append(outputs, o.Name)
	}
	return ort.NewDynamicAdvancedSessionWithONNXData(weights, []string{m.Input.Name}, outputs, options)
}

// sessionOptions are the options of all sessions. A session uses one thread, because several
// frames are analysed in parallel. Precise kernels never saturate and are slower.
func sessionOptions(precise bool) (*ort.SessionOptions, error) {
	o, err := ort.NewSessionOptions()
	if err != nil {
		return nil, err
	}
	err = errors.Join(
		o.SetIntraOpNumThreads(1),
		o.SetInterOpNumThreads(1),
		o.SetExecutionMode(ort.ExecutionModeSequential),
		o.SetGraphOptimizationLevel(ort.GraphOptimizationLevelEnableAll),
	)
	if err == nil && precise {
		err = o.AddSessionConfigEntry(preciseKernels, "1")
	}
	if err != nil {
		return nil, errors.Join(err, o.Destroy())
	}
	return o, nil
}

// Model is the network that the session runs.
func (s *Session) Model() *Model { return s.model }

// Input is the memory of the input tensor, row by row. The caller fills it before Run. It is
// valid until the next Bind.
func (s *Session) Input() Samples { return s.input.samples }

// Output is the i-th output of the card. Each Run overwrites it.
func (s *Session) Output(i int) []float32 { return s.outputs[i].GetData() }

// Run runs the network. An output with NaN or infinity is an error.
func (s *Session) Run() error {
	if s.binding == nil {
		return fmt.Errorf("model %s: run before Bind or after Close", s.model.Name)
	}
	if err := s.session.RunWithBinding(s.binding); err != nil {
		return fmt.Errorf("model %s: running the network: %w", s.model.Name, err)
	}
	for i, o := range s.outputs {
		if !finite(o.GetData()) {
			return fmt.Errorf("model %s: output %s holds NaN or infinity", s.model.Name, s.model.Outputs[i].Name)
		}
	}
	return nil
}

// Close frees the network and its tensors. It may be called again.
func (s *Session) Close() error {
	err := s.unbind()
	if s.session != nil {
		err = errors.Join(err, s.model.shared.release())
		s.session = nil
		live.Add(-1)
	}
	return err
}
