"""The image sets that the networks are trained on, read from one folder.

    ferplus.npz       {train,valid,test}_x uint8 [n,48,48] grey faces and _votes
                      uint8 [n,10]: how many of ten raters chose each of the
                      eight expressions, "unknown", "not a face"
    portraits.tar     grey JPEGs of one or more faces, and
    portraits.jsonl   a line for each: file, faces (score, box x y w h, points)
    backgrounds.tar   grey JPEGs without a face

All of them allow research use only. This repository has none of their pictures.
"""
import json
import os
import tarfile
from dataclasses import dataclass

import cv2
import numpy as np

EXPRESSIONS = 8  # neutral happiness surprise sadness anger disgust fear contempt
LEAST = 0.6  # faces to which a teacher detector gives this score or less are left out


@dataclass
class Portrait:
    """A grey picture with the boxes [n,4] (x y w h) and points [n,5,2] of its faces."""
    image: np.ndarray
    boxes: np.ndarray
    points: np.ndarray


def decode(data):
    """A grey picture from the bytes of a JPEG."""
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)


def ferplus(folder, split):
    """Faces uint8 [n,48,48] and the share of votes for each expression [n,8].

    Faces to which most raters gave no expression are left out, and so is every expression
    with a single vote, which is more often an error than a second reading.
    """
    sets = np.load(os.path.join(folder, "ferplus.npz"))
    faces, votes = sets[split + "_x"], sets[split + "_votes"].astype(np.float32)
    shares = votes[:, :EXPRESSIONS].copy()
    shares[shares < 2] = 0
    keep = (votes.argmax(1) < EXPRESSIONS) & (shares.sum(1) > 0)
    shares = shares[keep]
    return faces[keep], shares / shares.sum(1, keepdims=True)


def voted(folder, split, found):
    """FER+ faces with the boxes and points in the file found, which yunet.py writes; faces with a score
    of LEAST or less are left out."""
    with np.load(found) as stored:
        rows = stored[split]
    return [Portrait(face, row[None, :4], row[4:14].reshape(1, 5, 2)) for face, row in zip(ferplus(folder, split)[0], rows) if row[14] > LEAST]


def majority(folder, split):
    """Faces and labels [n] by the majority protocol of Barsoum et al. 2016: single votes are
    left out, and more than half of the other votes agree."""
    sets = np.load(os.path.join(folder, "ferplus.npz"))
    faces, votes = sets[split + "_x"], sets[split + "_votes"].astype(np.int64)
    votes[votes < 2] = 0
    keep = (votes.argmax(1) < EXPRESSIONS) & (2 * votes.max(1) > votes.sum(1))
    return faces[keep], votes[keep].argmax(1)


def portraits(folder, least=LEAST, best=0.75):
    """Portraits whose best face has a teacher score of at least best; faces with a score of
    least or less are left out."""
    found = []
    with tarfile.open(os.path.join(folder, "portraits.tar")) as tar, \
            open(os.path.join(folder, "portraits.jsonl")) as lines:
        for line in lines:
            record = json.loads(line)
            faces = [f for f in record["faces"] if f["score"] > least]
            if not faces or max(f["score"] for f in faces) < best:
                continue
            found.append(Portrait(
                decode(tar.extractfile(record["file"]).read()),
                np.array([f["box"] for f in faces], np.float32),
                np.array([f["points"] for f in faces], np.float32)))
    return found


def backgrounds(folder):
    """Pictures without a face."""
    with tarfile.open(os.path.join(folder, "backgrounds.tar")) as tar:
        return [decode(tar.extractfile(m).read()) for m in tar.getmembers() if m.isfile()]
