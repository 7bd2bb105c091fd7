"""Scales with which sums of quantised tensors are exact.

ONNX Runtime works out y = a + b of tensors with scales A, B, Y as
a * (A/Y) + (b * (B/Y) + c) in 32-bit floats and rounds to integers. A processor with
fused multiply-add rounds in other places than one without, and where the exact result
lies halfway between two integers they part. Where A/Y and B/Y are numbers of a few
bits, all of it is exact: there is nothing to round but the last step, which is the
same everywhere.
"""
from fractions import Fraction

import numpy as np

CHAIN = 4  # bits of a ratio between one sum and the next
TERM = 7  # of the ratio of a term that is no sum
WHOLE = 5  # of the scale that a chain of sums ends with
FLOAT = 24  # of a float's mantissa


def scales(graph, seen, step):
    """Scales, by name, of every tensor that takes part in a sum: at most one sixteenth
    larger than step gives for the range seen."""
    found = {}
    for total, terms in reversed(list(sums(graph))):
        if total not in found:
            found[total] = rounded_up(Fraction(wanted(graph, seen, step, total)), WHOLE)
        for term in terms:
            bits = CHAIN if term in made_by_sum(graph) else TERM
            ratio = rounded_up(Fraction(wanted(graph, seen, step, term)) / found[total], bits)
            found[term] = ratio * found[total]
            check(found[term], found[total], ratio)
    return {name: float(scale) for name, scale in found.items()}


def sums(graph):
    """The sums of the graph in order: the name of each as it is quantised, and its terms."""
    for node in graph.nodes:
        if node.op_type == "Add" and all(name not in graph.weights and name in quantised(graph) for name in node.input):
            yield (graph.relu_after(node) or node).output[0], list(node.input)


def quantised(graph):
    """Names of the tensors that an 8-bit graph keeps in 8 bits: what convolutions and
    their sums give, after their Relu."""
    return {(graph.relu_after(n) or n).output[0] for n in graph.nodes if n.op_type in ("Conv", "Add")}


def made_by_sum(graph):
    return {(graph.relu_after(n) or n).output[0] for n in graph.nodes if n.op_type == "Add"}


def positive(graph, name):
    return any(n.op_type == "Relu" and n.output[0] == name for n in graph.nodes)


def wanted(graph, seen, step, name):
    low, high = seen[name]
    return step(0.0 if positive(graph, name) else min(low, 0.0), high)


def rounded_up(value, bits):
    """The least number of so many bits that is not below value."""
    shift = Fraction(2) ** (bits - 1)
    unit = Fraction(1)
    while value / unit >= 2 * shift:
        unit *= 2
    while value / unit < shift:
        unit /= 2
    return -(-value // unit) * unit


def check(term, total, ratio):
    """Refuses scales that a float cannot hold or divide exactly."""
    a, y = np.float32(float(term)), np.float32(float(total))
    if Fraction(float(a)) != term or Fraction(float(y)) != total or Fraction(float(a / y)) != ratio:
        raise ValueError(f"scale {float(term)} over {float(total)} is not exact in {FLOAT} bits")
