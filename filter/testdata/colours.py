"""Makes colours.onnx: the smallest network that tells channels apart. Its first
three logits are the means of the three input channels, the last three are 0.

    python3 colours.py
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

weights = np.zeros((6, 3), np.float32)
weights[:3] = np.eye(3)
graph = helper.make_graph(
    [helper.make_node("ReduceMean", ["x"], ["mean"], axes=[2, 3], keepdims=0),
     helper.make_node("Gemm", ["mean", "w"], ["y"], transB=1)],
    "colours",
    [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 3, 20, 20])],
    [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 6])],
    [numpy_helper.from_array(weights, "w")])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
model.ir_version = 7
onnx.checker.check_model(model)
onnx.save(model, "colours.onnx")
