"""The training faces of the expression network, with their target shares."""
from dataclasses import dataclass

import numpy as np

import aligned
import data

UNLABELLED = 3000  # unlabelled faces in an epoch


@dataclass
class Part:
    """Faces of one kind."""
    faces: np.ndarray  # uint8 [n,48,48]
    shares: np.ndarray  # target share of each expression [n,8]; zeros: only teachers give targets
    count: int  # faces in an epoch
    divides: bool = False  # shares only divide the teachers' scores of neutral and happiness

    def sample(self):
        """The indices of the faces of an epoch. Each face occurs equally often, or once less."""
        times = -(-self.count // len(self.faces))
        return np.concatenate([np.random.permutation(len(self.faces)) for _ in range(times)])[:self.count]


class Faces:
    """All parts in one list."""

    def __init__(self, parts, weights):
        self.parts, self.weights = parts, weights
        self.faces = np.concatenate([part.faces for part in parts])
        self.shares = np.concatenate([part.shares for part in parts]).astype(np.float32)
        self.divides = np.concatenate([np.full(len(part.faces), part.divides) for part in parts])

    def epoch(self):
        """The indices of the faces of one epoch, in random order."""
        starts = np.cumsum([0] + [len(part.faces) for part in self.parts])
        return np.random.permutation(np.concatenate([start + part.sample() for start, part in zip(starts, self.parts)]))


def voted(folder):
    """FER+ faces; the targets are the shares of their votes."""
    faces, shares = data.ferplus(folder, "train")
    return Part(faces, shares, len(faces))


def unlabelled(folder):
    """Faces whose targets come from teachers only."""
    faces = aligned.unlabelled(folder)
    return Part(faces, np.zeros((len(faces), data.EXPRESSIONS)), UNLABELLED)


def class_weights(shares):
    """Weights [8] that grow with the fourth root of an expression's rarity; their mean over all
    votes is 1."""
    counts = shares.sum(0)
    weights = (counts.sum() / counts) ** 0.25
    return (weights / (weights * counts / counts.sum()).sum()).astype(np.float32)
