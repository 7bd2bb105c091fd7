"""Scales with which every processor gives the same sum of quantised tensors.

ONNX Runtime works out y = a + b of tensors with scales A, B, Y as a * A/Y + b * B/Y + c
and rounds to an integer. Processors with fused multiply-add round in other places than
those without, and on arm64 it is done in fixed point and rounds ties up, elsewhere to
even. Where A/Y and B/Y are whole numbers over one odd number, no sum comes nearer to a
tie than half of its inverse, which is far more than any of them is off.
"""
from fractions import Fraction

PARTS = 255  # of a ratio: odd; a sum is at least 1/510 from a tie, and off by 1/8000 at most
LEAST = 1 / 16  # of a ratio, so that rounding up makes no scale larger by more than a sixteenth


def scales(graph, seen, step):
    """Scales, by name, of every tensor that takes part in a sum. None is below what step
    gives for the range seen, so that no value is cut off that was not before."""
    found = {}
    for total, terms in reversed(list(sums(graph))):
        found.setdefault(total, wanted(graph, seen, step, total))
        for term in terms:
            ratio = max(wanted(graph, seen, step, term) / found[total], LEAST)
            found[term] = float(Fraction(-int(-ratio * PARTS // 1), PARTS)) * found[total]
    return found


def sums(graph):
    """The sums of convolutions and sums, in order: the name of each as it is quantised,
    and its terms."""
    kept = {after(graph, n) for n in graph.nodes if n.op_type in ("Conv", "Add")}
    for node in graph.nodes:
        if node.op_type == "Add" and kept.issuperset(node.input):
            yield after(graph, node), list(node.input)


def after(graph, node):
    """The name of what a node gives, after its Relu if there is one."""
    return (graph.relu_after(node) or node).output[0]


def wanted(graph, seen, step, name):
    low, high = seen[name]
    positive = any(n.op_type == "Relu" and n.output[0] == name for n in graph.nodes)
    return step(0.0 if positive else min(low, 0.0), high)
