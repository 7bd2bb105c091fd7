"""Turns the exported expression network into one of 8 bits (Jacob et al. 2018), in
ONNX's QDQ form.

    python3 quantise.py --data DIR float.onnx out.onnx

Weights become int8 with a scale for each output channel, activations uint8 with
one scale each, from the range seen on 512 training faces. A Relu needs no node:
its result is quantised with zero point 0, which cuts negative values off. The
normalisation before the first convolution and the last layer stay float.
"""
import argparse

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

import data
from export import update_card
from graph import Graph

KEEP = 0.9999  # of the values lie in a range; the rest is cut off
QUANTISED = ("Conv", "Add", "AveragePool")


def ranges(graph, faces):
    """The usual least and greatest value of every tensor of four dimensions."""
    lows, highs = {}, {}
    for i in range(0, len(faces), 32):
        for name, v in graph.run(torch.from_numpy(faces[i:i + 32].astype(np.float32))[:, None]).items():
            if name in graph.weights or v.dim() != 4:
                continue
            flat, rare = v.flatten(), max(1, int(v.numel() * (1 - KEEP)))
            lows.setdefault(name, []).append(-(-flat).topk(rare).values[-1].item())
            highs.setdefault(name, []).append(flat.topk(rare).values[-1].item())
    return {name: (float(np.mean(lows[name])), float(np.mean(highs[name]))) for name in lows}


class Writer:
    """Builds the 8-bit graph beside the float one. A float tensor that was
    quantised goes on under the name of its twin that is dequantised again."""

    def __init__(self, graph, seen):
        self.graph, self.seen = graph, seen
        self.nodes, self.tensors, self.twins, self.scales = [], [], {}, {}

    def constant(self, name, values):
        self.tensors.append(numpy_helper.from_array(np.asarray(values), name))
        return name

    def quantise(self, name, source, positive):
        """Rounds the tensor source to 8 bits; the rest of the graph knows it as name."""
        low, high = self.seen[name]
        low, high = 0.0 if positive else min(low, 0.0), max(high, 1e-3)
        scale = (high - low) / 255
        pair = [self.constant(name + ".scale", np.float32(scale)),
                self.constant(name + ".zero", np.uint8(round(-low / scale)))]
        self.nodes.append(helper.make_node("QuantizeLinear", [source, *pair], [name + ".q"]))
        self.nodes.append(helper.make_node("DequantizeLinear", [name + ".q", *pair], [name + ".dq"]))
        self.twins[name], self.scales[name] = name + ".dq", scale

    def stored(self, name, values, scale):
        """Integers that are kept in the file, and their way back to floats."""
        self.nodes.append(helper.make_node("DequantizeLinear", [
            self.constant(name + ".q", values), self.constant(name + ".scale", scale.astype(np.float32)),
            self.constant(name + ".zero", np.zeros(len(scale), values.dtype))], [name + ".dq"], axis=0))
        return name + ".dq"

    def weights(self, conv, source):
        """Weights and bias of a convolution of a quantised tensor."""
        w, b = self.graph.weights[conv.input[1]], self.graph.weights[conv.input[2]]
        scale = np.maximum(np.abs(w).reshape(len(w), -1).max(1), 1e-8) / 127
        rounded = np.clip(np.round(w / scale.reshape(-1, 1, 1, 1)), -127, 127).astype(np.int8)
        both = scale.astype(np.float64) * self.scales[source]
        return [self.stored(conv.input[1], rounded, scale),
                self.stored(conv.input[2], np.round(b / both).astype(np.int32), both)]

    def keep(self, node, inputs, output):
        """Takes a node over with other inputs and another name for its output."""
        copy = helper.make_node(node.op_type, inputs, [output])
        copy.attribute.extend(node.attribute)
        self.nodes.append(copy)


def rewrite(graph, seen):
    """The nodes of the 8-bit network."""
    w, same, fused = Writer(graph, seen), {}, set()
    for node in graph.nodes:
        if id(node) in fused:
            continue
        inputs = [same.get(name, name) for name in node.input]
        if node.op_type == "Pad":
            same[node.output[0]] = inputs[0]
            continue
        twins = [w.twins.get(name, name) for name in inputs]
        if node.op_type in QUANTISED and inputs[0] in w.twins:
            relu = graph.relu_after(node)
            fused.add(id(relu))
            name = (relu or node).output[0]
            if node.op_type == "Conv":
                twins = [twins[0], *w.weights(node, inputs[0])]
            w.keep(node, twins, name + ".float")
            w.quantise(name, name + ".float", relu is not None)
            continue
        w.keep(node, twins, node.output[0])
        if node.op_type == "Div":  # the normalised face: from here on in 8 bits
            w.quantise(node.output[0], node.output[0], False)
    return w


def save(graph, writer, path):
    read = {name for node in writer.nodes for name in node.input}
    left = [numpy_helper.from_array(v, name) for name, v in graph.weights.items() if name in read]
    inputs, outputs = graph.model.graph.input, graph.model.graph.output
    out = helper.make_graph(writer.nodes, "facecue", inputs, outputs, writer.tensors + left)
    model = helper.make_model(out, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 7
    onnx.checker.check_model(model)
    onnx.save(model, path)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("source")
    args.add_argument("target")
    args = args.parse_args()
    graph = Graph(args.source)
    faces, _ = data.ferplus(args.data, "train")
    save(graph, rewrite(graph, ranges(graph, faces[::len(faces) // 512])), args.target)
    update_card(args.target)


if __name__ == "__main__":
    main()
