"""Averages of weights: of one run as it goes, and of several at their end."""
import copy

import torch


class Average:
    """A running average of a network's weights, which is better than its last state."""

    def __init__(self, net, decay):
        self.net, self.decay, self.steps = copy.deepcopy(net).eval(), decay, 0

    @torch.no_grad()
    def update(self, net):
        """The first steps count more, so that the start is soon forgotten."""
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for mine, new in zip(self.net.state_dict().values(), net.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.mul_(decay).add_(new, alpha=1 - decay)
            else:
                mine.copy_(new)


def mean(states):
    """The mean of the weights of runs that began alike (Wortsman et al. 2022, model soups)."""
    return {name: torch.stack([s[name].double() for s in states]).mean(0).to(v.dtype) for name, v in states[0].items()}
