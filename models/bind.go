package models

import (
	"errors"
	"fmt"
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
	inputShape, outputShapes, err := s.model.shapes(w, h)
	if err != nil {
		return err
	}
	binding, err := s.session.CreateIoBinding()
	if err != nil {
		return err
	}
	s.binding = binding
	live.Add(1)
	if s.input, err = newInput(inputShape, s.model.Input.Type == Bytes); err != nil {
		return err
	}
	if err := binding.BindInput(s.model.Input.Name, s.input.Value); err != nil {
		return err
	}
	for i, shape := range outputShapes {
		if i < len(s.model.ranks) {
			shape = shape[len(shape)-s.model.ranks[i]:]
		}
		t, err := newTensor[float32](shape)
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

// unbind frees the binding before the tensors it points to.
func (s *Session) unbind() error {
	var errs []error
	if s.binding != nil {
		errs = append(errs, s.binding.Destroy())
		s.binding = nil
		live.Add(-1)
	}
	if s.input.Value != nil {
		errs = append(errs, s.input.Destroy())
		live.Add(-1)
	}
	for _, t := range s.outputs {
		errs = append(errs, t.Destroy())
		live.Add(-1)
	}
	s.input, s.outputs = input{}, nil
	return errors.Join(errs...)
}
