"""Posed faces of people in no training set: the folders posed/jaffe and posed/yale of the image
sets, one folder of pictures for each expression. They are for validation only."""
import glob
import os

import numpy as np

import annotated
from aligned import NAMES, crop
from faceapi import square

SETS = ("jaffe", "yale")


def faces(facecue, folder, name, work):
    """The aligned faces uint8 [n,48,48] of the set, as the product's detector finds them, the
    squares [n,112,112] that the teacher in faceapi.py sees, their labels [n], and how many
    pictures have no face. Records are kept in work."""
    crops, squares, labels, missed = [], [], [], 0
    for label in sorted(os.listdir(os.path.join(folder, "posed", name))):
        sources = sorted(glob.glob(os.path.join(folder, "posed", name, label, "*")))
        records = os.path.join(work, "posed", name, label)
        annotated.annotate(facecue, sources, records)
        for source in sources:
            found = annotated.read(source, records)[1][0].get("faces") or []
            if not found:
                missed += 1
                continue
            best = max(found, key=lambda face: face["score"])
            image = annotated.picture(source)
            crops.append(crop(image, best["points"]))
            squares.append(square(image, best["points"]))
            labels.append(NAMES.index(label))
    return np.stack(crops), np.stack(squares), np.array(labels), missed
