"""Views of the training faces of tune.py, each computed once: the outputs of the blocks that stay
as they are, and the scores that the network with which training begins gives for the view."""
import os

import numpy as np
import torch

import data
import metrics
from expression_net import SIDE, standard
from views import view, worsen

BATCH = 128


class Stored:
    """A few views of each face: the outputs of a network's first blocks, and its scores. They are
    kept in a folder, two files for each list of faces."""

    def __init__(self, net, blocks, folder):
        self.stem, self.body = net.stem.eval(), net.body[:blocks].eval()
        self.rest, self.head, self.folder = net.body[blocks:].eval(), net.head, folder

    @torch.no_grad()
    def compute(self, faces):
        front = self.body(self.stem(standard(faces.to(memory_format=torch.channels_last))))
        return front, self.head(self.rest(front).mean((2, 3)))

    def load(self, lists, count):
        """Reads count views of each face of the lists (faces by name), and computes those that
        are not in the folder."""
        os.makedirs(self.folder, exist_ok=True)
        self.parts, self.count = [self.read(os.path.join(self.folder, name), faces, count) for name, faces in lists.items()], count
        self.starts = np.cumsum([0] + [len(faces) for faces in lists.values()])
        return self

    def read(self, path, faces, count):
        """The outputs float16 [count*n,channels,height,width] and the scores [count*n,8]; row i
        shows the face i modulo n."""
        scores = path + ".scores.npy"
        if not os.path.exists(scores):
            np.save(scores, self.write(path + ".npy", faces, count))
        front = np.load(path + ".npy", mmap_mode="r")
        if len(front) != count * len(faces):
            raise ValueError(f"{path} has {len(front)} views, but {count} of {len(faces)} faces are needed: remove it")
        return front, np.load(scores)

    def write(self, path, faces, count):
        shape = self.compute(torch.zeros(1, 1, SIDE, SIDE))[0].shape[1:]
        front, logits = np.lib.format.open_memmap(path, "w+", np.float16, (count * len(faces), *shape)), []
        for i in range(0, len(front), BATCH):
            rows = np.arange(i, min(i + BATCH, len(front))) % len(faces)
            outputs, last = self.compute(torch.from_numpy(np.stack([worsen(view(faces[k])) for k in rows]))[:, None])
            front[i:i + BATCH] = outputs.numpy()
            logits.append(last.numpy())
        front.flush()
        return metrics.softmax(np.concatenate(logits))

    def views(self, faces):
        """A random view of each face, an index in all lists: the outputs float32
        [n,channels,height,width] and the scores [n,8]."""
        part, outputs, scores = np.searchsorted(self.starts, faces, "right") - 1, None, np.empty((len(faces), data.EXPRESSIONS), np.float32)
        for p in np.unique(part):
            here, (front, known) = np.flatnonzero(part == p), self.parts[p]
            rows = np.random.randint(self.count, size=len(here)) * (len(front) // self.count) + faces[here] - self.starts[p]
            if outputs is None:
                outputs = np.empty((len(faces), *front.shape[1:]), np.float32)
            outputs[here], scores[here] = front[rows], known[rows]
        return outputs, scores
