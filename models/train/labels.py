"""What is learned from the one label that a portrait carries. Everything here is given
the portraits as aligned.portraits gives them: faces uint8 [n,48,48] and labels [n]."""
import numpy as np

import data
import judge
from faces import Part

AGREED, SURE = 0.35, 0.85  # the score a voter must give a label, and the trust in it then
AGREEING = 6000  # portraits of them are shown in an epoch
LABEL = 0.4  # the label's share in how a portrait divides; the rest is what readers say
RARE = slice(2, 6)  # surprise, sadness, anger, disgust: the others are too few


def neutral_or_happy(faces, labels):
    """Those with these labels, which are most."""
    return faces[labels < 2], labels[labels < 2]


def shares(labels):
    return np.eye(data.EXPRESSIONS, dtype=np.float32)[labels]


def plain(faces, labels):
    """For a reader: the labels as they are."""
    faces, labels = neutral_or_happy(faces, labels)
    return Part(faces, shares(labels), len(faces))


def agreed(faces, labels, voter, usual):
    """Portraits which a network taught by votes alone does not contradict. Of those it
    does, most labelled happy speak, or look neutral. usual [8] are the shares of the votes."""
    faces, labels = neutral_or_happy(faces, labels)
    scores = judge.softmax(judge.logits(voter, faces))
    kept = scores[np.arange(len(labels)), labels] >= AGREED
    return Part(faces[kept], SURE * shares(labels[kept]) + (1 - SURE) * usual, AGREEING)


def divided(faces, labels, readers):
    """All portraits, the label and the readers saying which of the two it is. Students
    had to name one; whether it is one of them at all is left to the teachers."""
    faces, labels = neutral_or_happy(faces, labels)
    said = np.mean([judge.softmax(judge.mirrored(reader, faces)[:, :2]) for reader in readers], 0)
    told = shares(labels)
    told[:, :2] = LABEL * told[:, :2] + (1 - LABEL) * said
    return Part(faces, told, len(faces), divides=True)


def rare(faces, labels, weights):
    """The few portraits with other labels, each twice. So many are labelled that their
    rarity, which the weights [8] stand for, is taken out."""
    kept = np.isin(labels, np.arange(data.EXPRESSIONS)[RARE])
    return Part(faces[kept], shares(labels[kept]) / weights, 2 * kept.sum())
