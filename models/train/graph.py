"""Runs an exported network with torch, node by node, and gives every intermediate value."""
import json
import os

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper

from standard import standardise

# Decimals of the step of a standardised input.
STEP_DIGITS = 4

ARITHMETIC = {"Add": torch.add, "Sub": torch.sub, "Mul": torch.mul, "Div": torch.div}


def shipped(folder, name):
    """The card and the graph of a network in a folder."""
    with open(os.path.join(folder, name + ".json")) as f:
        card = json.load(f)
    return card, Graph(os.path.join(folder, card["file"]))


def attributes(node):
    return {a.name: helper.get_attribute_value(a) for a in node.attribute}


def convolve(a, x):
    """A convolution in double precision, in which sums of 8-bit products are exact as in ONNX
    Runtime's integers. So fewer values are rounded differently afterwards."""
    top, left, bottom, right = a["pads"]
    image, kernel, bias = (v if v is None else v.double() for v in x)
    return F.conv2d(F.pad(image, (left, right, top, bottom)), kernel, bias, a["strides"], 0,
                    a.get("dilations", 1), a.get("group", 1)).to(x[0].dtype)


def execute(node, x):
    """The value of one node, of the operators that the built-in networks use."""
    a, kind = attributes(node), node.op_type
    if kind in ARITHMETIC:
        return ARITHMETIC[kind](x[0], x[1])
    if kind == "Conv":
        return convolve(a, x)
    if kind == "Relu":
        return F.relu(x[0])
    if kind == "Sqrt":
        return x[0].sqrt()
    if kind == "ReduceMean":
        return x[0].mean(tuple(a["axes"]), keepdim=bool(a["keepdims"]))
    if kind == "Pad":
        return x[0]  # torch exports an empty Pad before an average
    if kind == "QuantizeLinear":
        return (torch.round(x[0] / x[1]) + x[2]).clamp(0, 255)
    if kind == "DequantizeLinear":  # a double holds the product of 8 and 24 bits
        shape = [-1] + [1] * (x[0].dim() - 1) if x[1].dim() == 1 else []
        return (x[0].double() - x[2].double().reshape(shape)) * x[1].double().reshape(shape)
    if kind == "Reshape":  # 0 keeps the size
        return x[0].reshape([x[0].shape[i] if n == 0 else int(n) for i, n in enumerate(x[1])])
    if kind == "Flatten":
        return x[0].flatten(a.get("axis", 1))
    if kind == "Transpose":
        return x[0].permute(a["perm"])
    if kind == "Identity":
        return x[0]
    if kind == "MatMulInteger":
        return (x[0].double() - x[2]) @ x[1].double()
    if kind == "Cast":
        return x[0].float()
    if kind == "Gemm":
        return x[0] @ (x[1].T if a.get("transB") else x[1]) + x[2]
    if kind == "Constant":
        return torch.from_numpy(np.array(numpy_helper.to_array(a["value"])))
    raise ValueError(f"node {node.name}: {kind} is not known")


def rounded(conv, maker, quantise, values):
    """The codes that ONNX Runtime gives for a convolution of 8-bit tensors: sums of
    integers, times one float a channel, rounded to the nearest even integer."""
    (x, x_scale, x_zero), (w, w_scale, _), (b, _, _) = (
        [values[name] for name in maker[name].input] for name in conv.input)
    scale, zero = (values[name] for name in quantise.input[1:])
    sums = convolve(attributes(conv), [x.double() - x_zero.double(), w, None])
    sums = (sums + b.double().reshape(1, -1, 1, 1)).float()
    factor = (x_scale.float() * w_scale.float() / scale.float()).reshape(1, -1, 1, 1)
    return (torch.round(sums * factor) + zero).clamp(0, 255)


class Graph:
    def __init__(self, path):
        self.model = onnx.load(path)
        self.nodes = list(self.model.graph.node)
        self.weights = {i.name: numpy_helper.to_array(i) for i in self.model.graph.initializer}
        self.outputs = {o.name for o in self.model.graph.output}
        self.maker = {name: node for node in self.nodes for name in node.output}
        self.readers = {}
        for node in self.nodes:
            for name in node.input:
                self.readers.setdefault(name, []).append(node)

    def merge_pools(self):
        """Replaces an average of 2x2 places and the only 1x1 convolution that reads it by one
        2x2 convolution, which computes the same and is faster in 8 bits."""
        for pool in [n for n in self.nodes if n.op_type == "AveragePool"]:
            conv, = self.readers[pool.output[0]]
            name = conv.input[1]
            self.weights[name] = np.repeat(np.repeat(self.weights[name] / 4, 2, 2), 2, 3)
            conv.input[0] = pool.input[0]
            del conv.attribute[:]
            conv.attribute.extend(helper.make_attribute(k, v) for k, v in (
                ("kernel_shape", [2, 2]), ("strides", [2, 2]), ("pads", [0, 0, 0, 0])))
            self.nodes.remove(pool)

    @torch.no_grad()
    def run(self, x):
        """Every tensor by name, for an input tensor."""
        values = {name: torch.from_numpy(np.array(w)) for name, w in self.weights.items()}
        values[self.model.graph.input[0].name] = x
        for node in self.nodes:
            last = self.quantised_by(node)
            if last is not None:
                values[last.output[0]] = rounded(node, self.maker, last, values)
            elif node.output[0] not in values:
                values[node.output[0]] = execute(node, [values.get(name) for name in node.input])
        return values

    def quantised_by(self, node):
        """The QuantizeLinear node that rounds this convolution's output, or None."""
        readers = self.readers.get(node.output[0], [])
        if node.op_type == "Conv" and len(readers) == 1 and readers[0].op_type == "QuantizeLinear":
            return readers[0]
        return None

    def logits(self, faces):
        """Logits [n,outputs] of an expression network for faces uint8 [n,side,side]."""
        if self.takes_bytes():
            faces = standardise(faces, *self.standard())
        parts = torch.from_numpy(faces.astype(np.float32))[:, None].split(128)
        return torch.cat([self.run(part)["logits"] for part in parts]).numpy()

    def numbers(self, faces):
        """Numbers [n,k] of length 1 of an identity network for faces uint8 [n,side,side]."""
        codes = standardise(faces, *self.standard()).astype(np.float32)
        rows = torch.cat([self.run(part)["numbers"].float() for part in torch.from_numpy(codes)[:, None].split(64)]).numpy()
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def takes_bytes(self):
        return self.model.graph.input[0].type.tensor_type.elem_type == TensorProto.UINT8

    def standard(self):
        """The step and the zero of the network's input bytes (standard.py)."""
        first = next(n for n in self.nodes if n.op_type == "DequantizeLinear" and n.input[0] not in self.weights)
        scale, zero = (self.weights[name] for name in first.input[1:])
        return round(float(scale), STEP_DIGITS), int(zero)

    def relu_after(self, node):
        """The Relu that is the only reader of a node, or None."""
        readers = self.readers.get(node.output[0], [])
        return readers[0] if len(readers) == 1 and readers[0].op_type == "Relu" else None
