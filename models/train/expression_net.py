"""The expression network: grey 48x48 faces to eight logits."""
import torch
import torch.nn as nn
import torch.nn.functional as F

import data

SIDE = 48


class Block(nn.Module):
    """A residual block of two 3x3 convolutions (He et al. 2016)."""

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


class Net(nn.Module):
    def __init__(self, widths=(24, 48, 96, 160), blocks=(1, 2, 2, 1), strides=(2, 2, 2, 1), drop=0.3):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(1, widths[0], 3, 1, 1, bias=False),
                                  nn.BatchNorm2d(widths[0]), nn.ReLU(inplace=True))
        body, inputs = [], widths[0]
        for width, count, stride in zip(widths, blocks, strides):
            for i in range(count):
                body.append(Block(inputs, width, stride if i == 0 else 1))
                inputs = width
        self.body, self.drop = nn.Sequential(*body), nn.Dropout(drop)
        self.head = nn.Linear(inputs, data.EXPRESSIONS)

    def forward(self, x):
        """Logits [n,8] of faces [n,1,48,48], grey 0 to 255, each face normalised
        by its own mean and deviation."""
        deviation = x - x.mean((2, 3), keepdim=True)
        variance = (deviation * deviation).mean((2, 3), keepdim=True)
        x = self.body(self.stem(deviation / torch.sqrt(variance + 16.0)))
        return self.head(self.drop(x.mean((2, 3))))
