"""Quantises a network of identity_train.py to 8 bits and measures it.

    python3 identity_export.py --pack DIR --portraits DIR --run RUN --checkpoint ident.pt --out ../weights/identity.onnx

The ranges come from training faces, half of them as they are, half in views. RUN is one of identity_train.RUNS.
"""
import argparse
import os
import tempfile

import numpy as np
import torch
from onnx import TensorProto, helper

import identity_measure
import rounding
from eightbit import Rewriter, Writer, ranges, save
from export import change_card, update_card
from graph import Graph
from identity_body import NUMBERS, SIDE, Body, unit
from identity_stored import load
from identity_train import RUNS
from identity_views import plain, view
from quantise import Beginning
from standard import standardise

EXAMPLES = 512  # faces for the ranges


class Ending:
    """Replaces the matrix over all places of all channels by one product of integers."""

    def __init__(self, shift):
        self.shift, self.flat = shift, None

    def __call__(self, writer, node, inputs):
        if node.op_type in ("Flatten", "Reshape") and inputs[0] in writer.twins:
            self.flat = inputs[0]
            return True
        if node.op_type != "Gemm":
            return False
        w, b = (writer.graph.weights[name] for name in node.input[1:])
        row = writer.node("Reshape", [writer.codes(self.flat), writer.constant("row.shape", np.array([0, -1]))], "row")
        writer.last(node.output[0], self.flat, row, w, b - self.shift)
        return True


class Quantised(Graph):
    """An 8-bit network of this program, as a function of faces."""

    def __call__(self, faces):
        """Numbers [n,64] of faces, float [n,1,64,64] with whole numbers."""
        codes = standardise(faces[:, 0].round().clamp(0, 255).byte().numpy(), *self.standard())
        parts = torch.from_numpy(codes.astype(np.float32))[:, None].split(64)
        return torch.cat([self.run(part)["numbers"].float() for part in parts])


def examples(stored):
    """Calibration faces, float [n,1,64,64]."""
    chosen = stored.train[:: max(1, len(stored.train) // EXAMPLES)]
    faces = stored.faces[chosen]
    return torch.cat([plain(faces[::2]), view(faces[1::2])]).round()


def checkpoint(path, run):
    net = Body(RUNS[run][0])
    net.load_state_dict({k: v.float() if v.dtype == torch.float16 else v for k, v in torch.load(path, map_location="cpu")[run].items()})
    return net.eval()


def exported(net):
    """The float network as a graph."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "float.onnx")
        torch.onnx.export(net, torch.zeros(2, 1, SIDE, SIDE), path, opset_version=13, input_names=["input"],
                          output_names=["numbers"], dynamic_axes={"input": {0: "n"}, "numbers": {0: "n"}})
        graph = Graph(path)
    graph.merge_pools()
    return graph


def quantise(graph, faces, path):
    """Writes the 8-bit network, whose mean output over the faces is that of the float network."""
    batches = lambda: faces.split(32)
    seen, products, shift = ranges(graph, batches()), rounding.products(graph, batches()), np.zeros(NUMBERS, np.float32)
    for last in (False, True):
        writer = Writer(graph, seen, products)
        Rewriter(writer, Beginning(), Ending(shift)).run()
        save(graph, writer, path, [helper.make_tensor_value_info("input", TensorProto.UINT8, ["n", 1, SIDE, SIDE])])
        if not last:
            before = torch.cat([graph.run(part)["numbers"] for part in batches()])
            after = Quantised(path)(faces)
            shift = (after - before).mean(0).numpy()
            print("cosine with the float network, mean and least:", *((unit(after) * unit(before)).sum(1)).aminmax(), float((unit(after) * unit(before)).sum(1).mean()))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pack", "portraits", "run", "checkpoint", "out"):
        args.add_argument("--" + name, required=True)
    args = args.parse_args()
    torch.manual_seed(0)
    stored = load(args.pack, args.portraits, 0, "cpu")
    net = checkpoint(args.checkpoint, args.run)
    quantise(exported(net), examples(stored), args.out)
    update_card(args.out)
    shipped = Quantised(args.out)
    card = os.path.splitext(args.out)[0] + ".json"
    if os.path.exists(card):
        size, zero = shipped.standard()
        change_card(card, lambda c: c["input"].update(standard={"step": size, "zero": zero}))
    for name, network in (("float", net), ("8 bits", shipped)):
        print(name, {k: round(v, 4) for k, v in identity_measure.measures(network, stored).items()}, flush=True)


if __name__ == "__main__":
    main()
