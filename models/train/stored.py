"""Views of the training faces of tune.py, each computed once: the outputs of the blocks that stay
as they are, and the scores that the network with which training begins gives for the view."""
import os

import numpy as np
import torch

import metrics
from expression_net import SIDE, standard
from views import view, worsen

BATCH = 128


class Stored:
    """The outputs float16 [count*n,channels,height,width] of a network's first blocks, and its
    scores [count*n,8]; row i shows the face i modulo n."""

    def __init__(self, net, blocks, path):
        self.stem, self.body = net.stem.eval(), net.body[:blocks].eval()
        self.rest, self.head = net.body[blocks:].eval(), net.head
        self.path = path

    @torch.no_grad()
    def compute(self, faces):
        front = self.body(self.stem(standard(faces.to(memory_format=torch.channels_last))))
        return front, self.head(self.rest(front).mean((2, 3)))

    def load(self, faces, count):
        """Computes what the file does not have, and reads it."""
        scores = self.path + ".scores.npy"
        if not os.path.exists(scores):
            np.save(scores, self.write(faces, count))
        self.front, self.scores = np.load(self.path, mmap_mode="r"), np.load(scores)
        if len(self.front) != count * len(faces):
            raise ValueError(f"{self.path} has {len(self.front)} views, but {count} of {len(faces)} faces are needed: remove it")
        return self

    def write(self, faces, count):
        shape = self.compute(torch.zeros(1, 1, SIDE, SIDE))[0].shape[1:]
        front, logits = np.lib.format.open_memmap(self.path, "w+", np.float16, (count * len(faces), *shape)), []
        for i in range(0, len(front), BATCH):
            rows = np.arange(i, min(i + BATCH, len(front))) % len(faces)
            outputs, last = self.compute(torch.from_numpy(np.stack([worsen(view(faces[k])) for k in rows]))[:, None])
            front[i:i + BATCH] = outputs.numpy()
            logits.append(last.numpy())
        front.flush()
        return metrics.softmax(np.concatenate(logits))
