package models

import (
	"errors"
	"fmt"

	ort "github.com/yalue/onnxruntime_go"
)

// Bind allocates the tensors for an input of w x h pixels, all zero. It may be
// called again with another size.
func (s *Session) Bind(w, h int) error {
	if s.session == nil {
		return fmt.Errorf("model %s: bind after Close", s.model.Name)
	}
	err := s.unbind()
	if err == nil {
		err = s.bind(w, h)
	}
	if err != nil {
		return fmt.Errorf("model %s: binding %dx%d: %w", s.model.Name, w, h, errors.Join(err, s.unbind()))
	}
	return nil
}

func (s *Session) bind(w, h int) error {
	input, outputs, err := s.model.shapes(w, h)
	if err != nil {
		return err
	}
	binding, err := s.session.CreateIoBinding()
	if err != nil {
		return err
	}
	s.binding = binding
	live.Add(1)
	if s.input, err = newTensor(input); err != nil {
		return err
	}
	if err := binding.BindInput(s.model.Input.Name, s.input); err != nil {
		return err
	}
	for i, shape := range outputs {
		t, err := newTensor(shape[len(shape)-s.model.ranks[i]:])
		if err != nil {
			return err
		}
		s.outputs = append(s.outputs, t)
		if err := binding.BindOutput(s.model.Outputs[i].Name, t); err != nil {
			return err
		}
	}
	return nil
}

func newTensor(shape []int64) (*ort.Tensor[float32], error) {
	t, err := ort.NewEmptyTensor[float32](shape)
	if err == nil {
		live.Add(1)
	}
	return t, err
}

// unbind frees the binding before the tensors it points to.
func (s *Session) unbind() error {
	var errs []error
	if s.binding != nil {
		errs = append(errs, s.binding.Destroy())
		s.binding = nil
		live.Add(-1)
	}
	tensors := s.outputs
	if s.input != nil {
		tensors = append(tensors, s.input)
	}
	for _, t := range tensors {
		errs = append(errs, t.Destroy())
		live.Add(-1)
	}
	s.input, s.outputs = nil, nil
	return errors.Join(errs...)
}
