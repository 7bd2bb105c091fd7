"""The network that finds a known face in its region.

Its input and its map are those of detector_net.py: grey [n,1,96,96], 0 to 255, gives one map
[n,15,6,6] of stride 16. Its convolutions are dense, because in 8 bits a depthwise one takes
as long as a dense one of several times its products.
"""
import torch.nn as nn

from detector_net import convolution, patches
from expression_net import Block


class Region(nn.Module):
    """Blocks of 8x8 pixels become channels first. A cell of the map sees the whole region."""
    strides = (16,)
    sizes = ((0, 1e9),)  # range of the longer face side, pixels
    side = 96  # of the input, pixels
    patch = 8  # side of a block, pixels

    def __init__(self, width=64):
        super().__init__()
        self.stem = convolution(self.patch ** 2, width)
        self.body = nn.Sequential(convolution(width, width, 3, 2), Block(width, width, 1), Block(width, width, 1))
        self.head = nn.Conv2d(width, 15, 1)
        nn.init.constant_(self.head.bias[0], -2)

    def forward(self, x):
        return self.maps(patches(x, self.patch))

    def maps(self, x):
        return [self.head(self.body(self.stem((x - 128.0) / 64.0)))]
