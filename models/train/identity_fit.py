"""Fits the constants by which faces of tracks are compared (internal/identity/evidence.go).

    python3 identity_fit.py --data DIR --facecue facecue --work DIR

The data are those from which the network was made, in five folds: the discriminant that tells the people of a fold
apart is computed without them, so they are as unknown to it as the people of a recording. A track is a few
faces of one person who talks, or one portrait. The logistic regression of whether two tracks show one person on their likeness
gives both kinds, and each person and each pair of people, equal weights. People of talking.VALIDATION and the tenths of names
that are held out are not used. WORK/reduced.npz keeps the outputs of the expression network's blocks.
"""
import argparse
import os

import numpy as np

import named
from equal_error import equal_error
from identity import COMPONENTS, TENSOR, components, discriminant
from identity_net import Front
from talking import name_of, rows, talk

FOLDS, VIEWS, MOST = 5, 2, 120  # views of each face beside the face itself; faces of a person in one view
LENGTHS = (1, 2, 4)  # faces of a track
MARGIN = 1.5


def reduced(args):
    """Rows of all faces, then of their first views, and so on, and the names of their people."""
    cache = os.path.join(args.work, "reduced.npz")
    if not os.path.exists(cache):
        random = np.random.default_rng(0)
        sides = named.repeated(*named.portraits(args.data)["train"]), named.talkers(talk(args.facecue, args.data, args.work), False)
        faces, names = (np.concatenate(both) for both in zip(*sides))
        seen = np.concatenate([faces] + [np.stack([named.view(f, random) for f in faces]) for _ in range(VIEWS)])
        values = Front(args.expression, TENSOR).values(seen)
        mean, first = components(values, COMPONENTS, random)
        np.savez(cache, reduced=(values - mean) @ first, names=np.tile(names, VIEWS + 1))
    with np.load(cache) as columns:
        return columns["reduced"].astype(np.float64), columns["names"]


def drawn(numbers, names, people, length):
    """Tracks of people, each of length faces in one view, and their names; the views have other faces."""
    tracks, labels, size = [], [], len(names) // (VIEWS + 1)
    for person in people:
        for view in range(VIEWS + 1):
            faces = size * view + np.flatnonzero(names[size * view:size * (view + 1)] == person)[:MOST]
            groups = [faces[k:k + length] for k in range(0, len(faces) - length + 1, length)][view::VIEWS + 1]
            tracks += [numbers[g].mean(0) for g in groups]
            labels += [person] * len(groups)
    tracks = np.array(tracks)
    return tracks / np.linalg.norm(tracks, axis=1, keepdims=True), np.array(labels)


def pairs(values, names, people, length):
    """Likeness, whether one person, and weight of all pairs of tracks within the folds."""
    found = []
    for fold in range(FOLDS):
        out = people[fold::FOLDS]
        trained = ~np.isin(names, out)
        numbers = values @ discriminant(values[trained], names[trained])
        tracks, labels = drawn(numbers / np.linalg.norm(numbers, axis=1, keepdims=True), names, out, length)
        codes = np.unique(labels, return_inverse=True)[1]
        i, j = np.triu_indices(len(tracks), 1)
        _, both, count = np.unique(np.minimum(codes[i], codes[j]) * len(codes) + np.maximum(codes[i], codes[j]), return_inverse=True, return_counts=True)
        found.append(((tracks @ tracks.T)[i, j], codes[i] == codes[j], 1 / count[both]))
    likeness, same, weight = (np.concatenate(c) for c in zip(*found))
    weight[same] /= 2 * weight[same].sum()
    weight[~same] /= 2 * weight[~same].sum()
    return likeness, same, weight


def logistic(x, y, weight, rounds=30):
    """Slope and constant of the logistic regression of y on x (iteratively reweighted least squares)."""
    design, beta = np.stack([x, np.ones_like(x)], 1), np.zeros(2)
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-design @ beta))
        step = (design * (weight * p * (1 - p) + 1e-12)[:, None]).T @ design
        beta += np.linalg.solve(step, design.T @ (weight * (y - p)))
    return beta


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "facecue", "work"):
        args.add_argument("--" + name, required=True)
    args.add_argument("--expression", default="../weights/expression.onnx")
    args = args.parse_args()
    values, names = reduced(args)
    talkers = {name_of(row["people"], place) for row in rows(args.data, "MANIFEST.tsv") for place in ("left", "right") if place == "left" or "," in row["people"]}
    known = np.unique(names)
    talks = np.isin(known, list(talkers))
    print("| tracks | people | slope | even | equal error | apart at 1.5 | joined of two people |\n|---|---|---|---|---|---|---|")
    for what, people, lengths in (("who talk", known[talks], LENGTHS), ("portraits", known[~talks], LENGTHS[:1])):
        for length in lengths:
            x, same, weight = pairs(values, names, people, length)
            slope, constant = logistic(x, same, weight)
            sure = slope * x + constant > MARGIN
            print(f"| {what}, {length} faces | {len(people)} | {slope:.1f} | {-constant / slope:.3f} | {equal_error(x, same)[0]:.3f} | "
                  f"{2 * weight[same & ~sure].sum():.3f} | {2 * weight[~same & sure].sum():.4f} |", flush=True)


if __name__ == "__main__":
    main()
