package models

import (
	"io/fs"
	"testing"
)

// TestNoUnreadNodes: ONNX Runtime computes also what no node and no output reads, so that a built-in network has no
// such nodes.
func TestNoUnreadNodes(t *testing.T) {
	paths, err := fs.Glob(builtIn, "weights/*.onnx")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no built-in networks: %v", err)
	}
	for _, path := range paths {
		data, err := builtIn.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		o, err := readOperators(data)
		if err != nil {
			t.Fatal(err)
		}
		read := map[string]bool{}
		for _, name := range outputNames(t, data) {
			read[name] = true
		}
		for _, n := range o.nodes {
			for _, name := range n.inputs {
				read[name] = true
			}
		}
		for _, n := range o.nodes {
			if !read[n.outputs[0]] {
				t.Errorf("%s: the output %s of %s is not read", path, n.outputs[0], n.kind)
			}
		}
	}
}

// outputNames are the names of a network's outputs: ModelProto.graph.output.name.
func outputNames(t *testing.T, data []byte) (names []string) {
	t.Helper()
	for _, graph := range fieldsOf(t, data, 7) {
		for _, output := range fieldsOf(t, graph, 12) {
			for _, name := range fieldsOf(t, output, 1) {
				names = append(names, string(name))
			}
		}
	}
	return names
}

// fieldsOf are the values of one field of a message.
func fieldsOf(t *testing.T, data []byte, number uint64) (values [][]byte) {
	t.Helper()
	if err := eachField(data, func(f field) error {
		if f.number == number {
			values = append(values, f.bytes)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return values
}
