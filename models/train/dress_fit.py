"""Fits what clothes and hair say (internal/identity/dress.go), and measures what they add to faces.

    python3 dress_fit.py --data DIR --facecue facecue --work DIR --weights ../weights

A track is a part of a clip of somebody who talks. The constants are of the people who are not in talking.VALIDATION.
Each pair of tracks is seen in two of three looks: as it is, darker, brighter, with another white balance. The pairs of one
person are of one clip, in the same clothes, or of two clips, in the same or in others. The table also has the people of
talking.VALIDATION. The network was made from the others: there faces alone are told too well. A second table has tracks of one clip of which
the second is two faces that were shrunk.
"""
import argparse

import cv2
import numpy as np

from dressed import tracks
from equal_error import equal_error
from graph import shipped

ONE = np.array([0.15, 3, 3, 0.2, 3, 3])  # standard deviation of one person in one dress; wider than measured
SLOPE, EVEN, STRONGEST, STEADY = 12, 0.42, 6, 4  # internal/identity/evidence.go
SAME, OTHER = 0.75, 0  # internal/identity/dress.go


def grouped(values, keys):
    return [values[[k == key for k in keys]] for key in dict.fromkeys(keys)]


def spreads(found, tones):
    """Mean, standard deviation of people and of one person, [6] each; tones [n,3,6] of tracks."""
    clips = grouped(tones, [(t.clip, t.person) for t in found])
    one = np.sqrt(np.nanmean([np.nanvar(c.reshape(-1, 6), 0, ddof=1) for c in clips], 0))
    people = np.array([np.nanmean(p.reshape(-1, 6), 0) for p in grouped(tones, [t.person for t in found])])
    return np.nanmean(people, 0), np.nanstd(people, 0), one


def likelihood(a, b, mean, people):
    """The log likelihood ratio of tones [...,6], of each of them (two-covariance model)."""
    every = people ** 2 + ONE ** 2
    r = people ** 2 / every
    x, y = (a - mean) / np.sqrt(every), (b - mean) / np.sqrt(every)
    return -np.log(1 - r * r) / 2 + (r * x * y - r * r * (x * x + y * y) / 2) / (1 - r * r)


def shrunk(faces, side):
    """Faces as they are seen from further away, side pixels wide."""
    size = faces.shape[1:]
    return np.stack([cv2.resize(cv2.resize(f, (side, side), interpolation=cv2.INTER_AREA), size, interpolation=cv2.INTER_LINEAR) for f in faces])


def even(value, same):
    """The value at which a logistic regression is undecided; both kinds of pairs weigh the same."""
    value, same = value[~np.isnan(value)].clip(-4, 4), same[~np.isnan(value)]
    weight = np.where(same, 0.5 / same.sum(), 0.5 / (~same).sum())
    design, beta = np.stack([value, np.ones_like(value)], 1), np.zeros(2)
    for _ in range(60):
        p = 1 / (1 + np.exp(-design @ beta))
        step = (design * (weight * p * (1 - p) + 1e-9)[:, None]).T @ design + 1e-4 * np.eye(2)
        beta += np.linalg.solve(step, design.T @ (weight * (same - p)) - 1e-4 * beta)
    return -beta[1] / beta[0]


class Pairs:
    """All pairs of tracks: what faces, clothes and hair say."""

    def __init__(self, found, rows, seconds, tones, model, random):
        i, j = np.triu_indices(len(found), 1)
        person, clip = np.array([t.person for t in found]), np.array([t.clip for t in found])
        self.same, self.one_clip = person[i] == person[j], clip[i] == clip[j]
        few = np.minimum(*(np.array([len(t.faces) for t in found])[k] for k in (i, j)))
        likeness = (rows[i] * seconds[j]).sum(1) / np.linalg.norm(rows[i], axis=1) / np.linalg.norm(seconds[j], axis=1)
        self.face = (SLOPE * (likeness - EVEN)).clip(-STRONGEST, STRONGEST) * np.minimum(1, few / STEADY)
        said = likelihood(*(tones[k, random.integers(3, size=len(k))] for k in (i, j)), *model)
        self.clothes, self.hair = said[:, :3].sum(1), said[:, 3:].sum(1)

    def dress(self, clothes, hair):
        known = ~np.isnan(self.clothes) | ~np.isnan(self.hair)
        return np.where(known, (np.nan_to_num(self.clothes - clothes) + np.nan_to_num(self.hair - hair)).clip(OTHER, SAME), 0)


def row(name, value, pairs, kind):
    chosen = ~pairs.same | kind
    error = equal_error(value[chosen], pairs.same[chosen])[0]
    said = f"{(value[kind] < 1.5).mean():.3f} | {(value[~pairs.same] > 1.5).mean():.4f}"
    print(f"| {name} | {kind.sum()} | {error:.4f} | {said} |")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "facecue", "work", "weights"):
        args.add_argument("--" + name, required=True)
    args = args.parse_args()
    found, network = tracks(args.facecue, args.data, args.work), shipped(args.weights, "identity")[1]
    tones = np.array([np.nanmean(t.tones, 0) for t in found])
    rows, held = np.array([network.numbers(t.faces).mean(0) for t in found]), np.array([t.held() for t in found])
    sides = {name: np.flatnonzero(held == side) for name, side in (("not held out", False), ("held out", True))}
    fit = sides["not held out"]
    mean, people, one = spreads([found[k] for k in fit], tones[fit])
    for name, value in (("mean", mean), ("people", people), ("one person, one clip", one)):
        print(name, np.round(value, 2))
    model = (mean, people)
    pairs = {name: Pairs([found[k] for k in of], rows[of], rows[of], tones[of], model, np.random.default_rng(1)) for name, of in sides.items()}
    chosen = pairs["not held out"]
    clip = chosen.one_clip | ~chosen.same
    clothes, hair = (even(value[clip], chosen.same[clip]) for value in (chosen.clothes, chosen.hair))
    print(f"even: clothes {clothes:.2f}, hair {hair:.2f}")
    print("\n| people, pairs of one person, compared by | pairs of one person | equal error | apart at 1.5 | joined of two people |\n|---|---|---|---|---|")
    for name, p in pairs.items():
        for kind, of in (("one clip", p.same & p.one_clip), ("two clips", p.same & ~p.one_clip)):
            dress = p.dress(clothes, hair)
            for what, value in (("faces", p.face), ("clothes and hair", dress), ("both", p.face + dress)):
                row(f"{name}, {kind}, {what}", value, p, of)
    of = sides["held out"]
    print("\n| held out, one clip; the second face is so many pixels wide | equal error, faces | both |\n|---|---|---|")
    for side in (48, 24, 16, 11):
        seconds = np.array([network.numbers(shrunk(found[k].faces[:2], side)).mean(0) for k in of])
        p = Pairs([found[k] for k in of], rows[of], seconds, tones[of], model, np.random.default_rng(1))
        clip = p.one_clip | ~p.same
        errors = [equal_error(value[clip], p.same[clip])[0] for value in (p.face, p.face + p.dress(clothes, hair))]
        print(f"| {side} | {errors[0]:.3f} | {errors[1]:.3f} |", flush=True)


if __name__ == "__main__":
    main()
