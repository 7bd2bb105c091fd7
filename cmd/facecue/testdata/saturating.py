"""Writes saturating.onnx, an expression network whose 8-bit weights go up to -128 and
have no zero point: for the tests of what is said of such networks, and done with them.

    /usr/bin/python3 saturating.py
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SIDE, LABELS = 16, 6

weights = np.full((SIDE * SIDE, LABELS), -128, np.int8)
weights[:, 0] = 127
nodes = [
    helper.make_node("Flatten", ["input"], ["flat"]),
    helper.make_node("Cast", ["flat"], ["bytes"], to=TensorProto.UINT8),
    helper.make_node("MatMulInteger", ["bytes", "great"], ["sums"]),
    helper.make_node("Cast", ["sums"], ["numbers"], to=TensorProto.FLOAT),
    helper.make_node("Mul", ["numbers", "scale"], ["logits"]),
]
constants = [numpy_helper.from_array(weights, "great"), numpy_helper.from_array(np.float32(1e-7), "scale")]
graph = helper.make_graph(
    nodes, "saturating",
    [helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, 1, SIDE, SIDE])],
    [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, LABELS])], constants)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
onnx.checker.check_model(model)
onnx.save(model, "saturating.onnx")
