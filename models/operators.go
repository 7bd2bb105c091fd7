package models

// operators are what an ONNX file says of its calculation, as far as it tells where
// 8-bit weights go. All graphs of a file share the names: ONNX allows no name of an
// outer graph to be used again within, and of two tensors of one name in functions the
// greater counts.
type operators struct {
	nodes    []node
	makers   map[string]node     // by the tensors they make
	shapes   map[string][]uint64 // of the constant tensors
	greatest map[string]int      // absolute values of the int8 ones among them
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

// readOperators reads a file that refuseExternal let pass.
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

// addConstant knows the tensor of a Constant by what the node calls it.
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
