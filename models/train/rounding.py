"""Rounds the weights of a convolution so that its outputs change least. The error of rounding
one weight is compensated by the weights that are not rounded yet (optimal brain
quantisation, as in GPTQ, Frantar et al. 2023), using the sums of products of inputs on
examples.
"""
import numpy as np
import torch
import torch.nn.functional as F

from graph import attributes

DAMPING = 0.1  # share of the mean squared input that is added to each squared input
COLUMNS = 4096  # greatest number of places of one batch that are used


def products(graph, batches):
    """For each convolution, by the name of its output: the sums of products of its inputs,
    [K,K] for K weights per output, or [channels,K,K] for a depthwise convolution."""
    found = {}
    for batch in batches:
        values = graph.run(batch)
        for node in graph.nodes:
            if node.op_type == "Conv":
                name = node.output[0]
                found[name] = found.get(name, 0) + node_products(node, values)
    return found


def node_products(node, values):
    a, x, w = attributes(node), values[node.input[0]], values[node.input[1]]
    top, left, bottom, right = a["pads"]
    columns = F.unfold(F.pad(x, (left, right, top, bottom)), tuple(w.shape[2:]), stride=a["strides"])
    columns = columns.transpose(0, 1).flatten(1)
    columns = columns[:, ::max(1, columns.shape[1] // COLUMNS)].double()
    if a.get("group", 1) == 1:
        return (columns @ columns.T).numpy()
    own = columns.reshape(w.shape[0], -1, columns.shape[1])
    return (own @ own.transpose(1, 2)).numpy()


def rounded(w, scale, most, seen=None):
    """Weights [outputs, ...] as integers of -most to most, in units of scale [outputs]."""
    flat = w.reshape(len(w), -1).astype(np.float64)
    if seen is None:
        whole = np.clip(np.round(flat / scale[:, None]), -most, most)
    elif seen.ndim == 2:
        whole = one_by_one(flat, scale, most, seen)
    else:
        whole = np.concatenate([one_by_one(flat[i:i + 1], scale[i:i + 1], most, seen[i]) for i in range(len(flat))])
    return whole.reshape(w.shape).astype(np.int8)


def one_by_one(w, scale, most, seen):
    """Rounds weights [outputs, K] one input at a time, the inputs with the greatest sums of
    squares first."""
    order = np.argsort(-np.diag(seen))
    seen = seen[np.ix_(order, order)] + np.eye(len(seen)) * (DAMPING * np.diag(seen).mean() + 1e-9)
    inverse = np.linalg.cholesky(np.linalg.inv(seen)).T
    left, whole = w[:, order].copy(), np.zeros_like(w)
    for k, place in enumerate(order):
        whole[:, place] = np.clip(np.round(left[:, k] / scale), -most, most)
        error = (left[:, k] - whole[:, place] * scale) / inverse[k, k]
        left[:, k + 1:] -= error[:, None] * inverse[k, k + 1:]
    return whole
