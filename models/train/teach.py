"""Collects the aligned faces of portraits and of people who talk, with the scores of the
teacher in faceapi.py and the logits of a network with which training begins; draws expressions
on some of them.

    python3 teach.py --data DIR --facecue ../../bin/facecue --faceapi node_modules/@vladmandic/face-api \
        --start start.checkpoint:wide --work DIR

The teacher does not see FER+ faces, whose votes say more, and portraits labelled neutral or happy.
"""
import argparse
import functools
import os
import random

import numpy as np
import torch

import data
import drawn
import faceapi
import metrics
import talking
import warps
from aligned import MIN_HEIGHT, MIN_SCORE, NAMES, crop, records
from teachers import teacher

FEW = 0.3  # share of votes for expressions other than neutral and happiness above which a FER+ face is used more often
MASKED = "with_mask"  # where the pictures of people with masks are from


def portraits(folder):
    """Faces of training portraits: crops, squares, labels or -1. Pictures of people with masks are
    left out, because the teacher calls many of them sad or surprised."""
    rows = []
    for record, held_out, picture in records(folder):
        if held_out or record["source"].startswith(MASKED):
            continue
        found = sorted(record["faces"], key=lambda f: -f["score"])
        label = NAMES.index(record["expression"]) if record["expression"] in NAMES else -1
        image = picture() if found else None
        for i, face in enumerate(found):
            if i and (face["score"] < MIN_SCORE or face["box"][3] < MIN_HEIGHT):
                continue
            rows.append((crop(image, face["points"]), faceapi.square(image, face["points"]), -1 if i else label))
    return map(np.array, zip(*rows))


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
    args.add_argument("--every", type=int, default=2, help="use only every so many of the frames of a clip")
    args.add_argument("--drawn", type=int, default=1800, help="faces of each drawn expression")
    args.add_argument("--brows", type=int, default=800, help="pairs of faces in speech and of portraits that differ in the brow")
    args.add_argument("--only", nargs="*", help="write these files only")
    args = args.parse_args()
    torch.set_num_threads(1)
    random.seed(0), np.random.seed(0)
    other, start = faceapi.FaceApi(os.path.join(args.faceapi, "model")), teacher(args.start)

    talkers = functools.cache(lambda: talking.talk(args.facecue, args.data, args.work).side(False).where(slice(None, None, args.every)))
    framed = functools.cache(lambda: drawn.frames(args.data))

    def talk():
        rows = talkers()
        return dict(faces=rows.faces, taught=other.scores(rows.squares), known=metrics.mirrored_logits(start, rows.faces),
                    labels=rows.labels, people=rows.people, clips=rows.clips, times=rows.times)

    def portrait():
        faces, squares, labels = portraits(args.data)
        asked = (labels < 0) | (labels > 1)  # of the others no target needs the teacher
        scores = np.zeros((len(faces), data.EXPRESSIONS), np.float32)
        scores[asked] = other.scores(squares[asked])
        return dict(faces=faces, taught=scores, labels=labels)

    def voted():
        faces, shares = data.ferplus(args.data, "train")
        return dict(faces=faces, shares=shares, few=shares[:, 2:].sum(1) > FEW)

    def warped():
        found, what, strength, speech = drawn.expressions(framed(), start, args.drawn)
        faces, squares = (np.stack([cut(f, warps.POINTS) for f in found]) for cut in (crop, faceapi.square))
        return dict(faces=faces, taught=other.scores(squares), what=what, strength=strength, speech=speech)

    def browed():
        found, what, strength, speech = drawn.brows(framed(), talkers(), args.brows)
        return dict(faces=np.stack([crop(f, warps.POINTS) for f in found]), taught=np.eye(data.EXPRESSIONS)[what], what=what, strength=strength, speech=speech)

    makers = {"taught-talking": talk, "taught-portraits": portrait, "taught-votes": voted, "taught-warps": warped, "taught-brows": browed}
    for name in args.only or makers:
        save(os.path.join(args.work, name + ".npz"), makers[name])


if __name__ == "__main__":
    main()
