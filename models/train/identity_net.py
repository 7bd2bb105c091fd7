"""The identity network in 8 bits: the first blocks of the built-in expression network, and one
product of integers that makes 64 numbers of all places of all channels."""
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper

from eightbit import Writer, save
from expression_net import SIDE
from graph import Graph
from standard import standardise

NUMBERS = 64
BATCH = 256


class Front(Graph):
    """The expression network up to one of its tensors, which has 8 bits."""

    def __init__(self, path, tensor):
        super().__init__(path)
        self.tensor = tensor
        last = next(i for i, n in enumerate(self.nodes) if n.output[0] == tensor + ".dq")
        self.after = self.nodes[last + 1:]
        self.nodes = self.nodes[:last]

    def step(self):
        """Scale and zero of the tensor's codes."""
        return float(self.weights[self.tensor + ".scale"]), int(self.weights[self.tensor + ".zero"])

    def values(self, faces):
        """The tensor for faces uint8 [n,48,48], as float32 [n,channels*places]."""
        scale, zero = self.step()
        codes = standardise(faces, *self.standard()).astype(np.float32)
        parts = torch.from_numpy(codes)[:, None].split(BATCH)
        rows = [self.run(part)[self.tensor + ".q"].float().flatten(1) for part in parts]
        return (torch.cat(rows).numpy() - zero) * np.float32(scale)


def write(front, matrix, mean, path):
    """Writes the network that gives (values - mean) times matrix [values,64]."""
    writer = Writer(front, {}, {})
    writer.nodes = list(front.nodes)
    writer.steps[front.tensor] = front.step()
    row = writer.node("Reshape", [front.tensor + ".q", writer.constant("numbers.shape", np.array([0, -1]))], "numbers.row")
    writer.last("numbers", front.tensor, row, matrix.T, -mean @ matrix)
    graph = front.model.graph
    del graph.output[:]
    graph.output.append(helper.make_tensor_value_info("numbers", TensorProto.FLOAT, ["n", NUMBERS]))
    save(front, writer, path, [helper.make_tensor_value_info("input", TensorProto.UINT8, ["n", 1, SIDE, SIDE])])


class Network(Graph):
    """A network that write has written."""

    def __init__(self, path):
        super().__init__(path)
        onnx.checker.check_model(self.model)

    def numbers(self, faces):
        """Numbers [n,64] of length 1 of faces uint8 [n,48,48]."""
        codes = standardise(faces, *self.standard()).astype(np.float32)
        rows = torch.cat([self.run(part)["numbers"] for part in torch.from_numpy(codes)[:, None].split(BATCH)]).numpy()
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)
