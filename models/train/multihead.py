"""Expression networks with three last layers, for distil.py: the product's expressions ("main"),
the votes of FER+ alone ("votes"), and the scores of the teacher in faceapi.py ("taught").

All last layers see the same features, so a weighted sum of them is again one last layer: heads.py.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

import data
from expression_net import Net, standard

# Networks of the shipped size, one block longer, and the teachers, whose blocks weigh channels.
SIZES = {"wide": ((32, 64, 128), (1, 2, 2)), "more": ((32, 64, 128), (1, 2, 3)),
         "broad": ((64, 128, 256), (1, 3, 3)), "tall": ((48, 96, 192), (2, 3, 4)), "tiny": ((8, 16, 32), (1, 1, 1))}


class Weighed(nn.Module):
    """A block whose channels are weighed by their means (Hu et al. 2018, squeeze and excitation)."""

    def __init__(self, block):
        super().__init__()
        width = block.conv2.out_channels
        self.block, self.weigh = block, nn.Sequential(nn.Linear(width, width // 8), nn.ReLU(inplace=True), nn.Linear(width // 8, width), nn.Sigmoid())

    def forward(self, x):
        b = self.block
        y = b.norm2(b.conv2(F.relu(b.norm1(b.conv1(x)))))
        return F.relu(y * self.weigh(y.mean((2, 3)))[:, :, None, None] + b.shortcut(x))


class Heads(nn.Module):
    def __init__(self, size, weighed=False, drop=0.3):
        super().__init__()
        self.net = Net(*SIZES[size], drop=drop)
        if weighed:
            self.net.body = nn.Sequential(*(Weighed(block) for block in self.net.body))
        width = self.net.head.in_features
        self.votes, self.taught = nn.Linear(width, data.EXPRESSIONS), nn.Linear(width, data.EXPRESSIONS)

    def forward(self, faces):
        """Logits [n,8] of the three last layers, of faces [n,48,48]."""
        net = self.net
        x = standard(faces[:, None]).contiguous(memory_format=torch.channels_last)
        x = net.drop(net.body(net.stem(x)).mean((2, 3)))
        return [layer(x).float() for layer in (net.head, self.votes, self.taught)]
