"""Fits the constants by which tracks are joined (internal/identity/evidence.go).

    python3 identity_fit.py --pack DIR --portraits DIR --run small --checkpoint ident.pt

The data are the people on whom the network was not trained: portraits of the part valid, and people
of talking.VALIDATION. None of them is in the tests of joining. A track is drawn as a few views of one picture
in one light and sharpness, at slightly different places. Two tracks of one person are two pictures of one name,
or one picture in two lights. The float network is used: its numbers are those of the 8-bit one but for a cosine of 0.999. The logistic regression gives both kinds of one person, and the pairs of two, equal weights.
"""
import argparse

import numpy as np
import torch

from identity_body import unit
from identity_export import checkpoint
from identity_stored import load
from identity_views import coarse, compressed, covered, glasses, lit, moved, sampled, uniform

LOOKS = 2  # tracks of one picture
LENGTHS = (1, 2, 4)  # faces of a track


@torch.no_grad()
def tracks(network, faces, look, length):
    """Numbers [n,length,64] of a track of each face, in one look."""
    found = []
    for place in range(length):
        torch.manual_seed(look)
        drawn = glasses(faces[:, None].float())
        torch.manual_seed(1000 * look + place + 1)
        grid = moved(len(faces), faces.device)
        torch.manual_seed(look)
        x = coarse(covered(lit(sampled(drawn, grid))))
        x = compressed((x + torch.randn_like(x) * uniform(len(x), 0, 5, x.device, 1, 1, 1)).clamp(0, 255))
        found.append(torch.cat([unit(network(part)) for part in x.clamp(0, 255).round().split(256)]))
    return torch.stack(found, 1).numpy()


def logistic(x, y, weight, rounds=30):
    """Slope and constant of the logistic regression of y on x (iteratively reweighted least squares)."""
    design, beta = np.stack([x, np.ones_like(x)], 1), np.zeros(2)
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-design @ beta))
        w = weight * p * (1 - p) + 1e-9
        beta += np.linalg.solve((design * w[:, None]).T @ design, design.T @ (weight * (y - p)))
    return beta


def pairs(rows, picture, label):
    """Likeness, whether one person, and weight of all pairs of tracks."""
    i, j = np.triu_indices(len(rows), 1)
    same, own = label[i] == label[j], picture[i] == picture[j]
    weight = np.where(own, 0.5 / own.sum(), np.where(same, 0.5 / (same & ~own).sum(), 1 / (~same).sum()))
    return (rows @ rows.T)[i, j], same, weight


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pack", "portraits", "run", "checkpoint"):
        args.add_argument("--" + name, required=True)
    args = args.parse_args()
    stored, network = load(args.pack, args.portraits, 0, "cpu"), checkpoint(args.checkpoint, args.run)
    held = np.flatnonzero(np.isin(stored.parts, ("valid", "talkvalid")))
    faces, label = stored.faces[torch.from_numpy(held)], stored.label.numpy()[held]
    seen = np.concatenate([tracks(network, faces, look, max(LENGTHS)) for look in range(LOOKS)])
    picture, label = np.tile(np.arange(len(held)), LOOKS), np.tile(label, LOOKS)
    for length in LENGTHS:
        rows = seen[:, :length].mean(1)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        x, y, weight = pairs(rows, picture, label)
        slope, constant = logistic(x, y, weight)
        said = slope * x + constant
        for margin in (0.0, 1.5, 2.5):
            print(f"{length} faces, margin {margin}: joined of two people {weight[~y & (said > margin)].sum():.4f}, "
                  f"apart of one person {weight[y & (said < margin)].sum():.4f}")
        print(f"{length} faces: slope {slope:.2f}, even {-constant / slope:.3f}", flush=True)


if __name__ == "__main__":
    main()
