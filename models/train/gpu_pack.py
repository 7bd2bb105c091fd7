"""Writes what gpu_detector.py needs beside the packed portraits: det.npz (labels, close-ups, false
detections, FER+ faces) and starts.pt (weights with which networks start).

    python3 gpu_pack.py --data DIR --voted FILE --closeups FILE --mistakes FILE --start mean=soup.checkpoint --out DIR
"""
import argparse
import json
import os
import pickle

import cv2
import numpy as np
import torch

import data
from turned import chance

CLOSEUPS, MISTAKES, FER, FER_VALID = 303, 1600, 1500, 80
LONGEST = 320  # side of a close-up, pixels


def labels(folder, least=data.LEAST, best=0.75):
    """The faces of each line of portraits.jsonl that data.portraits uses: counts [n], and rows of
    box and points in hundredths of pixels."""
    counts, rows = [], []
    with open(os.path.join(folder, "portraits.jsonl")) as lines:
        for line in lines:
            faces = [f for f in json.loads(line)["faces"] if f["score"] > least]
            faces = faces if faces and max(f["score"] for f in faces) >= best else []
            counts.append(len(faces))
            rows += [np.r_[f["box"], np.ravel(f["points"])] for f in faces]
    return np.array(counts, np.uint8), np.clip(np.round(np.array(rows) * 100), -32768, 32767).astype(np.int16)


def encoded(images, quality):
    parts = [cv2.imencode(".webp", image, [cv2.IMWRITE_WEBP_QUALITY, quality])[1].tobytes() for image in images]
    return np.frombuffer(b"".join(parts), np.uint8), np.array([len(p) for p in parts], np.int32)


def face(portrait):
    """Box and points of the first face as one row."""
    return np.r_[portrait.boxes[0], portrait.points[0].ravel()]


def smaller(portrait):
    scale = min(1, LONGEST / max(portrait.image.shape))
    shape = round(portrait.image.shape[1] * scale), round(portrait.image.shape[0] * scale)
    return cv2.resize(portrait.image, shape, interpolation=cv2.INTER_AREA), face(portrait) * scale


def chosen(portraits, count, prefer_turned):
    """Some of the portraits, the same ones in each run; with prefer_turned, turned heads are chosen as often as
    scenes draw them."""
    chances = np.array([chance(p) if prefer_turned else 1 for p in portraits], float)
    order = np.random.RandomState(3).choice(len(portraits), min(count, len(portraits)), replace=False, p=chances / chances.sum())
    return [portraits[i] for i in order]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--data", "--voted", "--closeups", "--mistakes", "--out"):
        args.add_argument(name, required=True)
    args.add_argument("--start", nargs="+", metavar="NAME=CHECKPOINT", required=True)
    args = args.parse_args()
    with open(args.closeups, "rb") as f:
        closeups = pickle.load(f)
    with open(args.mistakes, "rb") as f:
        mistakes = pickle.load(f)
    closeups = [smaller(p) for p in closeups[::-(-len(closeups) // CLOSEUPS)]]
    mistakes = sorted(mistakes, key=lambda m: -m.size)[:MISTAKES]
    mistakes = [cv2.resize(m, (min(96, m.shape[1]), min(96, m.shape[0])), interpolation=cv2.INTER_AREA) for m in mistakes]
    parts = {}
    parts["counts"], parts["faces"] = labels(args.data)
    parts["closeups_bytes"], parts["closeups_lengths"] = encoded([image for image, _ in closeups], 72)
    parts["closeups_faces"] = np.array([row for _, row in closeups], np.float32)
    parts["mistakes_bytes"], parts["mistakes_lengths"] = encoded(mistakes, 60)
    train, valid = (data.voted(args.data, split, args.voted) for split in ("train", "valid"))
    for name, faces in (("fer", chosen(train, FER, True)), ("fer_valid", chosen(valid, FER_VALID, False))):
        parts[name + "_bytes"], parts[name + "_lengths"] = encoded([p.image for p in faces], 80)
        parts[name + "_faces"] = np.array([face(p) for p in faces], np.float32)
    np.savez_compressed(os.path.join(args.out, "det.npz"), **parts)
    states = {}
    for pair in args.start:
        name, path = pair.split("=", 1)
        state = torch.load(path, map_location="cpu")["average"]
        states[name] = {k: v.half() if v.dim() > 1 else v for k, v in state.items()}
    torch.save(states, os.path.join(args.out, "starts.pt"))
    for name in ("det.npz", "starts.pt"):
        print(name, os.path.getsize(os.path.join(args.out, name)), "bytes", {k: v.nbytes for k, v in parts.items()} if name == "det.npz" else "")


if __name__ == "__main__":
    main()
