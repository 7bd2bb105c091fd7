"""Measures the recall of detectors, float checkpoints, by how far a head is turned: FER+ faces that no
training uses, pasted onto pictures without faces.

    python3 turned_measures.py --data DIR --voted FILE start.checkpoint one.onnx.checkpoint
"""
import argparse
import random

import cv2
import numpy as np
import torch

import data
from detector_measures import IOU, Finder, matched
from turned import ratio

SIDE, EDGE = 160, 20  # of a scene; least distance of a pasted picture from its border, pixels
HEIGHTS = (20, 34, 60)  # of faces, pixels
LIMITS = (0, 0.6, 0.8, 9)  # of ratio()
COUNT = 120  # faces of a class, at most


def scene(portrait, height, backdrop):
    """A scene uint8 [SIDE,SIDE] and the box (left, top, right, bottom) of its face."""
    canvas, box = cv2.resize(backdrop, (SIDE, SIDE)), portrait.boxes[0]
    side = min(SIDE - 2 * EDGE, max(4, round(len(portrait.image) * height / box[3])))
    face = cv2.resize(portrait.image, (side, side), interpolation=cv2.INTER_AREA if side < len(portrait.image) else cv2.INTER_CUBIC)
    x, y = (random.randint(EDGE, SIDE - EDGE - side) for _ in range(2))
    canvas[y:y + side, x:x + side] = face
    left, top, width, tall = box * side / len(portrait.image) + [x, y, 0, 0]
    return canvas, [left, top, left + width, top + tall]


def scenes(folder, found):
    """Scenes by how far the head is turned and the height of the face."""
    faces = [face for split in ("valid", "test") for face in data.voted(folder, split, found)]
    backdrops, drawn = data.backgrounds(folder), {}
    for low, high in zip(LIMITS, LIMITS[1:]):
        some = [face for face in faces if low <= ratio(face) < high]
        some = random.sample(some, min(COUNT, len(some)))
        for height in HEIGHTS:
            drawn[low, high, height] = [scene(face, height, random.choice(backdrops)) for face in some]
    return drawn


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--voted", required=True, help="boxes and points of FER+ faces, which yunet.py writes")
    args.add_argument("checkpoints", nargs="+")
    args = args.parse_args()
    random.seed(0)
    torch.set_num_threads(1)
    drawn = scenes(args.data, args.voted)
    print("| detector | " + " | ".join(f"{low} to {high}, {height} px ({len(pictures)})" for (low, high, height), pictures in drawn.items()) + " |")
    for path in args.checkpoints:
        finder = Finder(path)
        shares = [np.mean([matched(finder.find(picture)[0], box)[1] >= IOU for picture, box in pictures]) for pictures in drawn.values()]
        print(f"| {path} | " + " | ".join(f"{share:.2f}" for share in shares) + " |", flush=True)


if __name__ == "__main__":
    main()
