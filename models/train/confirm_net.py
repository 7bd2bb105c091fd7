"""A network that tells a face from what looks like one.

Its input is the region around a face that a detector found, grey [n,1,96,96], 0 to 255, as
internal/inference/region.go cuts it; it gives two logits, for no face and for a face. Its layers are those
of the expression network, whose weights it begins with: the stem sees blocks of 4x4 pixels in place of 2x2.
"""
import torch

from expression_net import Net
from graph import Graph
from unfold import unfold

SIDE, BLOCK = 96, 4
WIDTHS, BLOCKS = (32, 64, 128), (1, 2, 2)


def make():
    return Net(WIDTHS, BLOCKS, drop=0.1, side=SIDE, block=BLOCK, outputs=2)


def begin(path):
    """The network with the weights of the built-in 8-bit expression network, but for the last layer."""
    net, known = make(), Net(WIDTHS, BLOCKS)
    unfold(known, Graph(path))
    state = {name: value for name, value in known.state_dict().items() if not name.startswith("head")}
    state["stem.0.weight"] = finer(state["stem.0.weight"], net.stem[0].in_channels)
    net.load_state_dict(state, strict=False)
    return net


def finer(weight, channels):
    """The first layer [n,b*b,h,w] of a network for blocks of b x b pixels, for blocks of as many pixels as channels:
    each pixel gets its share of the weight of the larger one in which it lies."""
    few, many = (round(count ** 0.5) for count in (weight.shape[1], channels))
    times = many // few
    blocks = weight.reshape(len(weight), few, few, *weight.shape[2:]) / times ** 2
    return blocks.repeat_interleave(times, 1).repeat_interleave(times, 2).reshape(len(weight), channels, *weight.shape[2:])


@torch.no_grad()
def scores(net, regions, part=256):
    """The scores [n] of a face in regions uint8 [n,96,96]."""
    net.eval()
    parts = [net(torch.from_numpy(regions[i:i + part]).float()[:, None]).softmax(1)[:, 1] for i in range(0, len(regions), part)]
    return torch.cat(parts).numpy()
