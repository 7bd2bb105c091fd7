"""The expression network: grey 48x48 faces to eight logits."""
import torch
import torch.nn as nn
import torch.nn.functional as F

import data

SIDE = 48


class Block(nn.Module):
    """A residual block of two 3x3 convolutions (He et al. 2016). If it halves the picture, its
    shortcut averages 2x2 places."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(outputs)
        self.shortcut = nn.Identity()
        if inputs != outputs or stride != 1:
            self.shortcut = nn.Sequential(
                nn.AvgPool2d(stride) if stride > 1 else nn.Identity(),
                nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = F.relu(self.norm1(self.conv1(x)), inplace=True)
        return F.relu(self.norm2(self.conv2(y)) + self.shortcut(x), inplace=True)


def patches(x, side=SIDE, block=2):
    """Blocks of pixels as channels, because a convolution of one channel is slow."""
    count = side // block
    x = x.reshape(-1, count, block, count, block).permute(0, 2, 4, 1, 3)
    return x.reshape(-1, block * block, count, count)


def standard(x, side=SIDE, block=2):
    """The patches of pictures [n,1,side,side], each picture normalised by its own mean and deviation."""
    x = patches(x, side, block)
    deviation = x - x.mean((1, 2, 3), keepdim=True)
    variance = (deviation * deviation).mean((1, 2, 3), keepdim=True)
    return deviation / torch.sqrt(variance + 16.0)


class Net(nn.Module):
    """A stem at half the picture's size, then stages of blocks. The first stage has the stem's
    size, each further one half the size of the one before."""

    def __init__(self, widths, blocks, drop=0.3, side=SIDE, block=2, outputs=data.EXPRESSIONS):
        """side is that of the pictures, block that of the blocks of pixels that the stem sees as one place."""
        super().__init__()
        self.side, self.block = side, block
        self.stem = nn.Sequential(nn.Conv2d(block * block, widths[0], 3, 1, 1, bias=False),
                                  nn.BatchNorm2d(widths[0]), nn.ReLU(inplace=True))
        body, inputs = [], widths[0]
        for stage, (width, count) in enumerate(zip(widths, blocks)):
            for i in range(count):
                body.append(Block(inputs, width, 2 if stage > 0 and i == 0 else 1))
                inputs = width
        self.body, self.drop = nn.Sequential(*body), nn.Dropout(drop)
        self.head = nn.Linear(inputs, outputs)

    def forward(self, x):
        """Logits [n,8] of faces [n,1,48,48], grey 0 to 255, each face normalised
        by its own mean and deviation."""
        x = self.body(self.stem(standard(x, self.side, self.block)))
        return self.head(self.drop(x.mean((2, 3))))


def make(size):
    """A network of one of the trained sizes."""
    return {
        "wide": lambda: Net((32, 64, 128), (1, 2, 2)),  # 49 million multiply-adds; the shipped network
        "deep": lambda: Net((24, 56, 112), (2, 2, 4)),  # 55 million
        "long": lambda: Net((32, 64, 128), (1, 3, 4), drop=0.1),  # 81 million
    }[size]()
