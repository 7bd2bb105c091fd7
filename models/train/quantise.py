"""Quantises the exported expression network to 8 bits.

    python3 quantise.py --data DIR float.onnx out.onnx

The ranges come from 512 training faces and their mirror images. The network's input are
the bytes of standard.py, its output logits. The temperature is fitted on the validation
faces and written into the card beside the network, with the input's step.
"""
import argparse
import os

import numpy as np
import torch
from onnx import TensorProto, helper

import data
import metrics
import rounding
from eightbit import Rewriter, Writer, ranges, save, step
from export import change_card, update_card
from graph import STEP_DIGITS, Graph


def batches(faces):
    faces = np.concatenate([faces, faces[:, :, ::-1]])
    for i in range(0, len(faces), 32):
        yield torch.from_numpy(faces[i:i + 32].astype(np.float32))[:, None]


class Beginning:
    """Removes the normalisation, because the input is standardised already. The network is in
    8 bits from the blocks of pixels on."""

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
    """Replaces the mean of each channel and the last layer by one product of integers: the sum
    of weights times codes over all places."""

    def __init__(self, places, shift):
        self.places, self.shift, self.averaged = places, shift, None

    def __call__(self, writer, node, inputs):
        if node.op_type == "ReduceMean" and inputs[0] in writer.twins:
            self.averaged = inputs[0]
            return True
        if node.op_type != "Gemm":
            return False
        w, b = (writer.graph.weights[name] for name in node.input[1:])
        row = writer.node("Reshape", [writer.codes(self.averaged), writer.constant("row.shape", np.array([0, -1]))], "row")
        writer.last(node.output[0], self.averaged, row, np.repeat(w, self.places, 1) / self.places, b - self.shift)
        return True


def drift(graph, rounded, faces):
    """The mean change of each logit by rounding, over faces and their mirror images (Nagel et
    al. 2019 correct the bias of each layer; here only the last one is corrected)."""
    faces = np.concatenate([faces, faces[:, :, ::-1]])
    return (rounded.logits(faces) - graph.logits(faces)).mean(0)


def places(graph, faces):
    """The number of places over which the last mean of a channel is taken."""
    last = [n for n in graph.nodes if n.op_type == "ReduceMean"][-1]
    return graph.run(next(batches(faces[:1])))[last.input[0]][0, 0].numel()


def quantise(graph, faces, target):
    """Writes the 8-bit network of a float one; ranges come from faces uint8 [n,side,side] and their mirror images."""
    graph.merge_pools()
    seen, products = ranges(graph, batches(faces)), rounding.products(graph, batches(faces))
    count, shift, side = places(graph, faces), None, faces.shape[-1]
    for _ in range(2):  # once to measure the change by rounding, once to subtract it
        writer = Writer(graph, seen, products)
        Rewriter(writer, Beginning(), Ending(count, 0 if shift is None else shift)).run()
        save(graph, writer, target, [helper.make_tensor_value_info("input", TensorProto.UINT8, ["n", 1, side, side])])
        if shift is None:
            shift = drift(graph, Graph(target), faces)
            print("rounding moves the logits by", shift.round(4))
    update_card(target)


def note(target, temperature):
    """Writes the temperature and how the input is standardised into the card beside a network, if there is one."""
    print(f"temperature {temperature:.2f}")
    card = os.path.splitext(target)[0] + ".json"
    if os.path.exists(card):
        size, zero = Graph(target).standard()
        change_card(card, lambda c: (c.update(temperature=round(temperature, 2)),
                                     c["input"].update(type="uint8", standard={"step": size, "zero": zero})))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("source")
    args.add_argument("target")
    args = args.parse_args()
    faces, _ = data.ferplus(args.data, "train")
    quantise(Graph(args.source), faces[::len(faces) // 512], args.target)
    faces, truth = data.majority(args.data, "valid")
    note(args.target, metrics.temperature(metrics.mirror_mean(Graph(args.target).logits, faces), truth))


if __name__ == "__main__":
    main()
