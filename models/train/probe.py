"""Writes the network by which models/products.go finds out whether ONNX Runtime's 8-bit
kernels saturate on a processor: a convolution and a matrix product whose sums of two
products, 255 * 127 * 2 = 64,770, do not fit 16 bits.

    /usr/bin/python3 probe.py --out ../probe/products.onnx
"""
import argparse
import os

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

CHANNELS = 16  # of input and output; a multiple of 4, which the fastest kernels of a convolution need
WEIGHT = 127  # value of all weights
SUM = CHANNELS * 255 * WEIGHT  # of the products for inputs of 255
ROUNDED = 200  # the convolution's output for that sum


def build():
    weights = np.full((CHANNELS, CHANNELS), WEIGHT, np.int8)
    one, scale = np.float32(1), np.float32(SUM / ROUNDED)
    constants = {"matrix": weights, "kernels": weights.reshape(CHANNELS, CHANNELS, 1, 1),
                 "one": one, "scale": scale, "zero": np.uint8(0), "weights_zero": np.int8(0)}
    nodes = [
        helper.make_node("MatMulInteger", ["rows", "matrix", "zero", "weights_zero"], ["sums"]),
        helper.make_node("QLinearConv", ["picture", "one", "zero", "kernels", "one", "weights_zero", "scale", "zero"], ["rounded"]),
    ]
    shape = [1, CHANNELS, 2, 2]
    inputs = [helper.make_tensor_value_info("rows", TensorProto.UINT8, [4, CHANNELS]),
              helper.make_tensor_value_info("picture", TensorProto.UINT8, shape)]
    outputs = [helper.make_tensor_value_info("sums", TensorProto.INT32, [4, CHANNELS]),
               helper.make_tensor_value_info("rounded", TensorProto.UINT8, shape)]
    tensors = [numpy_helper.from_array(np.asarray(v), name) for name, v in constants.items()]
    graph = helper.make_graph(nodes, "products", inputs, outputs, tensors)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    model.producer_name = "facecue models/train/probe.py"
    return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    path = parser.parse_args().out
    model = build()
    onnx.checker.check_model(model)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    onnx.save(model, path)


if __name__ == "__main__":
    main()
