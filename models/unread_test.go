package models

import "testing"

// TestNoUnreadNodes: a built-in network has no node whose output neither another node reads nor the card names, because ONNX Runtime
// would compute it too.
func TestNoUnreadNodes(t *testing.T) {
	for name, network := range registry(t).builtIn {
		data, err := network.read()
		if err != nil {
			t.Fatal(err)
		}
		o, err := readOperators(data)
		if err != nil || len(o.nodes) == 0 {
			t.Fatalf("%s: %d nodes, %v", name, len(o.nodes), err)
		}
		read := map[string]bool{}
		for _, output := range network.card.Outputs {
			read[output.Name] = true
		}
		for _, n := range o.nodes {
			for _, input := range n.inputs {
				read[input] = true
			}
		}
		for _, n := range o.nodes {
			if !read[n.outputs[0]] {
				t.Errorf("%s: the output %s of %s is not read", name, n.outputs[0], n.kind)
			}
		}
	}
}
