"""Writes the networks' outputs for a few pictures of the demo, computed without the Go code.
The tests in Go compare with them.

    python3 parity.py --weights ../weights --out ../../filter/testdata
"""
import argparse
import json
import os
import subprocess

import cv2
import numpy as np
import torch

import metrics
from crop import average, crop
from expression_net import SIDE
from graph import shipped
from region_net import Region
from regions import window

HERE = os.path.dirname(os.path.abspath(__file__))
AVERAGE_IOU = 0.6  # boxes with this IoU with the best one are averaged with it
EXPECTED = 0.75  # the least score in a region, as a share of that in a whole picture
DEMO = os.path.join(HERE, "..", "..", "docs", "demo", "demo.mp4")
# Seconds into the demo, the filter that cuts the picture, and landmarks in it. The second face
# is so large that its samples are averaged before the crop.
FACES = [
    (0.5, "scale=320:-2", [[128.2, 62.0], [151.0, 61.0], [139.0, 73.0], [130.0, 83.5], [150.0, 83.0]]),
    (4.0, "crop=400:420:340:110", [[164, 146], [270, 142], [218, 196], [176, 262], [260, 260]]),
    (6.6, "scale=320:-2", [[124.9, 60.4], [153.3, 62.1], [138.1, 76.0], [126.5, 87.5], [150.2, 89.0]]),
]


def picture(second, path, cut):
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-ss", str(second), "-i", DEMO, "-frames:v", "1",
                    "-vf", cut + ",format=gray", path], check=True)
    return cv2.imread(path, cv2.IMREAD_GRAYSCALE)


def best(graph, image, low):
    """The best face of a picture 320 wide: score, box x y w h, landmarks. Box and landmarks are
    the mean of all boxes with an IoU of at least AVERAGE_IOU with the best one, weighted by
    the squares of the scores. The centre of the first pixel is 0.5, 0.5; in training it was
    0, 0."""
    if image is None:
        return None
    canvas = np.zeros((192, 320), np.uint8)
    canvas[:image.shape[0]] = image
    return best_of(graph, canvas, (8, 16, 32), low)


def again(graph, image, box, low):
    """The best face of the region around a face's box, as best gives it. The region is a square of the picture, as large
    as the network's input or half as large again, and lies on a grid (internal/inference/region.go)."""
    wide = 1.4 * max(box[2:])
    if not 83.2 < wide < 166.4:
        raise ValueError(f"the region of a face of {box[2:]} pixels has another side")
    side = Region.side if wide < 117.6 else Region.side * 3 // 2
    step = side // 8
    corner = [(int(at + length / 2) + step // 2) // step * step - side // 2 for at, length in zip(box[:2], box[2:])]
    part = window(image, corner, side)
    part = part if side == Region.side else average(part.repeat(2, 0).repeat(2, 1), 3)
    found = best_of(graph, part, Region.strides, low)
    scaled = [found["box"], *found["points"]]
    for values in scaled:
        values[:] = [v * side / Region.side for v in values]
        values[0], values[1] = values[0] + corner[0], values[1] + corner[1]
    return found


def best_of(graph, canvas, strides, low):
    """The best face of a network's input with maps of some strides, as best gives it."""
    values = graph.run(torch.from_numpy(canvas)[None, None])
    found = np.concatenate([cells(values[f"s{s}"][0].numpy(), s) for s in strides])
    found = found[found[:, 0] >= low]
    top = found[found[:, 0].argmax()]
    near = found[[overlap(top[1:5], f[1:5]) >= AVERAGE_IOU for f in found]]
    mean = (near * near[:, :1] ** 2).sum(0) / (near[:, 0] ** 2).sum()
    left, upper, right, lower = mean[1:5]
    return {"score": top[0], "box": [left, upper, right - left, lower - upper], "points": mean[5:].reshape(5, 2).tolist()}


def cells(m, stride):
    """The decoded cells of a map: score, edges of the box, points [n,15]."""
    v = m.reshape(15, -1).T.astype(float)
    y, x = np.divmod(np.arange(len(v)), m.shape[2])
    centre = (np.stack([x, y], 1) + 0.5) * stride + 0.5
    edges = np.log1p(np.exp(v[:, 1:5])) * stride
    points = centre[:, None] + v[:, 5:].reshape(-1, 5, 2) * stride
    return np.hstack([1 / (1 + np.exp(-v[:, :1])), centre - edges[:, :2], centre + edges[:, 2:], points.reshape(-1, 10)])


def overlap(a, b):
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    both = max(width, 0) * max(height, 0)
    return both / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--weights", required=True)
    args.add_argument("--out", required=True)
    args = args.parse_args()
    card, graph = shipped(args.weights, "expression")
    detector_card, detector = shipped(args.weights, "detector")
    region_card, region = shipped(args.weights, "region")
    identity_card, identity = shipped(args.weights, "identity")
    template, side = np.array(identity_card["crop"]["template"]), identity_card["input"]["width"]
    found = []
    for i, (second, cut, points) in enumerate(FACES):
        name = f"parity{i}.png"
        image = picture(second, os.path.join(args.out, name), cut)
        face = crop(image, points, SIDE)
        small = image if image.shape[1] == 320 else None
        scores = metrics.softmax(metrics.shipped_logits(graph.logits, face[None], card), card["temperature"])[0]
        first = best(detector, small, detector_card["threshold"]["low"])
        found.append({"file": name, "points": points, "crop_sum": int(face.sum()),
                      "scores": {label: round(float(s), 6) for label, s in zip(card["labels"], scores)},
                      "identity": [round(float(v), 4) for v in identity.numbers(crop(image, points, side, template)[None])[0]],
                      "best": first, "again": first and again(region, image, first["box"], EXPECTED * region_card["threshold"]["low"])})
    with open(os.path.join(args.out, "parity.json"), "w") as f:
        json.dump({"sha256": card["sha256"], "identity": identity_card["sha256"], "faces": found}, f, indent=1)
        f.write("\n")


if __name__ == "__main__":
    main()
