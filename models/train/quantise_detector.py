"""Turns an exported detector into one of 8 bits that reads pixels of 8 bits.

    python3 quantise_detector.py --data DIR float.onnx out.onnx

Convolutions of one channel are slow in 8 bits. So blocks of pixels become channels
first: 4x4 where the float network begins with such patches, else 2x2, and the first
convolution (3x3, every second pixel) becomes one of 2x2 blocks that says the same.
Each channel of a map gets a range of its own, that of cells with a face; the fast
detector's last convolutions stay float.
"""
import argparse
import functools
import random

import numpy as np
import torch
from onnx import TensorProto, helper

import data
from detector_net import patches
from eightbit import Rewriter, Writer, ranges, save
from equalise import equalise
from export import update_card
from graph import Graph
from scenes import Scenes

SIDE, COUNT = 256, 128
CAUTION = 0.6  # see cautious
LOGITS = (-8.0, 8.0)  # beyond these a score is as good as 0 or 1
BLOCK = {0: (0, 1), 1: (1, 0), 2: (1, 1)}  # of a 3x3's row or column: which block, which pixel in it


def channels(graph):
    """How many the float network's first convolution reads: 1, or a patch's pixels."""
    first = next(node for node in graph.nodes if node.op_type == "Conv")
    return graph.weights[first.input[1]].shape[1]


def scenes(folder):
    """Pictures that show what training does, uint8 [1,1,SIDE,SIDE]."""
    random.seed(1), np.random.seed(1)
    drawn = Scenes(SIDE, data.portraits(folder), data.ferplus(folder, "train")[0], data.backgrounds(folder))
    return [torch.from_numpy(drawn.draw()[0])[None, None] for _ in range(COUNT)]


def cells(graph, batches):
    """The cells [n,15] of each map, for each batch."""
    for batch in batches:
        values = graph.run(batch)
        yield {name: values[name].flatten(2)[0].T for name in graph.outputs}


def spans(graph, batches):
    """Least and greatest value of each channel of each map, of cells with a face."""
    found = {name: [] for name in graph.outputs}
    for maps in cells(graph, batches):
        for name, values in maps.items():
            found[name].append(values[values[:, 0] > -2])
    return {name: span(torch.cat(values).numpy()) for name, values in found.items()}


def drift(graph, rounded, batches, pictures):
    """How far rounding moves each channel of each map on the average, in cells with a
    face (Nagel et al. 2019 correct the bias of each layer; here the maps' suffices)."""
    moved = {name: [] for name in graph.outputs}
    for before, after in zip(cells(graph, batches), cells(rounded, pictures)):
        for name, values in before.items():
            face = (values[:, 0] > 0) & (values[:, 0] < LOGITS[1])
            moved[name].append((after[name] - values)[face])
    return {name: torch.cat(values).mean(0).numpy() for name, values in moved.items()}


def cautious(moved):
    """Takes a little off the logits of the map of stride 8, so that one threshold serves
    all maps: it has most cells and sees least around each, and without a pyramid gave
    nearly all false faces in photos."""
    moved["s8"][0] += CAUTION
    return moved


def span(cells):
    low, high = np.quantile(cells, 0.001, axis=0), np.quantile(cells, 0.999, axis=0)
    room = 0.1 * (high - low)
    low, high = low - room, high + room
    low[0], high[0] = LOGITS
    return low, high


class Beginning:
    """Pixels are the first 8 bits: 128 stands for 0, 64 for 1."""

    def __init__(self, read):
        self.blurred, self.side, self.done = read == 1, 2 if read == 1 else int(read ** 0.5), False

    def __call__(self, writer, node, inputs):
        if self.done or node.op_type not in ("Sub", "Div", "Conv"):
            return False
        if node.op_type == "Sub":
            self.blocks(writer)
        elif node.op_type == "Div":
            pair = writer.pair(node.output[0], 1 / 64, 128)
            writer.node("DequantizeLinear", ["input.patches", *pair], node.output[0] + ".dq")
        else:
            self.done = True
            return self.blurred and self.first(writer, node, inputs[0])
        return True

    def blocks(self, w):
        """Blocks as channels, whatever the picture's size: 0 keeps a side, -1 is the rest."""
        shape = [w.constant(name, np.array(sides)) for name, sides in (
            ("columns", [0, 0, 0, -1, self.side]), ("rows", [1, -1, self.side, 0, 0]), ("cells", [0, 0, 0, -1]))]
        wide = w.node("Reshape", ["input", shape[0]], "input.columns")
        rows = w.node("Reshape", [wide, shape[1]], "input.rows")
        turned = w.node("Transpose", [rows], "input.blocks", perm=[0, 1, 3, 2, 4])
        cells = w.node("Reshape", [turned, shape[2]], "input.cells")
        w.node("Transpose", [cells], "input.patches", perm=[0, 3, 1, 2])

    def first(self, w, conv, source):
        """The first convolution, of blocks: its 3x3 pixels lie in 2x2 of them."""
        weights, bias = (w.graph.weights[name] for name in conv.input[1:])
        blocks = np.zeros((len(weights), 4, 2, 2), np.float32)
        for row, (down, y) in BLOCK.items():
            for column, (along, x) in BLOCK.items():
                blocks[:, 2 * y + x, down, along] = weights[:, 0, row, column]
        name = w.graph.relu_after(conv).output[0]
        w.node("Conv", [w.twins[source], *w.integers(conv.output[0], blocks, bias, source)], name + ".float",
               kernel_shape=[2, 2], strides=[1, 1], pads=[1, 1, 0, 0])
        w.quantise(name, name + ".float", True)
        return True


def ending(found, moved):
    """Maps leave as floats, each channel from its own 256 steps."""
    def end(w, node, inputs):
        name = node.output[0]
        if name not in found:
            return False
        low, high = found[name]
        step, back = (high - low) / 255, moved.get(name, np.zeros(len(low)))
        weights, bias = (w.graph.weights[n] for n in node.input[1:])
        weights, bias = weights / step.reshape(-1, 1, 1, 1), (bias - low) / step
        w.keep(node, [w.twins[inputs[0]], *w.integers(name, weights, bias, inputs[0])], name + ".steps")
        w.round(name + ".whole", name + ".steps", 1.0, 0)
        shape = (1, -1, 1, 1)
        step, low = (v.reshape(shape).astype(np.float32) for v in (step, low - back))
        scaled = w.node("Mul", [name + ".whole.dq", w.constant(name + ".step", step)], name + ".scaled")
        w.node("Add", [scaled, w.constant(name + ".low", low)], name)
        return True
    return end


def floating(moved):
    """The last convolutions stay float: 256 steps are few for landmarks."""
    def end(w, node, inputs):
        name = node.output[0]
        if name not in w.graph.outputs:
            return False
        weights, bias = (w.graph.weights[n] for n in node.input[1:])
        bias = bias - moved.get(name, np.zeros_like(bias)).astype(np.float32)
        w.keep(node, [w.twins[inputs[0]], w.constant(name + ".weights", weights), w.constant(name + ".bias", bias)], name)
        return True
    return end


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("source")
    args.add_argument("target")
    args = args.parse_args()
    graph = Graph(args.source)
    read, pictures = channels(graph), scenes(args.data)
    side = int(read ** 0.5)
    batches = [patches(p.float(), side) if side > 1 else p.float() for p in pictures]
    equalise(graph, batches[:48])
    seen, moved, fast = ranges(graph, batches), {}, side > 1
    end = floating if fast else functools.partial(ending, spans(graph, batches))
    for _ in range(2):  # once to see how far rounding moves the maps, once to move them back
        writer = Rewriter(Writer(graph, seen), Beginning(read), end(moved)).run()
        save(graph, writer, args.target, [helper.make_tensor_value_info("input", TensorProto.UINT8, [1, 1, "h", "w"])])
        if not moved:
            moved = drift(graph, Graph(args.target), batches, pictures)
            moved = cautious(moved) if fast else moved
    update_card(args.target)


if __name__ == "__main__":
    main()
