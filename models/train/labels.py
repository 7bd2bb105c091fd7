"""Training targets from the labels of portraits. All functions take the faces uint8
[n,48,48] and labels [n] of aligned.portraits."""
import numpy as np

import data
import metrics
from faces import Part

MIN_AGREEMENT = 0.35  # the least score of the label by the voter
LABEL_TRUST = 0.85  # the label's share in the target of such a portrait
AGREED_COUNT = 6000  # such portraits in an epoch
LABEL_SHARE = 0.4  # the label's share in the division of a portrait; the rest is the readers'
RARE = slice(2, 6)  # surprise, sadness, anger, disgust; there are too few of fear and contempt


def neutral_or_happy(faces, labels):
    """The portraits labelled neutral or happy, which are most."""
    return faces[labels < 2], labels[labels < 2]


def shares(labels):
    """Targets [n,8] with share 1 for the label."""
    return np.eye(data.EXPRESSIONS, dtype=np.float32)[labels]


def plain(faces, labels):
    """Targets for a reader: the labels alone."""
    faces, labels = neutral_or_happy(faces, labels)
    return Part(faces, shares(labels), len(faces))


def agreed(faces, labels, voter, mean_shares):
    """Portraits whose label the voter, a network trained on votes alone, does not contradict.
    Of the others, most of those labelled happy speak or look neutral. mean_shares [8] are the
    mean shares of the votes."""
    faces, labels = neutral_or_happy(faces, labels)
    scores = metrics.softmax(metrics.logits(voter, faces))
    kept = scores[np.arange(len(labels)), labels] >= MIN_AGREEMENT
    return Part(faces[kept], LABEL_TRUST * shares(labels[kept]) + (1 - LABEL_TRUST) * mean_shares, AGREED_COUNT)


def divided(faces, labels, readers):
    """All portraits labelled neutral or happy. The label and the readers' scores give the
    division between the two. The students who labelled the portraits had to choose one of
    them; how much of both a face shows is left to the teachers."""
    faces, labels = neutral_or_happy(faces, labels)
    read = np.mean([metrics.softmax(metrics.mirrored_logits(reader, faces)[:, :2]) for reader in readers], 0)
    targets = shares(labels)
    targets[:, :2] = LABEL_SHARE * targets[:, :2] + (1 - LABEL_SHARE) * read
    return Part(faces, targets, len(faces), divides=True)


def rare(faces, labels, weights):
    """The portraits with labels in RARE, each twice in an epoch. The loss multiplies targets
    by the weights [8] of rare expressions, which these portraits do not need, so the targets
    are divided by them."""
    kept = np.isin(labels, np.arange(data.EXPRESSIONS)[RARE])
    return Part(faces[kept], shares(labels[kept]) / weights, 2 * kept.sum())
