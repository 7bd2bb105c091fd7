"""Turns the exported expression network into one of 8 bits.

    python3 quantise.py --data DIR float.onnx out.onnx

The ranges are those of 512 training faces and their mirror images. The network is given
bytes that standard.py works out; it gives logits. The temperature is fitted on the
validation faces and goes into the card beside the network, with the input's step.
"""
import argparse
import os

import numpy as np
import torch
from onnx import TensorProto, helper

import data
import judge
import rounding
from eightbit import Rewriter, Writer, ranges, save, step
from expression_net import SIDE
from export import change_card, update_card
from graph import STEP_DIGITS, Graph


def batches(faces):
    faces = np.concatenate([faces, faces[:, :, ::-1]])
    for i in range(0, len(faces), 32):
        yield torch.from_numpy(faces[i:i + 32].astype(np.float32))[:, None]


class Beginning:
    """Leaves out the normalisation: from the blocks of pixels on the network is in 8 bits,
    and what it is given is standardised already."""

    def __init__(self):
        self.blocks = None  # the tensor that is normalised

    def __call__(self, writer, node, inputs):
        if writer.twins or node.op_type not in ("ReduceMean", "Sub", "Mul", "Add", "Sqrt", "Div"):
            return False
        if node.op_type == "Sub":
            self.blocks = inputs[0]
        elif node.op_type == "Div":
            name = node.output[0]
            low, high = writer.seen[name]
            size = round(step(low, high), STEP_DIGITS)
            writer.node("DequantizeLinear", [self.blocks, *writer.pair(name, size, round(-low / size))], name + ".dq")
        return True


class Ending:
    """The mean of each channel and the layer that reads it become one product of integers:
    the sum of weights times codes over all places."""

    def __init__(self, places, moved):
        self.places, self.moved, self.averaged = places, moved, None

    def __call__(self, writer, node, inputs):
        if node.op_type == "ReduceMean" and inputs[0] in writer.twins:
            self.averaged = inputs[0]
            return True
        if node.op_type != "Gemm":
            return False
        w, b = (writer.graph.weights[name] for name in node.input[1:])
        row = writer.node("Reshape", [writer.codes(self.averaged), writer.constant("row.shape", np.array([0, -1]))], "row")
        writer.last(node.output[0], self.averaged, row, np.repeat(w, self.places, 1) / self.places, b - self.moved)
        return True


def drift(graph, rounded, faces):
    """How far rounding moves each logit on the average, over faces and their mirror
    images (Nagel et al. 2019 correct the bias of each layer; here the last suffices)."""
    faces = np.concatenate([faces, faces[:, :, ::-1]])
    return (rounded.logits(faces) - graph.logits(faces)).mean(0)


def places(graph, faces):
    """How many places the last average of a channel is taken over."""
    last = [n for n in graph.nodes if n.op_type == "ReduceMean"][-1]
    return graph.run(next(batches(faces[:1])))[last.input[0]][0, 0].numel()


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("source")
    args.add_argument("target")
    args = args.parse_args()
    graph = Graph(args.source)
    graph.merge_pools()
    faces, _ = data.ferplus(args.data, "train")
    faces = faces[::len(faces) // 512]
    seen, products = ranges(graph, batches(faces)), rounding.products(graph, batches(faces))
    count, moved = places(graph, faces), None
    for _ in range(2):  # once to see how far rounding moves the logits, once to move them back
        writer = Writer(graph, seen, products)
        Rewriter(writer, Beginning(), Ending(count, 0 if moved is None else moved)).run()
        save(graph, writer, args.target, [helper.make_tensor_value_info("input", TensorProto.UINT8, ["n", 1, SIDE, SIDE])])
        if moved is None:
            moved = drift(graph, Graph(args.target), faces)
            print("rounding moves the logits by", moved.round(4))
    update_card(args.target)
    faces, truth = data.majority(args.data, "valid")
    shipped = Graph(args.target)
    heat = judge.temperature(judge.both(shipped.logits, faces), truth)
    print(f"temperature {heat:.2f}")
    card = os.path.splitext(args.target)[0] + ".json"
    if os.path.exists(card):
        size, zero = shipped.standard()
        change_card(card, lambda c: (c.update(temperature=round(heat, 2)),
                                     c["input"].update(type="uint8", standard={"step": size, "zero": zero})))


if __name__ == "__main__":
    main()
