"""Turns the exported expression network into one of 8 bits.

    python3 quantise.py --data DIR float.onnx out.onnx

The ranges are those of 512 training faces and their mirror images. The normalisation before the first
convolution and the last layer stay float. The temperature is fitted on the validation
faces and goes into the card beside the network.
"""
import argparse
import os

import numpy as np
import torch

import data
import judge
from eightbit import Rewriter, Writer, ranges, save
from export import change_card, update_card
from graph import Graph


def batches(faces):
    faces = np.concatenate([faces, faces[:, :, ::-1]])
    for i in range(0, len(faces), 32):
        yield torch.from_numpy(faces[i:i + 32].astype(np.float32))[:, None]


def begin(writer, node, inputs):
    """The normalised face: from here on in 8 bits."""
    if node.op_type != "Div":
        return False
    writer.keep(node, inputs, node.output[0])
    writer.quantise(node.output[0], node.output[0], False)
    return True


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("source")
    args.add_argument("target")
    args = args.parse_args()
    graph = Graph(args.source)
    graph.merge_pools()
    faces, _ = data.ferplus(args.data, "train")
    seen = ranges(graph, batches(faces[::len(faces) // 512]))
    save(graph, Rewriter(Writer(graph, seen), begin).run(), args.target)
    update_card(args.target)
    faces, truth = data.majority(args.data, "valid")
    heat = judge.temperature(judge.both(Graph(args.target).logits, faces), truth)
    print(f"temperature {heat:.2f}")
    card = os.path.splitext(args.target)[0] + ".json"
    if os.path.exists(card):
        change_card(card, lambda c: c.update(temperature=round(heat, 2)))


if __name__ == "__main__":
    main()
