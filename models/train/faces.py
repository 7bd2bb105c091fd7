"""The faces that the expression network learns from, each with what it should say."""
import numpy as np

import aligned
import data

PORTRAITS = 4000  # of them are shown in an epoch
SURE = 0.85       # trust in the one label a portrait carries


class Faces:
    """FER+ faces with the shares of their votes, then portraits that were labelled
    neutral or happy; their other labels are few and often wrong."""

    def __init__(self, folder):
        faces, shares = data.ferplus(folder, "train")
        portraits, labels = aligned.portraits(folder, held_out=False)
        pair = labels < 2
        told = np.eye(data.EXPRESSIONS, dtype=np.float32)[labels[pair]]
        told = SURE * told + (1 - SURE) * shares.mean(0)
        self.voted = len(faces)
        self.faces = np.concatenate([faces, portraits[pair]])
        self.shares = np.concatenate([shares, told])
        self.weights = class_weights(shares)

    def epoch(self):
        """The order of one epoch: all voted faces and some portraits."""
        some = np.random.choice(np.arange(self.voted, len(self.faces)), PORTRAITS, replace=False)
        return np.random.permutation(np.concatenate([np.arange(self.voted), some]))


def class_weights(shares):
    """Rare expressions count more, by the fourth root of their rarity."""
    counts = shares.sum(0)
    weights = (counts.sum() / counts) ** 0.25
    return (weights / (weights * counts / counts.sum()).sum()).astype(np.float32)
