"""Collects the aligned faces of portraits and of people who talk, with the scores of the
teacher in faceapi.py and the logits of a network with which training begins.

    python3 teach.py --data DIR --facecue ../../bin/facecue --faceapi node_modules/@vladmandic/face-api \
        --start start.checkpoint:wide --work DIR

The teacher sees FER+ faces whole, because they have no landmarks.
"""
import argparse
import os
import random

import cv2
import numpy as np
import torch

import data
import faceapi
import metrics
import posed
import talking
import warps
from aligned import MIN_HEIGHT, MIN_SCORE, NAMES, crop, labelled, records
from teachers import teacher

FEW = 0.3  # share of votes for expressions other than neutral and happiness from which the teacher is asked
SURE = 0.5  # least score of a portrait's label, if an expression is drawn on it
MASKED = "with_mask"  # where the pictures of people with masks are from


def portraits(folder, every):
    """Faces of portraits: crops, squares, labels or -1, whether they are held out. Of the
    training portraits labelled neutral or happy only every so many are used. Pictures of people
    with masks are left out, because the teacher calls many of them sad or surprised."""
    rows, skipped = [], 0
    for record, held_out, picture in records(folder):
        if record["source"].startswith(MASKED):
            continue
        if not held_out and record["expression"] in NAMES[:2]:
            skipped += 1
            if skipped % every:
                continue
        found = sorted(record["faces"], key=lambda f: -f["score"])
        label = NAMES.index(record["expression"]) if record["expression"] in NAMES else -1
        image = picture() if found else None
        for i, face in enumerate(found):
            if i and (face["score"] < MIN_SCORE or face["box"][3] < MIN_HEIGHT):
                continue
            rows.append((crop(image, face["points"]), faceapi.square(image, face["points"]), -1 if i else label, held_out))
    return map(np.array, zip(*rows))


def frames(folder):
    """Frames (warps.py) of the training portraits labelled neutral or happy, and their labels."""
    found, labels = [], []
    for record, picture in labelled(folder, held_out=False):
        label = NAMES.index(record["expression"])
        if label < 2:
            best = max(record["faces"], key=lambda f: f["score"])
            found.append(warps.frame(picture(), best["points"]))
            labels.append(label)
    return np.stack(found), np.array(labels)


def drawn(folder, start, count):
    """Frames with drawn expressions, count of each; what was drawn: an expression, or the label of
    the portrait for a mouth that speaks; and how strong it is, 0 to 1. Portraits whose label the
    network start does not confirm are left out."""
    random.seed(0)
    plain, labels = frames(folder)
    scores = metrics.softmax(metrics.mirrored_logits(start, np.stack([crop(f, warps.POINTS) for f in plain])))
    sure = scores[np.arange(len(labels)), labels] >= SURE
    rows = []
    for expression in warps.EXPRESSIONS:
        chosen = np.flatnonzero(sure & (labels == 0 if expression is not None else labels >= 0))
        for i in random.sample(list(chosen), min(count * (1 if expression is not None else 2), len(chosen))):
            strength = warps.strengths(expression)
            what = labels[i] if expression is None else expression
            rows.append((warps.warp(plain[i], strength), what, max(strength.values(), default=0), expression is None))
    return map(np.array, zip(*rows))


def whole(face):
    """A FER+ face uint8 [112,112]. Its middle alone, as wide as the square of other faces, is
    read much worse."""
    return cv2.resize(face, (faceapi.SIDE, faceapi.SIDE), interpolation=cv2.INTER_CUBIC)


def save(path, make):
    """Writes the columns that make() gives, unless they exist."""
    if not os.path.exists(path):
        np.savez(path + ".new.npz", **make())
        os.replace(path + ".new.npz", path)
        print("wrote", path, flush=True)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "facecue", "faceapi", "start", "work"):
        args.add_argument("--" + name, required=True)
    args.add_argument("--every", type=int, default=1, help="use only every so many of the FER+ faces, of the portraits labelled neutral or happy, of the frames of a clip")
    args.add_argument("--drawn", type=int, default=1800, help="faces of each drawn expression")
    args.add_argument("--only", nargs="*", help="write these files only")
    args = args.parse_args()
    torch.set_num_threads(1)
    other, start = faceapi.FaceApi(os.path.join(args.faceapi, "model")), teacher(args.start)

    def taught(faces, squares, **rest):
        return dict(faces=faces, taught=other.scores(squares), known=metrics.mirrored_logits(start, faces), **rest)

    def talk():
        rows = talking.talk(args.facecue, args.data, args.work).side(False).where(slice(None, None, args.every))
        return taught(rows.faces, rows.squares, labels=rows.labels, people=rows.people, clips=rows.clips, times=rows.times)

    def portrait():
        faces, squares, labels, held_out = portraits(args.data, args.every)
        return taught(faces, squares, labels=labels, held_out=held_out)

    def voted():
        faces, shares = (values[::args.every] for values in data.ferplus(args.data, "train"))
        few = shares[:, 2:].sum(1) > FEW
        scores = shares.copy()  # of the other faces; no target needs them
        scores[few] = other.scores(np.stack([whole(face) for face in faces[few]]))
        return dict(faces=faces, shares=shares, few=few, taught=scores, known=metrics.mirrored_logits(start, faces))

    def warped():
        found, what, strength, speech = drawn(args.data, start, args.drawn)
        faces, squares = (np.stack([cut(f, warps.POINTS) for f in found]) for cut in (crop, faceapi.square))
        return taught(faces, squares, what=what, strength=strength, speech=speech)

    def still():
        found = {name: posed.faces(args.facecue, args.data, name, args.work) for name in posed.SETS}
        return {f"{name}_{part}": v for name, values in found.items() for part, v in zip(("faces", "squares", "labels", "missed"), values)}

    makers = {"posed": still, "taught-talking": talk, "taught-portraits": portrait, "taught-votes": voted, "taught-warps": warped}
    for name in args.only or makers:
        save(os.path.join(args.work, name + ".npz"), makers[name])


if __name__ == "__main__":
    main()
