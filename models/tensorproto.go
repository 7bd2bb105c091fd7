package models

import "encoding/binary"

// Fields of TensorProto, and the element type of int8.
const (
	fieldShape   = 1
	fieldElement = 2
	fieldInt32s  = 5 // also holds small integers
	fieldName    = 8
	fieldRaw     = 9

	elementInt8 = 3
)

// tensor is the part of a TensorProto that can hold int8 numbers.
type tensor struct {
	name    string
	shape   []uint64
	element uint64
	values  []field // raw bytes, or integers
}

// addTensor adds a constant tensor under name, or under its own name if name is empty.
func (o *operators) addTensor(data []byte, name string) error {
	t, err := readTensor(data)
	if err != nil {
		return err
	}
	if name == "" {
		name = t.name
	}
	if name == "" {
		return nil // without a name no operator can refer to it
	}
	o.shapes[name] = t.shape
	if t.element != elementInt8 {
		return nil
	}
	greatest, err := t.greatest()
	o.greatest[name] = max(o.greatest[name], greatest)
	return err
}

func readTensor(data []byte) (t tensor, err error) {
	err = eachField(data, func(f field) error {
		switch f.number {
		case fieldShape:
			return eachVarint(f, func(v uint64) { t.shape = append(t.shape, v) })
		case fieldElement:
			t.element = f.value
		case fieldName:
			t.name = string(f.bytes)
		case fieldRaw, fieldInt32s:
			t.values = append(t.values, f)
		}
		return nil
	})
	return t, err
}

// greatest is the greatest absolute value of an int8 tensor. If all values lie in -64 to 63
// the result may be smaller.
func (t tensor) greatest() (greatest int, err error) {
	for _, f := range t.values {
		if f.number == fieldRaw {
			greatest = max(greatest, greatestOf(f.bytes))
			continue
		}
		err := eachVarint(f, func(v uint64) { greatest = max(greatest, absolute8(int8(v))) })
		if err != nil {
			return greatest, err
		}
	}
	return greatest, nil
}

// greatestOf is the greatest absolute value of int8 numbers. Each start of the program reads
// all weights, so it tests eight at once: if the two highest bits of each are equal, all
// eight lie in -64 to 63, which is at most safeWeight, and are skipped.
func greatestOf(raw []byte) (greatest int) {
	const signBits = 0x8080808080808080
	for len(raw) >= 8 {
		w := binary.LittleEndian.Uint64(raw)
		if (w^w<<1)&signBits != 0 {
			greatest = max(greatest, greatestOfEach(raw[:8]))
		}
		raw = raw[8:]
	}
	return max(greatest, greatestOfEach(raw))
}

func greatestOfEach(raw []byte) (greatest int) {
	for _, b := range raw {
		greatest = max(greatest, absolute8(int8(b)))
	}
	return greatest
}

func absolute8(v int8) int { return max(int(v), -int(v)) }
