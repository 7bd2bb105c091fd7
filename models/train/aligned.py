"""Cuts faces out of portraits as facecue does in a recording."""
import json
import os
import re
import tarfile
import zlib

import cv2
import numpy as np

import data
from expression_net import SIDE

# The five points in a crop of side 1, as on the network's card.
TEMPLATE = np.array([[0.311, 0.391], [0.686, 0.386], [0.505, 0.581], [0.351, 0.746], [0.664, 0.739]])
MIN_SCORE, MIN_HEIGHT = 0.75, 24  # of unlabelled faces: the teacher detector's score; pixels
NAMES = ["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"]


def similarity(points, target):
    """The similarity that maps points [5,2] nearest to target (Umeyama 1991)."""
    p, q = points - points.mean(0), target - target.mean(0)
    size = (p * p).sum()
    a = (p * q).sum() / size
    b = (p[:, 0] * q[:, 1] - p[:, 1] * q[:, 0]).sum() / size
    turn = np.array([[a, -b], [b, a]])
    return np.hstack([turn, (target.mean(0) - turn @ points.mean(0))[:, None]])


def crop(image, points, side=SIDE, template=TEMPLATE):
    """The aligned face uint8 [side,side], sampled at twice the resolution and averaged."""
    m = similarity(np.asarray(points, float), template * 2 * side)
    fine = cv2.warpAffine(image, m, (2 * side, 2 * side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return cv2.resize(fine, (side, side), interpolation=cv2.INTER_AREA)


def records(folder):
    """Each portrait: its record, whether it belongs to the tenth that is held out from
    training, and a function that gives its picture."""
    with tarfile.open(os.path.join(folder, "portraits.tar")) as tar, \
            open(os.path.join(folder, "portraits.jsonl")) as lines:
        for line in lines:
            record = json.loads(line)
            held_out = zlib.crc32(record["source"].encode()) % 10 == 0
            yield record, held_out, lambda: data.decode(tar.extractfile(record["file"]).read())


def labelled(folder, held_out):
    """Each portrait with a label, and a function that gives its picture: the held-out tenth,
    or the others."""
    for record, record_held_out, picture in records(folder):
        if record["expression"] in NAMES and record["faces"] and record_held_out == held_out:
            yield record, picture


def person(record):
    """The person in a portrait: the file's name without its number."""
    return re.sub(r"_?\d+\.\w+$", "", os.path.basename(record["source"]))


def strangers(folder):
    """For each held-out portrait, whether no training portrait shows the same person. A
    network can learn a person's face and labels from training portraits."""
    known = {person(record) for record, _ in labelled(folder, held_out=False)}
    return np.array([person(record) not in known for record, _ in labelled(folder, held_out=True)])


def portraits(folder, held_out):
    """Aligned faces uint8 [n,48,48] and labels [n] of the portraits with a label: the
    held-out tenth, or the others."""
    faces, labels = [], []
    for record, picture in labelled(folder, held_out):
        best = max(record["faces"], key=lambda f: f["score"])
        faces.append(crop(picture(), best["points"]))
        labels.append(NAMES.index(record["expression"]))
    return np.stack(faces), np.array(labels)


def unlabelled(folder):
    """Aligned faces [n,48,48] of training portraits other than those labelled neutral or
    happy: people with masks, second faces, rare labels."""
    faces = []
    for record, held_out, picture in records(folder):
        found = sorted((f for f in record["faces"] if f["score"] > MIN_SCORE and f["box"][3] > MIN_HEIGHT), key=lambda f: -f["score"])
        if record["expression"] in NAMES[:2]:
            found = found[1:]
        if not held_out and found:
            image = picture()
            faces += [crop(image, f["points"]) for f in found]
    return np.stack(faces)
