"""Keeps the weights of a network in half precision, which halves the file. They
become float32 again when it is loaded, so it runs as fast as before.

    python3 halve.py float.onnx out.onnx
"""
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from export import update_card

SMALL = 64  # numbers; biases and the like are kept as they are


def halve(model):
    graph, casts, kept = model.graph, [], []
    for weights in graph.initializer:
        values = numpy_helper.to_array(weights)
        if values.dtype != np.float32 or values.size < SMALL:
            kept.append(weights)
            continue
        kept.append(numpy_helper.from_array(values.astype(np.float16), weights.name + ".half"))
        casts.append(helper.make_node("Cast", [weights.name + ".half"], [weights.name], to=TensorProto.FLOAT))
    nodes = casts + list(graph.node)
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes)
    return model


if __name__ == "__main__":
    halved = halve(onnx.load(sys.argv[1]))
    onnx.checker.check_model(halved)
    onnx.save(halved, sys.argv[2])
    update_card(sys.argv[2])
