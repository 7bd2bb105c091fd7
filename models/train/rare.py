"""A last bias for the rare expressions. Averaged votes hardly ever put contempt first,
even where most raters did; a little is added to the logits of the three rarest, as
much as gives the best macro-F1 on the validation faces and costs them no accuracy."""
import itertools

import numpy as np
import torch

import data
import judge

RARE = {5: (0, 0.2, 0.4), 6: (-0.2, 0, 0.2), 7: (0, 0.3, 0.6, 0.9)}  # disgust, fear, contempt
COST = 0.001  # of accuracy, at most


def biases():
    for values in itertools.product(*RARE.values()):
        bias = np.zeros(data.EXPRESSIONS, np.float32)
        bias[list(RARE)] = values
        yield bias


def choose(out, truth):
    """The bias [8] for logits [n,8] of faces whose labels are known."""
    least = judge.top1(truth, out.argmax(1)) - COST

    def worth(bias):
        guess = (out + bias).argmax(1)
        return judge.f1(truth, guess) if judge.top1(truth, guess) >= least else -1
    return max(biases(), key=worth)


@torch.no_grad()
def settle(net, folder):
    """Adds the bias to the network's last layer and gives it."""
    faces, truth = data.majority(folder, "valid")
    bias = choose(judge.mirrored(net, faces), truth)
    net.head.bias += torch.from_numpy(bias)
    return bias
