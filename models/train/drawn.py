"""Collects training faces with drawn expressions (warps.py), from portraits and from frames of
people who talk."""
import random

import cv2
import numpy as np

import metrics
import warps
from aligned import NAMES, crop, labelled
from taught import even

SURE = 0.5  # least score of a portrait's label, if an expression is drawn on it
PEOPLE = 0.5  # power of the number of frames of a person by which their frames are chosen
OWN_MOUTH = 0.6  # share of faces in speech whose mouth stays as it is under an angry brow


def frames(folder):
    """Frames of the training portraits labelled neutral or happy, and their labels."""
    found, labels = [], []
    for record, picture in labelled(folder, held_out=False):
        label = NAMES.index(record["expression"])
        if label < 2:
            best = max(record["faces"], key=lambda f: f["score"])
            found.append(warps.frame(picture(), best["points"]))
            labels.append(label)
    return np.stack(found), np.array(labels)


def expressions(portraits, start, count):
    """Frames with drawn expressions, count of each; what was drawn: an expression, or the label of
    the portrait for a mouth that speaks; how strong it is, 0 to 1; whether it is a mouth that
    speaks. Portraits whose label the network start does not confirm are left out."""
    plain, labels = portraits
    scores = metrics.softmax(metrics.mirrored_logits(start, np.stack([crop(f, warps.POINTS) for f in plain])))
    sure = scores[np.arange(len(labels)), labels] >= SURE
    rows = []
    for expression in warps.EXPRESSIONS:
        speech = expression is None
        chosen = np.flatnonzero(sure if speech else sure & (labels == 0))
        for i in random.sample(list(chosen), min(count * (2 if speech else 1), len(chosen))):
            strength = warps.strengths(expression)
            rows.append((warps.warp(plain[i], strength), labels[i] if speech else expression, max(strength.values(), default=0), speech))
    return map(np.array, zip(*rows))


def enlarged(face):
    """A frame made from an aligned face uint8 [48,48]."""
    margin = int(warps.MARGIN)
    big = cv2.resize(face, (warps.CROP, warps.CROP), interpolation=cv2.INTER_CUBIC)
    return cv2.copyMakeBorder(big, *[margin] * 4, cv2.BORDER_REPLICATE)


def speech(strength):
    """A mouth that speaks: a random part of its units."""
    return {unit: strength * random.uniform(0.3, 1) for unit in warps.EXPRESSIONS[None] if random.random() < 0.4}


def pair(face, label, talks):
    """A frame with an angry brow over any mouth, and the same frame with its own brow and a
    mouth that speaks; the rows are as in expressions()."""
    strength = random.uniform(0.6, 1.3)
    brow = {"brow lowerer": strength * random.uniform(0.9, 1.4), "lid tightener": strength * random.uniform(0, 0.9)}
    if random.random() < 0.5:
        brow["nose wrinkler"] = strength * random.uniform(0.2, 0.8)
    mouth = {} if talks and random.random() < OWN_MOUTH else speech(random.uniform(0.3, 1))
    return [(warps.warp(face, {**brow, **mouth}), NAMES.index("anger"), min(1, 0.9 * strength), False),
            (warps.warp(face, speech(random.uniform(0.2, 0.8))), label, 0.5, True)]


def brows(portraits, talk, count):
    """Pairs of frames that differ in the brow, from count frames of neutral speech, evenly over
    people, and from count portraits, half of them neutral and half happy."""
    plain, labels = portraits
    neutral = np.flatnonzero(talk.labels == 0)
    chances = even(talk.people[neutral], PEOPLE)
    rows = []
    for i in np.random.choice(neutral, count, p=chances / chances.sum()):
        rows += pair(enlarged(talk.faces[i]), 0, True)
    for label in (0, 1):
        for i in np.random.choice(np.flatnonzero(labels == label), count // 2, replace=False):
            rows += pair(plain[i], label, False)
    return map(np.array, zip(*rows))
