"""Evens out the channels between two convolutions, so that 8 bits with one scale for
all of them serve each (Nagel et al. 2019): a Relu lets a factor through, which is
taken from one convolution and given to the other. The float network says the same.
"""
import numpy as np
import torch

LEAST = 0.1  # of the largest channel; smaller ones are left as small as that


def pairs(graph):
    """Convolutions, their Relu, and the one convolution that alone reads it."""
    for node in graph.nodes:
        relu = graph.relu_after(node) if node.op_type == "Conv" else None
        readers = graph.readers.get(relu.output[0], []) if relu else []
        if len(readers) == 1 and readers[0].op_type == "Conv":
            yield node, relu.output[0], readers[0]


def greatest(graph, names, batches):
    """The usual greatest value of each channel of some tensors."""
    found = {name: [] for name in names}
    for batch in batches:
        values = graph.run(batch)
        for name in names:
            channels = values[name].transpose(0, 1).flatten(1)
            found[name].append(torch.quantile(channels, 0.9995, dim=1).numpy())
    return {name: np.mean(v, axis=0) for name, v in found.items()}


def equalise(graph, batches):
    """Changes the weights of a graph."""
    found = list(pairs(graph))
    sizes = greatest(graph, [name for _, name, _ in found], batches)
    for first, name, second in found:
        factor = np.maximum(sizes[name], LEAST * sizes[name].max()).astype(np.float32)
        factor /= np.exp(np.log(factor).mean())
        take(graph, first, factor)
        give(graph, second, factor)


def take(graph, conv, factor):
    w, b = conv.input[1], conv.input[2]
    graph.weights[w] = graph.weights[w] / factor.reshape(-1, 1, 1, 1)
    graph.weights[b] = graph.weights[b] / factor


def give(graph, conv, factor):
    w = graph.weights[conv.input[1]]
    alone = w.shape[1] == 1 and w.shape[0] == len(factor)  # depthwise: a channel each
    graph.weights[conv.input[1]] = w * factor.reshape((-1, 1, 1, 1) if alone else (1, -1, 1, 1))
