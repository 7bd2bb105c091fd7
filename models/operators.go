package models

// operators hold the part of an ONNX file that says which operators read which 8-bit
// weights. All graphs of the file share one table of names: ONNX forbids an inner graph to
// use a name of an outer one again, and if functions have two tensors of one name, the one
// with the greater values counts.
type operators struct {
	nodes    []node
	makers   map[string]node     // by the names of their outputs
	shapes   map[string][]uint64 // of constant tensors, by name
	greatest map[string]int      // absolute value of each constant int8 tensor, by name
}

// node is one operator of the calculation.
type node struct {
	kind            string
	inputs, outputs []string
}

func (n node) input(i int) string {
	if i < len(n.inputs) {
		return n.inputs[i]
	}
	return ""
}

// readOperators reads an ONNX file that refuseExternal accepts.
func readOperators(data []byte) (*operators, error) {
	o := &operators{makers: map[string]node{}, shapes: map[string][]uint64{}, greatest: map[string]int{}}
	return o, walk(modelProto, data, 0, func(m message, data []byte) error {
		switch m {
		case nodeProto:
			return o.addNode(data)
		case tensorProto:
			return o.addTensor(data, "")
		}
		return nil
	})
}

// Fields of NodeProto and AttributeProto.
const (
	fieldInput     = 1
	fieldOutput    = 2
	fieldKind      = 4
	fieldAttribute = 5
	fieldTensor    = 5
)

func (o *operators) addNode(data []byte) error {
	n, attributes, err := readNode(data)
	if err != nil {
		return err
	}
	o.nodes = append(o.nodes, n)
	for _, name := range n.outputs {
		o.makers[name] = n
	}
	if n.kind == "Constant" && len(n.outputs) == 1 {
		return o.addConstant(n.outputs[0], attributes)
	}
	return nil
}

func readNode(data []byte) (n node, attributes [][]byte, err error) {
	err = eachField(data, func(f field) error {
		switch f.number {
		case fieldInput:
			n.inputs = append(n.inputs, string(f.bytes))
		case fieldOutput:
			n.outputs = append(n.outputs, string(f.bytes))
		case fieldKind:
			n.kind = string(f.bytes)
		case fieldAttribute:
			attributes = append(attributes, f.bytes)
		}
		return nil
	})
	return n, attributes, err
}

// addConstant adds the tensor of a Constant node under the name of the node's output.
func (o *operators) addConstant(name string, attributes [][]byte) error {
	for _, a := range attributes {
		err := eachField(a, func(f field) error {
			if f.number != fieldTensor || f.wire != wireBytes {
				return nil
			}
			return o.addTensor(f.bytes, name)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
