"""Loads trained networks: teachers, and start weights."""
import torch
import torch.nn as nn

from expression_net import make


def teacher(text):
    """The network with the running average of a checkpoint; text is CHECKPOINT:SIZE."""
    path, size = text.rsplit(":", 1)
    net = make(size)
    net.load_state_dict(torch.load(path)["average"])
    return net.to(memory_format=torch.channels_last).eval()


def stages(net):
    """The blocks of each stage."""
    found = [[]]
    for block in net.body:
        if block.conv1.stride[0] == 2:
            found.append([])
        found[-1].append(block)
    return found


def grow(net, small):
    """Copies the weights of a network with the same widths and the same number of blocks or
    fewer. Additional blocks change nothing at first (Chen et al. 2016, Net2Net)."""
    net.stem.load_state_dict(small.stem.state_dict())
    net.head.load_state_dict(small.head.state_dict())
    for longer, shorter in zip(stages(net), stages(small)):
        for new, old in zip(longer, shorter):
            new.load_state_dict(old.state_dict())
        for new in longer[len(shorter):]:
            nn.init.zeros_(new.norm2.weight)
