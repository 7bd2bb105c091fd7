package main

import (
	"fmt"

	"github.com/facecue/facecue/models"
)

// saturation says in plain words that a network's weights could saturate; "" where they
// could not.
func saturation(m *models.Model) string {
	list := m.Saturating
	if len(list) == 0 {
		return ""
	}
	worst := list[0]
	for _, w := range list {
		if w.Greatest > worst.Greatest {
			worst = w
		}
	}
	return fmt.Sprintf("%s: its 8-bit weights go up to %d (tensor %s; %s): two products may not fit into the 16 bits that "+
		"some x86-64 processors without VNNI add them in; there it runs with ONNX Runtime's precise kernels, which are slower",
		m.Name, worst.Greatest, worst.Tensor, exceeding(len(list)))
}

func exceeding(tensors int) string {
	if tensors == 1 {
		return "the only one above 64"
	}
	return fmt.Sprintf("%d tensors are above 64", tensors)
}

// kernels says which 8-bit kernels a network runs with on this processor.
func kernels(m *models.Model) (string, error) {
	precise, err := m.Precise()
	if precise {
		return "precise kernels", err
	}
	return "fast kernels", err
}
