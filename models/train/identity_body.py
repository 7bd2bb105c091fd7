"""The trained identity network: grey faces of 64x64 pixels to 64 numbers."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from expression_net import Block

NUMBERS = 64
SIDE = 64
SIZES = {  # widths of the stages, blocks of each; millions of multiply-adds
    "small": ((16, 32, 64, 128), (1, 1, 2, 2)),  # 25
    "middle": ((16, 48, 96, 160), (1, 1, 2, 2)),  # 44
    "large": ((24, 48, 96, 160), (1, 2, 2, 2)),  # 62
}


def patches(x):
    """Blocks of 2x2 pixels as channels, because a convolution of one channel is slow."""
    x = x.reshape(-1, SIDE // 2, 2, SIDE // 2, 2).permute(0, 2, 4, 1, 3)
    return x.reshape(-1, 4, SIDE // 2, SIDE // 2)


def standard(x):
    """The patches of faces, each face normalised by its own mean and deviation (standard.py)."""
    x = patches(x)
    deviation = x - x.mean((1, 2, 3), keepdim=True)
    variance = (deviation * deviation).mean((1, 2, 3), keepdim=True)
    return deviation / torch.sqrt(variance + 16.0)


class Body(nn.Module):
    """A stem at half the picture's size, stages of residual blocks, each further one half the
    size of the one before, and one matrix over all places of all channels."""

    def __init__(self, size):
        super().__init__()
        widths, blocks = SIZES[size]
        self.stem = nn.Sequential(nn.Conv2d(4, widths[0], 3, 1, 1, bias=False), nn.BatchNorm2d(widths[0]), nn.ReLU(inplace=True))
        body, inputs = [], widths[0]
        for stage, (width, count) in enumerate(zip(widths, blocks)):
            for i in range(count):
                body.append(Block(inputs, width, 2 if stage > 0 and i == 0 else 1))
                inputs = width
        self.body = nn.Sequential(*body)
        self.places = (SIDE >> len(widths)) ** 2
        self.drop = nn.Dropout(0.2)
        self.last = nn.Linear(inputs * self.places, NUMBERS)

    def forward(self, x):
        """Numbers [n,64] of faces [n,1,64,64], grey 0 to 255."""
        return self.numbers(standard(x))

    def numbers(self, x):
        """Numbers [n,64] of standardised patches [n,4,32,32]."""
        return self.last(self.drop(self.body(self.stem(x)).flatten(1)))


def unit(x):
    """Rows of length 1, in float32."""
    return F.normalize(x.float(), dim=1)
