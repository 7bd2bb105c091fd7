"""Scales with which every processor computes the same sum of two quantised tensors.

ONNX Runtime computes y = a + b of tensors with scales A, B, Y as a * A/Y + b * B/Y + c and
rounds to an integer. Processors with fused multiply-add round intermediate results
differently, and arm64 uses fixed point and rounds ties up, other processors to even. If A/Y
and B/Y are whole numbers divided by one odd number, no sum is nearer to a tie than half the
inverse of that number, which is far more than the error of any processor.
"""
from fractions import Fraction

DENOMINATOR = 255  # of the ratios, odd; a sum is at least 1/510 from a tie, and its error at most 1/8000
MIN_RATIO = 1 / 16  # so that rounding up enlarges a scale by at most a sixteenth


def scales(graph, seen, step):
    """The scale, by name, of every tensor in a sum. It is at least the scale that step gives
    for the tensor's range, so that no further values are cut off."""
    found = {}
    for total, terms in reversed(list(sums(graph))):
        found.setdefault(total, range_scale(graph, seen, step, total))
        for term in terms:
            ratio = max(range_scale(graph, seen, step, term) / found[total], MIN_RATIO)
            found[term] = float(Fraction(-int(-ratio * DENOMINATOR // 1), DENOMINATOR)) * found[total]
    return found


def sums(graph):
    """The Add nodes of convolutions and other sums, in order: the name of the quantised result,
    and the terms."""
    results = {result(graph, n) for n in graph.nodes if n.op_type in ("Conv", "Add")}
    for node in graph.nodes:
        if node.op_type == "Add" and results.issuperset(node.input):
            yield result(graph, node), list(node.input)


def result(graph, node):
    """The name of a node's output, or of that of its Relu if there is one."""
    return (graph.relu_after(node) or node).output[0]


def range_scale(graph, seen, step, name):
    low, high = seen[name]
    positive = any(n.op_type == "Relu" and n.output[0] == name for n in graph.nodes)
    return step(0.0 if positive else min(low, 0.0), high)
