"""The faces that the expression network is trained on, batch by batch."""
import numpy as np
import torch

import aligned
import data
from augment import augment, mix

PORTRAITS = 4000  # of the portraits are seen in an epoch, others in the next
TRUST = 0.5  # in a portrait's label; the rest is left to the network (Reed et al. 2015)


class Faces:
    """What is trained on: faces [n,48,48], shares [n,8] and how far to trust them [n]."""

    def __init__(self, folder):
        votes, shares = data.ferplus(folder, "train")
        portraits, labels = aligned.portraits(folder, held_out=False)
        self.votes, self.all = len(votes), np.concatenate([votes, portraits])
        self.shares = np.concatenate([shares, np.eye(data.EXPRESSIONS, dtype=np.float32)[labels]])
        self.trust = np.ones(len(self.all), np.float32)
        self.trust[self.votes:] = TRUST

    def size(self):
        return self.votes + PORTRAITS

    def order(self):
        """An epoch: every face with votes and some of the portraits."""
        some = self.votes + np.random.permutation(len(self.all) - self.votes)[:PORTRAITS]
        return np.random.permutation(np.concatenate([np.arange(self.votes), some]))

    def batch(self, chosen):
        """Pictures as the network takes them, and what they show."""
        x = torch.from_numpy(np.stack([augment(self.all[k]) for k in chosen]))[:, None]
        y = torch.from_numpy(np.hstack([self.shares[chosen], self.trust[chosen, None]]))
        x, y = mix(x.to(memory_format=torch.channels_last), y)
        return x, y[:, :-1], y[:, -1:]


def class_weights(shares):
    """Rare expressions count more, by the fourth root of their rarity."""
    counts = shares.sum(0)
    weights = (counts.sum() / counts) ** 0.25
    return torch.tensor(weights / (weights * counts / counts.sum()).sum(), dtype=torch.float32)
