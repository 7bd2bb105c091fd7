"""Runs a network of TensorFlow.js, as npm packages have them, node by node: NAME.json with the graph and NAME.bin with
the weights. Only the operations of the networks that are used here are there."""
import base64
import json
import os

import numpy as np
import torch
import torch.nn.functional as F


class Network:
    """A graph model. Pictures are [n,channels,height,width]."""

    def __init__(self, folder, name):
        with open(os.path.join(folder, name + ".json")) as f:
            model = json.load(f)
        self.nodes = model["modelTopology"]["node"]
        with open(os.path.join(folder, name + ".bin"), "rb") as f:
            self.values = constants(model["weightsManifest"][0]["weights"], f.read())

    @torch.no_grad()
    def run(self, pictures):
        """The values of all nodes by name."""
        values = dict(self.values)
        for node in self.nodes:
            if node["op"] == "Placeholder":
                values[node["name"]] = pictures
            elif node["op"] != "Const":
                values[node["name"]] = OPERATIONS[node["op"]](node.get("attr") or {}, *[values[name] for name in node["input"]])
        return values


def constants(entries, stored):
    """The constants by name; half floats become floats, and bytes are scaled to floats as the manifest says."""
    at, found = 0, {}
    for entry in entries:
        packed = entry.get("quantization") or entry
        count, kind = int(np.prod(entry["shape"])), np.dtype(packed["dtype"])
        values = np.frombuffer(stored, kind, count, at).reshape(entry["shape"])
        values = values.astype(np.float32 if entry["dtype"] == "float32" else np.int64)
        if "scale" in packed:
            values = values * packed["scale"] + packed["min"]
        found[entry["name"]] = torch.from_numpy(values)
        at += count * kind.itemsize
    return found


def stride(attr):
    return int(attr["strides"]["list"]["i"][1])


def framed(attr, x, kernel, value=0.0):
    """The picture with the border that TensorFlow's padding "same" asks for, if that is the padding."""
    if base64.b64decode(attr["padding"]["s"]) != b"SAME":
        return x
    rows, columns = (max((-(-size // stride(attr)) - 1) * stride(attr) + k - size, 0) for size, k in zip(x.shape[2:], kernel))
    return F.pad(x, [columns // 2, columns - columns // 2, rows // 2, rows - rows // 2], value=value)


def convolution(attr, x, filters, bias, slope=None):
    """A convolution and what is fused with it: a bias, and a rectifier."""
    x = F.conv2d(framed(attr, x, filters.shape[:2]), filters.permute(3, 2, 0, 1).contiguous(), bias, stride(attr))
    fused = [base64.b64decode(name) for name in attr["fused_ops"]["list"]["s"]]
    if b"Relu" in fused:
        return F.relu(x)
    return x if slope is None else rectified(attr, x, slope)


def depthwise(attr, x, filters):
    return F.conv2d(framed(attr, x, filters.shape[:2]), filters.permute(2, 3, 0, 1).contiguous(), None, stride(attr), groups=filters.shape[2])


def pooled(attr, x):
    side = int(attr["ksize"]["list"]["i"][1])
    return F.max_pool2d(framed(attr, x, (side, side), -np.inf), side, stride(attr))


def rectified(_, x, slope):
    return F.prelu(x, slope.reshape(-1))


def padded(_, x, widths):
    """The tensor with more channels, which are 0."""
    return F.pad(x, [0, 0, 0, 0, *widths[3].tolist()])


OPERATIONS = {
    "_FusedConv2D": convolution, "DepthwiseConv2dNative": depthwise, "Prelu": rectified, "Pad": padded, "MaxPool": pooled,
    "AddV2": lambda _, a, b: a + b, "Relu": lambda _, x: F.relu(x), "Sigmoid": lambda _, x: x.sigmoid(),
    "Mean": lambda _, x, __: x.mean((2, 3)), "Softmax": lambda _, x: x.softmax(1), "Identity": lambda _, x: x,
    "Reshape": lambda _, x, __: x.permute(0, 2, 3, 1).reshape(len(x), -1),
}
