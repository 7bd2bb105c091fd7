"""The training faces of tune.py, with targets from labels and from the teacher in faceapi.py
("taught"). The rest of a target are the scores that the network with which training begins gives
for the same view of the face ("known"). teach.py writes the columns."""
import os
from dataclasses import dataclass

import numpy as np

import data
import metrics
import talking
from faces import class_weights

VOTES = 0.35  # share of the votes in the target of a FER+ face; the rest is known
FEW = 0.7  # the same of those with votes for rare expressions
FREQUENCY = 0.0  # the power of an expression's mean share by which shares are divided
PORTRAIT = 0.4  # share of the label of a portrait labelled neutral or happy
TALK = 0.85  # share of the label in the target of a face that talks
SPEECH = 0.8  # share of the label in the target of a portrait whose mouth was drawn as if it speaks
WINDOW = 0.6  # seconds on each side whose mean is the target of a face with an unclear label
COUNTS = {"votes": 12000, "few": 3000, "portraits": 4000, "talk": 3000, "unclear": 500, "warps": 5000, "brows": 2500}  # faces in an epoch


@dataclass
class Pool:
    """Faces of one kind: the name of a list of faces, which several pools may share; their rows [n]
    in it; the part of their targets that is fixed [n,8], whose sum may be under 1; and how likely an epoch
    uses each of them."""
    name: str
    faces: np.ndarray  # the list, uint8 [m,48,48]
    rows: np.ndarray
    targets: np.ndarray
    chances: np.ndarray
    count: int

    def sample(self):
        """The indices of an epoch. With even chances no face occurs twice before all did once."""
        if np.ptp(self.chances) == 0:
            times = -(-self.count // len(self.rows))
            return np.concatenate([np.random.permutation(len(self.rows)) for _ in range(times)])[:self.count]
        return np.random.choice(len(self.rows), self.count, p=self.chances / self.chances.sum())


def columns(work, name):
    with np.load(os.path.join(work, f"taught-{name}.npz")) as stored:
        return {key: stored[key] for key in stored}


def label_shares(labels):
    """Scores [n,8] with 1 for each label; a label under 0 gets zeros."""
    return np.eye(data.EXPRESSIONS)[np.maximum(labels, 0)] * (labels >= 0)[:, None]


def even(groups, power):
    """Chances that make groups of rows occur as often as the given power of their sizes."""
    _, index, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    return sizes[index].astype(float) ** (power - 1)


def votes(work):
    """All FER+ faces, with their own shares of expressions; and those whose votes say an
    expression other than neutral and happiness, evenly, with shares that are divided by a power
    of how frequent an expression is (logit adjustment, Menon et al. 2021)."""
    c = columns(work, "votes")
    target, few = VOTES * c["shares"] * class_weights(c["shares"]), c["few"]
    adjusted = c["shares"][few] / c["shares"].mean(0) ** FREQUENCY
    adjusted /= adjusted.sum(1, keepdims=True)
    return [Pool("votes", c["faces"], np.arange(len(target)), target, np.ones(len(target)), COUNTS["votes"]),
            Pool("votes", c["faces"], np.flatnonzero(few), FEW * adjusted, even(c["shares"][few].argmax(1), 0.4), COUNTS["few"])]


def portraits(work):
    """Portraits, rare expressions more often and with a share of the teacher's scores."""
    c = columns(work, "portraits")
    plain = ((c["labels"] == 0) | (c["labels"] == 1))[:, None]
    target = np.where(plain, PORTRAIT * label_shares(c["labels"]), 0.5 * label_shares(c["labels"]) + 0.5 * c["taught"])
    return Pool("portraits", c["faces"], np.arange(len(target)), target, even(c["labels"], 0.7), COUNTS["portraits"])


def talk(work):
    """Frames of people who talk, evenly over people; the label is that of the segment. Frames
    with an unclear label get the mean scores of their surroundings."""
    c = columns(work, "talking")
    clear = c["labels"] != talking.UNCLEAR
    target = TALK * label_shares(c["labels"])
    posed = c["labels"] > 1
    target[posed] += (1 - TALK) * c["taught"][posed]
    scores = (metrics.softmax(c["known"]) + c["taught"]) / 2
    around = np.stack([scores[(c["clips"] == clip) & (abs(c["times"] - time) <= WINDOW)].mean(0)
                       for clip, time in zip(c["clips"], c["times"])])
    groups = np.char.add(c["people"], c["labels"].astype(str))
    chances = even(groups[clear], 0.3) * even(c["labels"][clear], 0.6)
    return [Pool("talking", c["faces"], np.flatnonzero(clear), target[clear], chances, COUNTS["talk"]),
            Pool("talking", c["faces"], np.flatnonzero(~clear), around[~clear], np.ones((~clear).sum()), COUNTS["unclear"])]


def drawn(work, name):
    """Portraits with drawn expressions. The stronger the drawing, the greater is the share of what
    was drawn; half of the rest is the teacher's."""
    c = columns(work, name)
    share = np.where(c["speech"], SPEECH, 0.25 + 0.45 * np.minimum(c["strength"], 1))[:, None]
    target = share * label_shares(c["what"]) + np.where(c["speech"][:, None], 0, 0.5 * (1 - share)) * c["taught"]
    return Pool(name, c["faces"], np.arange(len(target)), target, np.ones(len(target)), COUNTS[name])


class Pools:
    """All pools in one list."""

    def __init__(self, pools):
        self.pools = pools
        self.lists = {pool.name: pool.faces for pool in pools}  # the lists of faces, in order
        starts = dict(zip(self.lists, np.cumsum([0] + [len(faces) for faces in self.lists.values()])))
        self.face = np.concatenate([starts[pool.name] + pool.rows for pool in pools])  # of each row, in all lists
        self.targets = np.concatenate([pool.targets for pool in pools]).astype(np.float32)

    def epoch(self):
        """The rows of one epoch, in random order."""
        starts = np.cumsum([0] + [len(pool.rows) for pool in self.pools])
        return np.random.permutation(np.concatenate([start + pool.sample() for start, pool in zip(starts, self.pools)]))
