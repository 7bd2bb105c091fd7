"""Faces of people with names, for the identity network: portraits, whose files have the names
of people, and people who talk (talking.py)."""
import collections
import re
import zlib

import cv2
import numpy as np

from aligned import crop, person, records
from expression_net import SIDE
from talking import VALIDATION

MIN_SCORE = 0.75  # of the teacher detector
MOST = 40  # portraits of one person
EVERY = 12  # of the faces of a clip, each such one is used
BLUR = 1.2  # greatest standard deviation of the blur of a view, pixels


def is_name(record, name):
    """Whether the name of a portrait's file is that of a person."""
    return not record["file"].startswith("mask/") and bool(re.fullmatch(r"[A-Za-z][A-Za-z.'_-]*[A-Za-z]", name)) and "augmented" not in name


def portraits(folder):
    """For train, valid (a tenth of the people) and test (another tenth): aligned faces uint8
    [n,48,48] and the names [n] of their people. No person is in two of the three."""
    found = {part: ([], []) for part in ("train", "valid", "test")}
    count = collections.Counter()
    for record, _, picture in records(folder):
        name = person(record)
        if not is_name(record, name):
            continue
        faces = [f for f in record["faces"] if f["score"] > MIN_SCORE]
        count[name] += bool(faces)
        if faces and count[name] <= MOST:
            rows, names = found[{0: "valid", 1: "test"}.get(zlib.crc32(name.encode()) % 10, "train")]
            rows.append(crop(picture(), max(faces, key=lambda f: f["score"])["points"]))
            names.append(name)
    return {part: (np.stack(rows), np.array(names)) for part, (rows, names) in found.items()}


def repeated(faces, names):
    """The faces of people of whom there are two or more."""
    known, count = np.unique(names, return_counts=True)
    chosen = np.isin(names, known[count > 1])
    return faces[chosen], names[chosen]


def talkers(talk, validation):
    """Faces and people of the clips of one side of talking.py; half a second and more apart."""
    side = np.isin(talk.people, VALIDATION) == validation
    return talk.faces[side][::EVERY], talk.people[side][::EVERY]


def view(face, random):
    """The face at another place, turned, of another size, mirrored or blurred, as a detector's
    landmarks and small faces have it."""
    if random.random() < 0.5:
        face = face[:, ::-1]
    middle = (SIDE - 1) / 2
    move = cv2.getRotationMatrix2D((middle, middle), random.normal(0, 4), random.uniform(0.92, 1.08))
    move[:, 2] += random.normal(0, 1.2, 2)
    face = cv2.warpAffine(np.ascontiguousarray(face), move, (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    if random.random() < 0.4:
        face = cv2.GaussianBlur(face, (0, 0), random.uniform(0.3, BLUR))
    return face
