"""Turns the exported detector into one of 8 bits that reads pixels of 8 bits.

    python3 quantise_detector.py --data DIR float.onnx out.onnx

The float network begins with patches of 4x4 pixels; this one with the picture. Each
channel of a map gets a range of its own, that of cells with a face.
"""
import argparse
import random

import numpy as np
import torch
from onnx import TensorProto, helper

import data
from detector_net import PATCH, STRIDES, patches
from eightbit import Rewriter, Writer, ranges, save
from export import update_card
from graph import Graph
from scenes import Scenes

SIDE, COUNT = 256, 256
LOGITS = (-8.0, 8.0)  # beyond these a score is as good as 0 or 1


def scenes(folder):
    """Pictures that show what training does, [1,1,SIDE,SIDE] each."""
    random.seed(1), np.random.seed(1)
    drawn = Scenes(SIDE, data.portraits(folder), data.ferplus(folder, "train")[0], data.backgrounds(folder))
    return [patches(torch.from_numpy(drawn.draw()[0])[None, None].float()) for _ in range(COUNT)]


def spans(graph, batches):
    """Least and greatest value of each channel of each map, of cells with a face."""
    names = [f"s{stride}" for stride in STRIDES]
    found = {name: [] for name in names}
    for batch in batches:
        values = graph.run(batch)
        for name in names:
            cells = values[name].flatten(2)[0].T
            found[name].append(cells[cells[:, 0] > -2])
    return {name: span(torch.cat(cells).numpy()) for name, cells in found.items()}


def span(cells):
    low, high = np.quantile(cells, 0.001, axis=0), np.quantile(cells, 0.999, axis=0)
    room = 0.1 * (high - low)
    low, high = low - room, high + room
    low[0], high[0] = LOGITS
    return low, high


def begin(writer, node, inputs):
    """Pixels are the first 8 bits: 128 stands for 0, 64 for 1."""
    if node.op_type == "Sub":
        w = writer
        wide = w.node("Reshape", ["input", w.constant("columns", np.array([0, 0, 0, -1, PATCH]))], "input.columns")
        blocks = w.node("Reshape", [wide, w.constant("rows", np.array([1, -1, PATCH, 0, 0]))], "input.rows")
        turned = w.node("Transpose", [blocks], "input.blocks", perm=[0, 1, 3, 2, 4])
        cells = w.node("Reshape", [turned, w.constant("cells", np.array([0, 0, 0, -1]))], "input.cells")
        w.node("Transpose", [cells], "input.patches", perm=[0, 3, 1, 2])
    if node.op_type == "Div":
        w = writer
        w.node("DequantizeLinear", ["input.patches", *w.pair(node.output[0], 1 / 64, 128)], node.output[0] + ".dq")
    return node.op_type in ("Sub", "Div")


def ending(found):
    """Maps leave as floats, each channel from its own 256 steps."""
    def end(writer, node, inputs):
        name = node.output[0]
        if name not in found:
            return False
        w, (low, high) = writer, found[name]
        step = (high - low) / 255
        weights, bias = (w.graph.weights[n] for n in node.input[1:])
        weights, bias = weights / step.reshape(-1, 1, 1, 1), (bias - low) / step
        w.keep(node, [w.twins[inputs[0]], *w.integers(name, weights, bias, inputs[0])], name + ".steps")
        w.round(name + ".whole", name + ".steps", 1.0, 0)
        shape = (1, -1, 1, 1)
        scaled = w.node("Mul", [name + ".whole.dq", w.constant(name + ".step", step.reshape(shape).astype(np.float32))], name + ".scaled")
        w.node("Add", [scaled, w.constant(name + ".low", low.reshape(shape).astype(np.float32))], name)
        return True
    return end


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("source")
    args.add_argument("target")
    args = args.parse_args()
    graph, seen = Graph(args.source), scenes(args.data)
    writer = Writer(graph, ranges(graph, seen, keep=0.99999))
    Rewriter(writer, begin, ending(spans(graph, seen))).run()
    picture = helper.make_tensor_value_info("input", TensorProto.UINT8, [1, 1, "h", "w"])
    save(graph, writer, args.target, [picture])
    update_card(args.target)


if __name__ == "__main__":
    main()
