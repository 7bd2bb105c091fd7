"""Equalises the ranges of the channels between two convolutions, so that one 8-bit scale
fits all of them (Nagel et al. 2019). The weights of the first convolution are divided by a
factor per channel and those of the second multiplied by it, which a Relu between them does
not change. The float network computes the same.
"""
import numpy as np
import torch

MIN_SHARE = 0.1  # of the largest channel's range; smaller channels count as this


def pairs(graph):
    """Convolutions, the output of their Relu, and the only convolution that reads it."""
    for node in graph.nodes:
        relu = graph.relu_after(node) if node.op_type == "Conv" else None
        readers = graph.readers.get(relu.output[0], []) if relu else []
        if len(readers) == 1 and readers[0].op_type == "Conv":
            yield node, relu.output[0], readers[0]


def greatest(graph, names, batches):
    """The greatest value of each channel of some tensors, averaged over batches."""
    found = {name: [] for name in names}
    for batch in batches:
        values = graph.run(batch)
        for name in names:
            channels = values[name].transpose(0, 1).flatten(1)
            found[name].append(torch.quantile(channels, 0.9995, dim=1).numpy())
    return {name: np.mean(v, axis=0) for name, v in found.items()}


def equalise(graph, batches):
    """Changes the weights of a graph in place."""
    found = list(pairs(graph))
    sizes = greatest(graph, [name for _, name, _ in found], batches)
    for first, name, second in found:
        factor = np.maximum(sizes[name], MIN_SHARE * sizes[name].max()).astype(np.float32)
        factor /= np.exp(np.log(factor).mean())
        divide_outputs(graph, first, factor)
        multiply_inputs(graph, second, factor)


def divide_outputs(graph, conv, factor):
    w, b = conv.input[1], conv.input[2]
    graph.weights[w] = graph.weights[w] / factor.reshape(-1, 1, 1, 1)
    graph.weights[b] = graph.weights[b] / factor


def multiply_inputs(graph, conv, factor):
    w = graph.weights[conv.input[1]]
    depthwise = w.shape[1] == 1 and w.shape[0] == len(factor)
    graph.weights[conv.input[1]] = w * factor.reshape((-1, 1, 1, 1) if depthwise else (1, -1, 1, 1))
