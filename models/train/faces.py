"""The faces that the expression network learns from, each with what it should say."""
from dataclasses import dataclass

import numpy as np

import aligned
import data

UNLABELLED = 3000  # of them are shown in an epoch


@dataclass
class Part:
    """Faces of one kind."""
    faces: np.ndarray  # uint8 [n,48,48]
    shares: np.ndarray  # of each expression [n,8]; zeros where only teachers judge
    shown: int  # how many an epoch shows
    divides: bool = False  # whether the shares say only which of neutral and happiness it is

    def some(self):
        """Which of them an epoch shows: all as often as the others, or once less."""
        times = -(-self.shown // len(self.faces))
        return np.concatenate([np.random.permutation(len(self.faces)) for _ in range(times)])[:self.shown]


class Faces:
    """All parts in a row."""

    def __init__(self, parts, weights):
        self.parts, self.weights = parts, weights
        self.faces = np.concatenate([part.faces for part in parts])
        self.shares = np.concatenate([part.shares for part in parts]).astype(np.float32)
        self.divides = np.concatenate([np.full(len(part.faces), part.divides) for part in parts])

    def epoch(self):
        """The order of one epoch."""
        starts = np.cumsum([0] + [len(part.faces) for part in self.parts])
        return np.random.permutation(np.concatenate([start + part.some() for start, part in zip(starts, self.parts)]))


def voted(folder):
    """FER+ faces with the shares of their votes."""
    faces, shares = data.ferplus(folder, "train")
    return Part(faces, shares, len(faces))


def judged(folder):
    """Faces that only teachers judge."""
    faces = aligned.unlabelled(folder)
    return Part(faces, np.zeros((len(faces), data.EXPRESSIONS)), UNLABELLED)


def class_weights(shares):
    """Rare expressions count more, by the fourth root of their rarity."""
    counts = shares.sum(0)
    weights = (counts.sum() / counts) ** 0.25
    return (weights / (weights * counts / counts.sum()).sum()).astype(np.float32)
