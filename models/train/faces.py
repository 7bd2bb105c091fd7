"""The faces that the expression network learns from, each with what it should say."""
import numpy as np

import aligned
import data

PORTRAITS, UNLABELLED = 4000, 4000  # of them are shown in an epoch
SURE = 0.85  # trust in the one label a portrait carries


class Faces:
    """FER+ faces with the shares of their votes, then portraits that were labelled
    neutral or happy (their other labels are few and often wrong), then, for a network
    that learns from teachers, faces that only those judge."""

    def __init__(self, folder, unlabelled):
        faces, shares = data.ferplus(folder, "train")
        portraits, labels = aligned.portraits(folder, held_out=False)
        pair = labels < 2
        told = np.eye(data.EXPRESSIONS, dtype=np.float32)[labels[pair]]
        told = SURE * told + (1 - SURE) * shares.mean(0)
        parts = [faces, portraits[pair]] + ([aligned.unlabelled(folder)] if unlabelled else [])
        self.counts = [len(part) for part in parts]
        self.faces = np.concatenate(parts)
        self.shares = np.zeros((len(self.faces), data.EXPRESSIONS), np.float32)
        self.shares[:len(shares)], self.shares[len(shares):len(shares) + len(told)] = shares, told
        self.weights = class_weights(shares)

    def epoch(self):
        """The order of one epoch: all voted faces and some of the others."""
        ends = np.cumsum(self.counts)
        order = [np.arange(ends[0])]
        for begin, end, count in zip(ends, ends[1:], (PORTRAITS, UNLABELLED)):
            order.append(np.random.choice(np.arange(begin, end), min(count, end - begin), replace=False))
        return np.random.permutation(np.concatenate(order))


def class_weights(shares):
    """Rare expressions count more, by the fourth root of their rarity."""
    counts = shares.sum(0)
    weights = (counts.sum() / counts) ** 0.25
    return (weights / (weights * counts / counts.sum()).sum()).astype(np.float32)
