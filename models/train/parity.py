"""Writes what the networks say of a few pictures that may be shipped, worked out by
this code alone, for the tests in Go to be held to.

    python3 parity.py --weights ../weights --out ../../filter/testdata
"""
import argparse
import json
import os
import subprocess

import cv2
import numpy as np
import torch

import judge
from crop import crop
from expression_net import SIDE
from graph import Graph

HERE = os.path.dirname(os.path.abspath(__file__))
DEMO = os.path.join(HERE, "..", "..", "docs", "demo", "demo.mp4")
# Seconds into the demo, how the picture is cut, and landmarks in it. The second is
# so large that its samples are averaged before the crop.
FACES = [
    (0.5, "scale=320:-2", [[128.2, 62.0], [151.0, 61.0], [139.0, 73.0], [130.0, 83.5], [150.0, 83.0]]),
    (4.0, "crop=400:420:340:110", [[164, 146], [270, 142], [218, 196], [172, 250], [264, 248]]),
    (6.6, "scale=320:-2", [[124.9, 60.4], [153.3, 62.1], [138.1, 76.0], [126.5, 87.5], [150.2, 89.0]]),
]


def picture(second, path, cut):
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-ss", str(second), "-i", DEMO, "-frames:v", "1",
                    "-vf", cut + ",format=gray", path], check=True)
    return cv2.imread(path, cv2.IMREAD_GRAYSCALE)


def network(folder, name):
    with open(os.path.join(folder, name + ".json")) as f:
        card = json.load(f)
    return card, Graph(os.path.join(folder, card["file"])).exact()


def best(graph, image):
    """The surest face of a picture 320 wide: score, box x y w h, landmarks. The first
    pixel's centre is 0.5, 0.5 in pictures, and was 0, 0 in training."""
    if image is None:
        return None
    canvas = np.zeros((192, 320), np.uint8)
    canvas[:image.shape[0]] = image
    values, top = graph.run(torch.from_numpy(canvas)[None, None]), (-1e9,)
    for stride in (s for s in (8, 16, 32, 64) if f"s{s}" in values):
        m = values[f"s{stride}"][0].numpy()
        y, x = np.unravel_index(m[0].argmax(), m[0].shape)
        if m[0, y, x] > top[0]:
            top = (m[0, y, x], m[:, y, x].astype(float), (x + 0.5) * stride + 0.5, (y + 0.5) * stride + 0.5, stride)
    _, v, cx, cy, stride = top
    edges = np.log1p(np.exp(v[1:5])) * stride
    return {"score": 1 / (1 + np.exp(-v[0])), "box": [cx - edges[0], cy - edges[1], edges[0] + edges[2], edges[1] + edges[3]],
            "points": [[cx + v[5 + 2 * i] * stride, cy + v[6 + 2 * i] * stride] for i in range(5)]}


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--weights", required=True)
    args.add_argument("--out", required=True)
    args = args.parse_args()
    card, graph = network(args.weights, "expression")
    _, detector = network(args.weights, "detector")
    found = []
    for i, (second, cut, points) in enumerate(FACES):
        name = f"parity{i}.png"
        image = picture(second, os.path.join(args.out, name), cut)
        face = crop(image, points, SIDE)
        small = image if image.shape[1] == 320 else None
        out = graph.run(torch.from_numpy(face.astype(np.float64))[None, None])[card["outputs"][0]["name"]]
        scores = judge.softmax(out.numpy(), card["temperature"])[0]
        found.append({"file": name, "points": points, "crop_sum": int(face.sum()),
                      "scores": {label: round(float(s), 6) for label, s in zip(card["labels"], scores)},
                      "best": best(detector, small)})
    with open(os.path.join(args.out, "parity.json"), "w") as f:
        json.dump({"sha256": card["sha256"], "faces": found}, f, indent=1)
        f.write("\n")


if __name__ == "__main__":
    main()
