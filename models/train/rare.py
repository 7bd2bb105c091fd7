"""A bias for the logits of the three rarest expressions. A network trained on shares of votes
hardly ever gives contempt the highest score, even for faces for which most raters chose it.
The bias is the one with the best macro-F1 on the validation faces that costs at most COST of
their accuracy."""
import itertools

import numpy as np
import torch

import data
import metrics

RARE = {5: (0, 0.2, 0.4), 6: (-0.2, 0, 0.2), 7: (0, 0.3, 0.6, 0.9)}  # disgust, fear, contempt
COST = 0.001  # greatest loss of accuracy


def biases():
    for values in itertools.product(*RARE.values()):
        bias = np.zeros(data.EXPRESSIONS, np.float32)
        bias[list(RARE)] = values
        yield bias


def choose(out, truth):
    """The bias [8] for logits [n,8] of faces whose labels are known."""
    least = metrics.top1(truth, out.argmax(1)) - COST

    def value(bias):
        guess = (out + bias).argmax(1)
        return metrics.f1(truth, guess) if metrics.top1(truth, guess) >= least else -1
    return max(biases(), key=value)


@torch.no_grad()
def add_bias(net, folder):
    """Adds the bias to the network's last layer and returns it."""
    faces, truth = data.majority(folder, "valid")
    bias = choose(metrics.mirrored_logits(net, faces), truth)
    net.head.bias += torch.from_numpy(bias)
    return bias
