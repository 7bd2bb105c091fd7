"""Converts an 8-bit network of this recipe to the float network with the same values, so that
it can be quantised again if the checkpoints of its training are lost.

    python3 dequantise.py ../weights/detector.onnx float.onnx

A tensor with zero point 0 was cut off at 0 when it was quantised, so it gets a Relu again.
quantise_detector.py subtracts CAUTION from the logits of the maps, which is
added again. The last layers must be QDQ convolutions; quantise_detector.py now writes integer
products instead, so the detectors that it writes cannot be converted.
"""
import argparse

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from detector_net import Detector
from graph import Graph
from quantise_detector import CAUTION


class Floats:
    """Builds the float graph from the 8-bit one. The float tensor NAME replaces the pair
    NAME.q and NAME.dq."""

    def __init__(self, graph):
        self.graph, self.nodes, self.weights = graph, [], {}
        self.names = {}  # for a tensor of the 8-bit graph, the float tensor that replaces it

    def run(self):
        for node in self.graph.nodes:
            self.convert(node, [self.names.get(name, name) for name in node.input])
        return self

    def convert(self, node, inputs):
        output = node.output[0]
        if node.op_type == "QuantizeLinear":
            self.restore(inputs[0], output, self.graph.weights[node.input[2]])
        elif node.op_type == "DequantizeLinear" and node.input[0] in self.graph.weights:
            name = output.removesuffix(".dq")
            self.weights[name], self.names[output] = float_values(self.graph.weights, node), name
        elif node.op_type == "DequantizeLinear":
            self.names[output] = inputs[0]
        else:
            copy = helper.make_node(node.op_type, inputs, [output])
            copy.attribute.extend(node.attribute)
            self.nodes.append(copy)

    def restore(self, source, output, zero):
        name = output.removesuffix(".q")
        if zero == 0:
            self.nodes.append(helper.make_node("Relu", [source], [name]))
        else:
            self.nodes[-1].output[0] = name  # the node that computed source
        self.names[output] = name


def float_values(weights, node):
    """The float values of stored integers with one scale per row."""
    stored, scale, zero = (weights[name].astype(np.float64) for name in node.input)
    shape = [-1] + [1] * (stored.ndim - 1)
    return ((stored - zero.reshape(shape)) * scale.reshape(shape)).astype(np.float32)


def patches(floats):
    """Replaces the beginning of a detector: its input becomes the patches of pixels that
    detector_net.patches gives."""
    first = next(n for n in floats.nodes if n.op_type == "Conv")
    rest = floats.nodes[floats.nodes.index(first):]
    source = first.input[0]
    floats.weights.update(middle=np.float32(128), half=np.float32(64))
    floats.nodes = [helper.make_node("Sub", ["patches", "middle"], ["patches.moved"]),
                    helper.make_node("Div", ["patches.moved", "half"], [source])] + rest
    for name, amount in CAUTION.items():
        bias = next(n for n in floats.nodes if n.output[0] == name).input[2]
        floats.weights[bias] = floats.graph.weights[bias].copy()
        floats.weights[bias][0] += amount
    shape = [1, Detector.patch ** 2, "h", "w"]
    return [helper.make_tensor_value_info("patches", TensorProto.FLOAT, shape)]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("source")
    args.add_argument("target")
    args = args.parse_args()
    graph = Graph(args.source)
    floats = Floats(graph).run()
    inputs = patches(floats) if "s8" in graph.outputs else graph.model.graph.input
    read = {name for node in floats.nodes for name in node.input}
    weights = {**graph.weights, **floats.weights}
    tensors = [numpy_helper.from_array(v, name) for name, v in weights.items() if name in read]
    model = helper.make_model(helper.make_graph(floats.nodes, "facecue", inputs, graph.model.graph.output, tensors),
                              opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 7
    onnx.checker.check_model(model)
    onnx.save(model, args.target)


if __name__ == "__main__":
    main()
