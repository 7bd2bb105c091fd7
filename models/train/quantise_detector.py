"""Quantises an exported detector, or the network for regions, to 8 bits; its input are grey levels as bytes.

    python3 quantise_detector.py --data DIR [--region] float.onnx out.onnx

Blocks of pixels become channels within the network, for pictures of any size. The outputs of
the last convolutions are not rounded to 8 bits.
"""
import argparse
import itertools
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
from region_net import Region
from regions import Regions
from scenes import Scenes

SIDE, COUNT = 256, 128
REGIONS = 512  # number of regions that are looked at
CAUTION = {"s8": 0.35, "s16": 0.2, "s32": 0.2}  # subtracted from the logits of a map, see with_caution
MIN_LOGIT = -3.0  # rounding cannot raise lower logits over a threshold
MAX_LOGIT = 8.0  # scores of higher logits are practically 1


def source(folder, voted):
    """The scenes, the same ones in each run."""
    random.seed(1), np.random.seed(1)
    return Scenes(SIDE, data.portraits(folder), data.voted(folder, "train", voted), data.backgrounds(folder))


def scenes(folder, voted):
    """Scenes like those of the training, uint8 [1,1,SIDE,SIDE]."""
    drawn = source(folder, voted)
    return [torch.from_numpy(drawn.draw()[0])[None, None] for _ in range(COUNT)]


def regions(folder, voted):
    """Regions like those of the training, uint8 [1,1,Region.side,Region.side]."""
    drawn = Regions(source(folder, voted), Region.side)
    cut = itertools.chain.from_iterable(drawn.draw() for _ in itertools.count())
    return [torch.from_numpy(picture)[None, None] for picture, _, _ in itertools.islice(cut, REGIONS)]


def cells(graph, batches):
    """The cells [n,15] of each map, for each batch."""
    for batch in batches:
        values = graph.run(batch)
        yield {name: values[name].flatten(2)[0].T for name in graph.outputs}


def drift(graph, rounded, batches, pictures):
    """The mean change of each channel of each map by rounding (Nagel et al. 2019 correct the
    bias of each layer; here only that of the maps is corrected): for the logit over cells
    near a threshold, for the other channels over cells with a face."""
    changes = {name: [] for name in graph.outputs}
    for before, after in zip(cells(graph, batches), cells(rounded, pictures)):
        for name, values in before.items():
            change, logit = after[name] - values, values[:, 0]
            near, face = (logit > MIN_LOGIT) & (logit < MAX_LOGIT), (logit > 0) & (logit < MAX_LOGIT)
            changes[name].append((change[near, :1], change[face, 1:]))
    return {name: np.concatenate([torch.cat(parts).mean(0).numpy() for parts in zip(*found)])
            for name, found in changes.items()}


def with_caution(shift, caution):
    """Also subtracts the caution from the logits of the maps, so that one threshold fits all maps.
    The detector's map of stride 8 has most cells and the smallest receptive field, and gave most
    false faces in photographs."""
    for name, amount in caution.items():
        shift[name][0] += amount
    return shift


def beginning(patch):
    """Takes grey levels as the first quantised tensor: 128 stands for 0, 64 steps for 1. patch is the side of a block."""
    def begin(writer, node, _):
        if node.op_type == "Sub":
            blocks(writer, patch)
        elif node.op_type == "Div":
            pair = writer.pair(node.output[0], 1 / 64, 128)
            writer.node("DequantizeLinear", ["input.patches", *pair], node.output[0] + ".dq")
        return node.op_type in ("Sub", "Div")
    return begin


def blocks(w, patch):
    """Adds the nodes that make blocks of pixels channels for any picture size. In a shape 0
    keeps a size and -1 is the remaining one."""
    shape = [w.constant(name, np.array(sides)) for name, sides in (
        ("columns", [0, 0, 0, -1, patch]), ("rows", [1, -1, patch, 0, 0]), ("cells", [0, 0, 0, -1]))]
    wide = w.node("Reshape", ["input", shape[0]], "input.columns")
    rows = w.node("Reshape", [wide, shape[1]], "input.rows")
    turned = w.node("Transpose", [rows], "input.blocks", perm=[0, 1, 3, 2, 4])
    cells = w.node("Reshape", [turned, shape[2]], "input.cells")
    w.node("Transpose", [cells], "input.patches", perm=[0, 3, 1, 2])


def ending(shift):
    """Leaves the outputs of the last convolutions unrounded, because 256 steps are too coarse
    for landmarks, and subtracts shift from them."""
    def end(w, node, inputs):
        name = node.output[0]
        if name not in w.graph.outputs:
            return False
        weights, bias = (w.graph.weights[n] for n in node.input[1:])
        bias = bias - shift.get(name, np.zeros_like(bias)).astype(np.float32)
        rows = w.node("Transpose", [w.codes(inputs[0])], name + ".rows", perm=[0, 2, 3, 1])
        w.last(name + ".cells", inputs[0], rows, weights[:, :, 0, 0], bias, planes=name)
        return True
    return end


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--voted", required=True, help="boxes and points of FER+ faces, which yunet.py writes")
    args.add_argument("--region", action="store_true", help="the network is one for regions")
    args.add_argument("source")
    args.add_argument("target")
    args = args.parse_args()
    graph = Graph(args.source)
    patch = (Region if args.region else Detector).patch
    pictures = (regions if args.region else scenes)(args.data, args.voted)
    batches = [patches(p.float(), patch) for p in pictures]
    equalise(graph, batches[:48])
    seen, products, shift = ranges(graph, batches), rounding.products(graph, batches), {}
    size = [Region.side, Region.side] if args.region else ["h", "w"]
    for _ in range(2):  # once to measure the change by rounding, once to subtract it
        writer = Rewriter(Writer(graph, seen, products), beginning(patch), ending(shift)).run()
        save(graph, writer, args.target, [helper.make_tensor_value_info("input", TensorProto.UINT8, [1, 1, *size])])
        if not shift:
            shift = with_caution(drift(graph, Graph(args.target), batches, pictures), {} if args.region else CAUTION)
    update_card(args.target)


if __name__ == "__main__":
    main()
