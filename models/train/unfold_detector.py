"""Converts the built-in 8-bit detector to a checkpoint from which training can begin.

    python3 unfold_detector.py --data DIR ../weights/detector.onnx start.checkpoint

As in unfold.py, each layer of normalisation gets the mean and the variance of its convolution,
here over scenes, and the factor and bias with which it changes nothing. quantise_detector.py
subtracts CAUTION from the logits of the maps, which is added again.
"""
import argparse
import random

import numpy as np
import torch
import torch.nn as nn

import data
from detector_net import Detector, flatten
from graph import Graph
from quantise_detector import CAUTION, scenes
from unfold import layers, normalise

MEASURED = 48  # scenes from which mean and variance are measured


def convolutions(net):
    """Each convolution with its normalisation, in the order of an exported graph."""
    parts = [net.stem, net.heads[0]]
    for stage, head in zip(net.stages, net.heads[1:]):
        parts += [stage, head]
    modules = [m for part in parts for m in part.modules() if isinstance(m, (nn.Conv2d, nn.BatchNorm2d))]
    return [(conv, norm) for conv, norm in zip(modules, modules[1:])
            if isinstance(conv, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d)]


def last(graph, name):
    """Weight [15,channels,1,1] and bias [15] of a map's last layer, a product of integers."""
    weight, bias, scale = (graph.weights[f"{name}.cells.{part}"].astype(np.float64) for part in ("w", "b", "scale"))
    bias, scale = bias.ravel(), scale.ravel()
    product = graph.maker[f"{name}.cells.product"]
    step = float(graph.weights[product.input[2].removesuffix(".zero") + ".scale"])
    bias = bias * scale
    bias[0] += CAUTION[name]
    return torch.from_numpy(weight.T * scale[:, None] / step)[..., None, None], torch.from_numpy(bias)


def unfold(net, graph):
    """Gives a detector the weights of an 8-bit one; its normalisation changes nothing."""
    for (conv, norm), (weight, bias) in zip(convolutions(net), layers(graph), strict=True):
        conv.weight.data.copy_(weight)
        norm.running_mean.zero_(), norm.running_var.fill_(1 - norm.eps)
        norm.weight.data.fill_(1), norm.bias.data.copy_(bias)
    for stride, head in zip(net.strides, net.heads):
        weight, bias = last(graph, f"s{stride}")
        head[-1].weight.data.copy_(weight), head[-1].bias.data.copy_(bias)


@torch.no_grad()
def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--voted", required=True, help="boxes and points of FER+ faces, which yunet.py writes")
    args.add_argument("source")
    args.add_argument("target")
    args = args.parse_args()
    random.seed(2), np.random.seed(2)
    net, graph, pictures = Detector().eval(), Graph(args.source), scenes(args.data, args.voted)
    unfold(net, graph)
    normalise([norm for _, norm in convolutions(net)], lambda: [net(p.float()) for p in pictures[:MEASURED]])
    for picture in pictures[:3]:
        values = graph.run(picture)
        whole = flatten([values[f"s{s}"] for s in net.strides])[0]
        float_cells = flatten(net(picture.float()))[0]
        near = whole[:, 0] > -3
        print("mean difference of channels near faces:", (float_cells - whole)[near].abs().mean(0))
    torch.save({"average": net.state_dict()}, args.target)


if __name__ == "__main__":
    main()
