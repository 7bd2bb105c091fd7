"""Averages of weights: a running average within one run, and the mean of several runs."""
import copy

import torch


class Average:
    """A running average of a network's weights. It is more accurate than the last weights."""

    def __init__(self, net, decay):
        self.net, self.decay, self.steps = copy.deepcopy(net).eval(), decay, 0

    @torch.no_grad()
    def update(self, net):
        """Adds the weights of a step. The decay is smaller in the first steps, so that the initial
        weights lose their influence."""
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for averaged, new in zip(self.net.state_dict().values(), net.state_dict().values()):
            if averaged.dtype.is_floating_point:
                averaged.mul_(decay).add_(new, alpha=1 - decay)
            else:
                averaged.copy_(new)


def mean(states):
    """The mean of the weights of runs with the same start (Wortsman et al. 2022, model soups)."""
    return {name: torch.stack([s[name].double() for s in states]).mean(0).to(v.dtype) for name, v in states[0].items()}


def mean_of(paths):
    """The mean of the averaged weights that runs left in their checkpoints."""
    return mean([torch.load(path)["average"] for path in paths])
