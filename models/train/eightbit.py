"""Writes networks in 8 bits (Jacob et al. 2018), in ONNX's QDQ form, that give the same
results on every processor.

Weights become int8 of -64 to 64 with a scale for each output channel, activations
uint8 with one scale per tensor, from the range of values on examples. A Relu needs no
node: its result is quantised with zero point 0, which cuts negative values off.

Three rules make the results equal. Weights are at most 64, because a processor without
VNNI adds two products of a uint8 and an int8 in 16 bits, which saturate; 255 x 64 x 2 =
32,640 fits. Sums of two quantised tensors have the scales of sums.py, because processors
round such sums in different ways. The last layer multiplies integers, adds its bias as an
integer, and ends in one multiplication of floats.
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

import rounding
import sums

RANGE_SHARE = 0.99999  # of the values lie in a tensor's range; the others are cut off
MAX_WEIGHT = 64


def ranges(graph, batches):
    """The range of every tensor of four dimensions, averaged over batches."""
    lows, highs = {}, {}
    for batch in batches:
        for name, v in graph.run(batch).items():
            if name in graph.weights or v.dim() != 4:
                continue
            flat, outside = v.flatten(), max(1, int(v.numel() * (1 - RANGE_SHARE)))
            lows.setdefault(name, []).append(-(-flat).topk(outside).values[-1].item())
            highs.setdefault(name, []).append(flat.topk(outside).values[-1].item())
    return {name: (float(np.mean(lows[name])), float(np.mean(highs[name]))) for name in lows}


def step(low, high):
    """The size of one of 255 steps from low to high."""
    return (max(high, 1e-3) - low) / 255


class Writer:
    """Builds the 8-bit graph from the float one. Nodes that read a quantised float tensor
    read its twin instead: the tensor quantised and dequantised again."""

    def __init__(self, graph, seen, products):
        self.graph, self.seen, self.products = graph, seen, products  # seen: the ranges
        self.scales = sums.scales(graph, seen, step)
        self.nodes, self.tensors, self.twins, self.steps = [], [], {}, {}

    def constant(self, name, values):
        self.tensors.append(numpy_helper.from_array(np.asarray(values), name))
        return name

    def node(self, kind, inputs, output, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def quantise(self, name, source, positive):
        """Rounds the tensor source to 8 bits, under the name name."""
        low, high = self.seen[name]
        low = 0.0 if positive else min(low, 0.0)
        scale = self.scales.get(name) or step(low, high)
        self.round(name, source, scale, round(-low / scale))

    def round(self, name, source, scale, zero):
        pair = self.pair(name, scale, zero)
        self.node("QuantizeLinear", [source, *pair], name + ".q")
        self.node("DequantizeLinear", [name + ".q", *pair], name + ".dq")

    def pair(self, name, scale, zero):
        self.twins[name], self.steps[name] = name + ".dq", (scale, zero)
        return [self.constant(name + ".scale", np.float32(scale)), self.constant(name + ".zero", np.uint8(zero))]

    def stored(self, name, values, scale):
        """Stores integers with one scale per row and adds the node that dequantises them."""
        return self.node("DequantizeLinear", [
            self.constant(name + ".q", values), self.constant(name + ".scale", scale.astype(np.float32)),
            self.constant(name + ".zero", np.zeros(len(scale), values.dtype))], name + ".dq", axis=0)

    def weights(self, conv, source):
        """Weights and bias of a convolution of a quantised tensor."""
        name, w, b = conv.output[0], self.graph.weights[conv.input[1]], self.graph.weights[conv.input[2]]
        rounded, scale = integers(w, self.products.get(name))
        both = scale.astype(np.float64) * self.steps[source][0]
        return [self.stored(name + ".w", rounded, scale),
                self.stored(name + ".b", np.round(b / both).astype(np.int32), both)]

    def last(self, name, source, codes, w, b, planes=None):
        """Adds the last layer: the product of weights w [outputs, inputs] and the
        quantised tensor source, given as codes [..., inputs], plus a bias, in integers; then
        multiplied by one float per output. Its tensors are called name.w, name.b and so on, and its output is name, or
        planes, if that is given: the maps [1, outputs, h, w] of codes [1, h, w, inputs]. A bias of whole planes is added several
        times as fast as one of the outputs of each place."""
        rounded, scale = integers(w)
        both = scale.astype(np.float64) * self.steps[source][0]
        weights = self.constant(name + ".w", np.ascontiguousarray(rounded.T))
        product = self.node("MatMulInteger", [codes, weights, source + ".zero"], name + ".product")
        shape = [-1]
        if planes:
            product, shape = self.node("Transpose", [product], name + ".planes", perm=[0, 3, 1, 2]), [-1, 1, 1]
        bias = self.constant(name + ".b", np.round(b / both).astype(np.int32).reshape(shape))
        summed = self.node("Add", [product, bias], name + ".sum")
        number = self.node("Cast", [summed], name + ".number", to=TensorProto.FLOAT)
        self.node("Mul", [number, self.constant(name + ".scale", both.astype(np.float32).reshape(shape))], planes or name)

    def codes(self, name):
        """The name of the uint8 tensor of the quantised tensor name."""
        return next(n.input[0] for n in self.nodes if n.output[0] == name + ".dq")

    def keep(self, node, inputs, output):
        """Copies a node with other inputs and another name for its output."""
        copy = helper.make_node(node.op_type, inputs, [output])
        copy.attribute.extend(node.attribute)
        self.nodes.append(copy)


def integers(w, products=None):
    """Weights [outputs, ...] as int8, and the scale of each output. products are the sums of
    products of the inputs (rounding.products)."""
    scale = np.maximum(np.abs(w).reshape(len(w), -1).max(1), 1e-8) / MAX_WEIGHT
    return rounding.rounded(w, scale, MAX_WEIGHT, products), scale


class Rewriter:
    """Converts the float graph node by node. begin and end convert the first and last nodes
    in the way of one network; each gets a node and returns whether it converted it."""

    def __init__(self, writer, begin, end=lambda writer, node, inputs: False):
        self.w, self.begin, self.end = writer, begin, end
        self.renamed, self.fused = {}, set()

    def run(self):
        for node in self.w.graph.nodes:
            if id(node) not in self.fused:
                self.convert([self.renamed.get(name, name) for name in node.input], node)
        return self.w

    def convert(self, inputs, node):
        w = self.w
        if self.begin(w, node, inputs) or self.end(w, node, inputs):
            self.fused.add(id(w.graph.relu_after(node)))
            return
        if node.op_type in ("Pad", "Identity"):  # torch exports an empty Pad before an average
            self.renamed[node.output[0]] = inputs[0]
        elif not inputs or inputs[0] not in w.twins:
            w.keep(node, [w.twins.get(name, name) for name in inputs], node.output[0])
        elif node.op_type in ("Conv", "Add"):
            self.convert_quantised(node, inputs)
        else:
            w.keep(node, [w.twins.get(name, name) for name in inputs], node.output[0])

    def convert_quantised(self, node, inputs):
        w = self.w
        relu = w.graph.relu_after(node)
        self.fused.add(id(relu))
        name, twins = (relu or node).output[0], [w.twins.get(n, n) for n in inputs]
        if node.op_type == "Conv":
            twins = [twins[0], *w.weights(node, inputs[0])]
        w.keep(node, twins, name + ".float")
        w.quantise(name, name + ".float", relu is not None)


def refuse_saturation(tensors):
    """Raises an error for a weight whose products with uint8 might not fit 16 bits."""
    for tensor in tensors:
        values = numpy_helper.to_array(tensor)
        if values.dtype == np.int8 and np.abs(values.astype(int)).max() > MAX_WEIGHT:
            raise ValueError(f"{tensor.name}: a weight beyond {MAX_WEIGHT} saturates on processors without VNNI")


def needed(nodes, outputs):
    """The nodes that the outputs depend on. ONNX Runtime computes the others too."""
    kept, read = [], set(outputs)
    for node in reversed(nodes):
        if read.intersection(node.output):
            kept.append(node)
            read.update(node.input)
    return kept[::-1]


def save(graph, writer, path, inputs=None):
    refuse_saturation(writer.tensors)
    writer.nodes = needed(writer.nodes, graph.outputs)
    read = {name for node in writer.nodes for name in node.input}
    writer.tensors = [t for t in writer.tensors if t.name in read]
    left = [numpy_helper.from_array(v, name) for name, v in graph.weights.items() if name in read]
    inputs, outputs = inputs or graph.model.graph.input, graph.model.graph.output
    out = helper.make_graph(writer.nodes, "facecue", inputs, outputs, writer.tensors + left)
    model = helper.make_model(out, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 7
    onnx.checker.check_model(model)
    onnx.save(model, path)
