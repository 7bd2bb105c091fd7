"""Measures detectors, float checkpoints, side by side: on composed scenes of portraits that no
training uses, and on the sample recordings and photos beside the project.

    python3 detector_measures.py --data DIR [--samples DIR] start.checkpoint one.onnx.checkpoint
"""
import argparse
import collections
import csv
import gzip
import itertools
import json
import os
import random

import cv2
import numpy as np
import torch

import data
from detector_net import Cells, Detector, flatten, overlap, suppress
from quantise_detector import CAUTION
from scenes import Scenes

SIDES = (96, 160, 320, 640)  # of scenes
COUNTS = (150, 100, 60, 24)  # scenes of each side
SIZES = (10, 14, 20, 30, 60, 120, 240, 1000)  # limits of the classes of sizes, longer sides of faces in pixels
INPUTS = (160, 320, 640)  # longer sides of the input for recordings and photos
THRESHOLD, IOU = 0.6, 0.4
FRAMES = 40  # of a recording that are looked at, at most; evenly spread


class Finder:
    """A detector with the grids of the sizes that were asked for."""

    def __init__(self, path, caution=CAUTION["s8"]):
        self.net, self.grids, self.caution = Detector().eval(), {}, caution
        self.net.load_state_dict(torch.load(path)["average"])

    @torch.no_grad()
    def find(self, image):
        """Boxes (left, top, right, bottom), and points [n,5,2], of a grey picture whose sides are
        multiples of the largest stride."""
        height, width = image.shape
        if (height, width) not in self.grids:
            self.grids[height, width] = Cells(width, self.net, height)
        grid = self.grids[height, width]
        out = flatten(self.net(torch.from_numpy(image)[None, None].float()))[0]
        score = torch.sigmoid(out[:, 0] - sum(c * (grid.stride == int(n[1:])) for n, c in {**CAUTION, "s8": self.caution}.items()))
        boxes, points = grid.boxes(out), out[:, 5:].reshape(-1, 5, 2) * grid.stride[:, None, None] + grid.centre[:, None]
        likely = score > THRESHOLD
        boxes, points, score = boxes[likely], points[likely], score[likely]
        kept = suppress(boxes, score, THRESHOLD)
        kept = [next(i for i in range(len(boxes)) if torch.equal(boxes[i], b)) for b in kept]
        kept = [i for n, i in enumerate(kept) if not any(within(boxes[i], boxes[k]) for k in kept[:n])]
        return boxes[kept].numpy(), points[kept].numpy()

    def search(self, image, side):
        """Boxes and points of a picture that is scaled to an input whose longer side is given."""
        scale, stride = side / max(image.shape), self.net.strides[-1]
        small = cv2.resize(image, (round(image.shape[1] * scale), round(image.shape[0] * scale)), interpolation=cv2.INTER_AREA)
        canvas = np.zeros([-(-n // stride) * stride for n in small.shape], np.uint8)
        canvas[:small.shape[0], :small.shape[1]] = small
        boxes, points = self.find(canvas)
        return boxes / scale, points / scale


def within(box, other):
    """Whether a box lies inside another one, which shows a part of the same face."""
    low, high = torch.max(box[:2], other[:2]), torch.min(box[2:], other[2:])
    return (high - low).clamp(min=0).prod() > 0.8 * (box[2:] - box[:2]).prod()


def matched(boxes, face):
    """The index of the found box that overlaps a face most, and its IoU."""
    if not len(boxes):
        return 0, 0.0
    iou = overlap(torch.from_numpy(boxes), torch.from_numpy(np.asarray(face, np.float32))[None])[0]
    return int(iou.argmax()), float(iou.max())


def on_scenes(finder, source, count):
    """For each class of sizes: faces, found faces, errors of points in sides of the face; and the
    false faces a scene."""
    random.seed(11), np.random.seed(11)
    cv2.setRNGSeed(11)
    found, false = collections.defaultdict(lambda: [0, 0, []]), 0
    for _ in range(count):
        picture, faces, marks = source.draw()
        boxes, points = finder.find(picture)
        for face, mark in zip(faces, marks):
            size = max(face[2:] - face[:2])
            row = found[int(np.searchsorted(SIZES, size, "right")) - 1]
            best, iou = matched(boxes, face)
            row[0] += 1
            if iou >= IOU:
                row[1] += 1
                if mark[10]:
                    row[2].append(np.linalg.norm(points[best] - mark[:10].reshape(5, 2), axis=1).mean() / size)
        false += sum(all(matched(b[None], f)[1] < 0.2 for f in faces) for b in boxes)
    return found, false / count


def print_scenes(finder, folder, voted):
    portraits, fer, backgrounds = data.portraits(folder), data.voted(folder, "valid", voted), data.backgrounds(folder)
    for side, count in zip(SIDES, COUNTS):
        found, false = on_scenes(finder, Scenes(side, portraits[::40], fer, backgrounds), count)
        cells = [f"{SIZES[k]}+: {hit}/{n} {hit / n:.2f}" + (f" ({np.median(off):.3f})" if off else "")
                 for k, (n, hit, off) in sorted(found.items()) if k >= 0]
        total = sum(v[0] for v in found.values()), sum(v[1] for v in found.values())
        print(f"scenes {side}: recall {total[1] / total[0]:.3f} false {false:.3f};", ", ".join(cells), flush=True)


def references(folder, name):
    with gzip.open(os.path.join(folder, name), "rt") as lines:
        return [json.loads(line) for line in lines]


def print_photos(finder, folder):
    for side in INPUTS:
        rows, photos, wrong, off, right = collections.defaultdict(lambda: [0, 0]), 0, 0, [], 0
        for ref in references(folder, "reference_photos.jsonl.gz"):
            image = cv2.imread(os.path.join(folder, "photos", ref["file"]), cv2.IMREAD_GRAYSCALE)
            if image is None:
                continue
            boxes, points = finder.search(image, side)
            sure = [f for f in ref["faces"] if f["score"] >= 0.8]
            faces = [(x, y, x + w, y + h) for x, y, w, h in (f["box"] for f in ref["faces"])]
            photos += 1
            wrong += sum(all(matched(b[None].astype(np.float32), f)[1] < 0.2 for f in faces) for b in boxes)
            right += len(boxes) == len(sure)
            for f in sure:
                x, y, w, h = f["box"]
                size = max(w, h) * side / max(image.shape)
                best, iou = matched(boxes.astype(np.float32), (x, y, x + w, y + h))
                row = rows[int(np.searchsorted(SIZES, size, "right")) - 1]
                row[0], row[1] = row[0] + 1, row[1] + (iou >= IOU)
                if iou >= IOU:
                    off.append(np.linalg.norm(points[best] - np.array(f["points"]), axis=1).mean() / max(w, h))
        cells = [f"{SIZES[k] if k >= 0 else 0}+: {hit}/{n}" for k, (n, hit) in sorted(rows.items())]
        print(f"photos {side}: right count {right}/{photos}, false {wrong / photos:.3f}, points {np.median(off):.3f};", ", ".join(cells), flush=True)


def counts_of(folder):
    """The number of faces in each frame of each recording, by the reference."""
    counts = collections.defaultdict(dict)
    with open(os.path.join(folder, "REFERENCE.tsv")) as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            counts[row["file"]][int(row["frame"])] = int(row["faces"])
    return counts


def print_clips(finder, folder):
    total = collections.Counter()
    for name, wanted in counts_of(folder).items():
        step = max(1, len(wanted) // FRAMES)
        video, number, right, frames, seen = cv2.VideoCapture(os.path.join(folder, "clips", name)), 0, collections.Counter(), 0, collections.Counter()
        while (frame := video.read())[0]:
            if number in wanted and number % step == 0:
                frames += 1
                grey = cv2.cvtColor(frame[1], cv2.COLOR_BGR2GRAY)
                for side in INPUTS:
                    found = len(finder.search(grey, side)[0])
                    right[side] += found == wanted[number]
                    seen[side] += found
                seen["ref"] += wanted[number]
            number += 1
        print(f"clip {name[-34:]:>34} {frames:4} frames, right at", {s: round(right[s] / max(1, frames), 2) for s in INPUTS}, dict(seen), flush=True)
        total.update({**right, "frames": frames})
    print("clips, right:", {side: round(total[side] / total["frames"], 3) for side in INPUTS})


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--voted", required=True, help="boxes and points of FER+ faces, which yunet.py writes")
    args.add_argument("--samples")
    args.add_argument("--caution", type=float, nargs="+", default=[CAUTION["s8"]], help="subtracted from the logits of the map of stride 8")
    args.add_argument("checkpoints", nargs="+")
    args = args.parse_args()
    torch.set_num_threads(1)
    for path, caution in itertools.product(args.checkpoints, args.caution):
        print(path, "caution", caution)
        finder = Finder(path, caution)
        print_scenes(finder, args.data, args.voted)
        if args.samples:
            print_photos(finder, args.samples)
            print_clips(finder, args.samples)


if __name__ == "__main__":
    main()
