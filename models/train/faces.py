"""The faces that the expression network learns from, each with what it should say."""
import numpy as np

import aligned
import data
import judge

PORTRAITS, UNLABELLED = 6000, 3000  # of them are shown in an epoch
SURE = 0.85  # trust in the one label a portrait carries
AGREED = 0.35  # the score that a network taught by votes alone must give that label


class Faces:
    """FER+ faces with the shares of their votes, then portraits that were labelled
    neutral or happy (their other labels are few and often wrong), then, for a network
    that learns from teachers, faces that only those judge."""

    def __init__(self, folder, voter=None, unlabelled=False):
        faces, shares = data.ferplus(folder, "train")
        parts, told = [faces], [shares]
        if voter:
            portraits, labels = agreed(voter, *aligned.portraits(folder, held_out=False))
            parts.append(portraits)
            told.append(SURE * np.eye(data.EXPRESSIONS, dtype=np.float32)[labels] + (1 - SURE) * shares.mean(0))
        if unlabelled:
            parts.append(aligned.unlabelled(folder))
            told.append(np.zeros((len(parts[-1]), data.EXPRESSIONS), np.float32))
        self.ends = np.cumsum([len(part) for part in parts])
        self.faces, self.shares = np.concatenate(parts), np.concatenate(told)
        self.weights = class_weights(shares)

    def epoch(self):
        """The order of one epoch: all voted faces and some of the others."""
        order = [np.arange(self.ends[0])]
        for begin, end, count in zip(self.ends, self.ends[1:], (PORTRAITS, UNLABELLED)):
            order.append(np.random.choice(np.arange(begin, end), min(count, end - begin), replace=False))
        return np.random.permutation(np.concatenate(order))


def agreed(voter, faces, labels):
    """The portraits labelled neutral or happy which a network taught by votes alone
    does not contradict. Of those it does, most labelled happy speak, or look neutral."""
    scores = judge.softmax(judge.logits(voter, faces))
    kept = (labels < 2) & (scores[np.arange(len(labels)), labels] >= AGREED)
    return faces[kept], labels[kept]


def class_weights(shares):
    """Rare expressions count more, by the fourth root of their rarity."""
    counts = shares.sum(0)
    weights = (counts.sum() / counts) ** 0.25
    return (weights / (weights * counts / counts.sum()).sum()).astype(np.float32)
