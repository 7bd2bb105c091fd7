"""Converts the built-in 8-bit expression network to a checkpoint from which training can begin.

    python3 unfold.py --data DIR ../weights/expression.onnx start.checkpoint

The 8-bit network has no batch normalisation, because the export merges it into the
convolutions. Each layer of normalisation gets the mean and the variance of its convolution over
training faces, and the factor and bias with which it changes nothing.
"""
import argparse

import numpy as np
import torch
import torch.nn as nn

import data
import metrics
from dequantise import float_values
from expression_net import make
from graph import Graph

FACES = 2048  # from which mean and variance are measured


def layers(graph):
    """Weight and bias of each convolution of an 8-bit network, in order, as floats."""
    made = {node.output[0]: node for node in graph.nodes}
    for node in graph.nodes:
        if node.op_type == "Conv":
            yield [torch.from_numpy(float_values(graph.weights, made[name])) for name in node.input[1:]]


def head(graph):
    """Weight [8,channels] and bias [8] of the last layer, a product of the integers of all places."""
    weight, bias, scale = (graph.weights["logits." + name].astype(np.float64) for name in ("w", "b", "scale"))
    product = next(n for n in graph.nodes if n.op_type == "MatMulInteger")
    step = float(graph.weights[product.input[2].removesuffix(".zero") + ".scale"])
    channels = list(layers(graph))[-1][0].shape[0]
    total = weight.reshape(channels, -1, data.EXPRESSIONS).sum(1).T
    return torch.from_numpy(total * scale[:, None] / step), torch.from_numpy(bias * scale)


def convolutions(net):
    """Each convolution with its normalisation, in the order of an exported graph."""
    yield net.stem[0], net.stem[1]
    for block in net.body:
        yield block.conv1, block.norm1
        yield block.conv2, block.norm2
        if not isinstance(block.shortcut, nn.Identity):
            yield block.shortcut[1], block.shortcut[2]


def unfold(net, graph):
    """Gives a network the weights of an 8-bit one; its normalisation changes nothing."""
    for (conv, norm), (weight, bias) in zip(convolutions(net), layers(graph), strict=True):
        if weight.shape != conv.weight.shape:  # the mean over 2x2 places is merged into it
            weight = weight.sum((2, 3), keepdim=True)
        conv.weight.data.copy_(weight)
        norm.running_mean.zero_(), norm.running_var.fill_(1 - norm.eps)
        norm.weight.data.fill_(1), norm.bias.data.copy_(bias)
    weight, bias = head(graph)
    net.head.weight.data.copy_(weight), net.head.bias.data.copy_(bias)


@torch.no_grad()
def normalise(norms, run):
    """Sets mean, variance, factor and bias of each layer of normalisation, as run, which runs the
    network over examples, shows them."""
    def measure(norm, inputs):
        x = inputs[0]
        mean, variance = x.mean((0, 2, 3)), x.var((0, 2, 3), unbiased=False)
        seen.append((norm, mean, variance))
    seen = []
    hooks = [norm.register_forward_pre_hook(measure) for norm in norms]
    run()
    for hook in hooks:
        hook.remove()
    for norm in norms:
        means, variances = (torch.stack([s[i] for s in seen if s[0] is norm]) for i in (1, 2))
        mean = means.mean(0)
        variance = variances.mean(0) + means.var(0, unbiased=False)
        norm.bias += mean
        norm.weight.copy_(torch.sqrt(variance + norm.eps))
        norm.running_mean.copy_(mean), norm.running_var.copy_(variance)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("source")
    args.add_argument("target")
    args = args.parse_args()
    net, graph = make("wide").eval(), Graph(args.source)
    unfold(net, graph)
    faces = data.ferplus(args.data, "train")[0]
    normalise([norm for _, norm in convolutions(net)], lambda: metrics.logits(net, faces[::len(faces) // FACES]))
    few = faces[::len(faces) // 100]
    print("greatest difference of the logits:", np.abs(metrics.logits(net, few) - graph.logits(few)).max())
    torch.save({"average": net.state_dict()}, args.target)


if __name__ == "__main__":
    main()
