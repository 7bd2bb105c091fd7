"""Turns an exported detector into one of 8 bits that reads pixels of 8 bits.

    python3 quantise_detector.py --data DIR float.onnx out.onnx

Blocks of pixels become channels within the network, whatever the picture's size. What
the last convolutions give is not rounded to 8 bits.
"""
import argparse
import random

import numpy as np
import torch
from onnx import TensorProto, helper

import data
import rounding
from detector_net import Detector, patches
from eightbit import Rewriter, Writer, ranges, save
from equalise import equalise
from export import update_card
from graph import Graph
from scenes import Scenes

SIDE, COUNT = 256, 128
CAUTION = 1.0  # see cautious
DOUBT = -3.0  # a logit under which rounding makes no face
SURE = 8.0  # a logit from which on a score is as good as 1


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


def drift(graph, rounded, batches, pictures):
    """How far rounding moves each channel of each map on the average (Nagel et al. 2019
    correct the bias of each layer; here the maps' suffices): the logit in cells that a
    threshold may decide on, the rest in cells with a face."""
    moved = {name: [] for name in graph.outputs}
    for before, after in zip(cells(graph, batches), cells(rounded, pictures)):
        for name, values in before.items():
            change, logit = after[name] - values, values[:, 0]
            near, face = (logit > DOUBT) & (logit < SURE), (logit > 0) & (logit < SURE)
            moved[name].append((change[near, :1], change[face, 1:]))
    return {name: np.concatenate([torch.cat(parts).mean(0).numpy() for parts in zip(*found)])
            for name, found in moved.items()}


def cautious(moved):
    """Takes a little off the logits of the map of stride 8, so that one threshold serves
    all maps: it has most cells and sees least around each, and gave nearly all false faces
    in photos."""
    moved["s8"][0] += CAUTION
    return moved


def beginning(writer, node, _):
    """Pixels are the first 8 bits: 128 stands for 0, 64 for 1."""
    if node.op_type == "Sub":
        blocks(writer)
    elif node.op_type == "Div":
        pair = writer.pair(node.output[0], 1 / 64, 128)
        writer.node("DequantizeLinear", ["input.patches", *pair], node.output[0] + ".dq")
    return node.op_type in ("Sub", "Div")


def blocks(w):
    """Blocks as channels, whatever the picture's size: 0 keeps a side, -1 is the rest."""
    shape = [w.constant(name, np.array(sides)) for name, sides in (
        ("columns", [0, 0, 0, -1, Detector.patch]), ("rows", [1, -1, Detector.patch, 0, 0]), ("cells", [0, 0, 0, -1]))]
    wide = w.node("Reshape", ["input", shape[0]], "input.columns")
    rows = w.node("Reshape", [wide, shape[1]], "input.rows")
    turned = w.node("Transpose", [rows], "input.blocks", perm=[0, 1, 3, 2, 4])
    cells = w.node("Reshape", [turned, shape[2]], "input.cells")
    w.node("Transpose", [cells], "input.patches", perm=[0, 3, 1, 2])


def ending(moved):
    """The last convolutions give all that their integers say: 256 steps are few for
    landmarks."""
    def end(w, node, inputs):
        name = node.output[0]
        if name not in w.graph.outputs:
            return False
        weights, bias = (w.graph.weights[n] for n in node.input[1:])
        bias = bias - moved.get(name, np.zeros_like(bias)).astype(np.float32)
        rows = w.node("Transpose", [w.codes(inputs[0])], name + ".rows", perm=[0, 2, 3, 1])
        w.last(name + ".cells", inputs[0], rows, weights[:, :, 0, 0], bias)
        w.node("Transpose", [name + ".cells"], name, perm=[0, 3, 1, 2])
        return True
    return end


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("source")
    args.add_argument("target")
    args = args.parse_args()
    graph = Graph(args.source)
    pictures = scenes(args.data)
    batches = [patches(p.float(), Detector.patch) for p in pictures]
    equalise(graph, batches[:48])
    seen, products, moved = ranges(graph, batches), rounding.products(graph, batches), {}
    for _ in range(2):  # once to see how far rounding moves the maps, once to move them back
        writer = Rewriter(Writer(graph, seen, products), beginning, ending(moved)).run()
        save(graph, writer, args.target, [helper.make_tensor_value_info("input", TensorProto.UINT8, [1, 1, "h", "w"])])
        if not moved:
            moved = cautious(drift(graph, Graph(args.target), batches, pictures))
    update_card(args.target)


if __name__ == "__main__":
    main()
