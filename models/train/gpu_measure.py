"""Recall of detectors on composed scenes of portraits that no training uses, for each class of
sizes, at a fixed number of false faces a scene."""
import random

import cv2
import numpy as np
import torch

from gpu_learn import forward, grid
from scenes import Scenes

SIZES = (10, 14, 20, 30, 60, 120, 240, 10000)
FALSE = 0.1  # false faces a scene at which recall is compared
LEAST = 0.15  # of the scores
INPUTS = {320: 96, 640: 24}  # side of the scenes: how many


def compose(queue, portraits, fer, backgrounds, share=1.0):
    """Puts the scenes of the measure into a queue: side, pictures, boxes, points. They are those of scenes.py."""
    random.seed(11), np.random.seed(11)
    cv2.setRNGSeed(11)
    tries = 200
    for side, count in INPUTS.items():
        source, drawn = Scenes(side, portraits, fer, backgrounds), []
        while len(drawn) < max(2, int(count * share)):
            try:
                drawn.append(source.draw())
            except (cv2.error, ValueError, TypeError) as e:
                print("a scene of the measure could not be drawn:", e, flush=True)
                tries -= 1
                if not tries:
                    raise
        queue.put((side, np.stack([d[0] for d in drawn]), [d[1] for d in drawn], [d[2] for d in drawn]))


def overlaps(box, boxes):
    inner = np.clip(np.minimum(box[2:], boxes[:, 2:]) - np.maximum(box[:2], boxes[:, :2]), 0, None).prod(1)
    return inner / ((box[2:] - box[:2]).prod() + (boxes[:, 2:] - boxes[:, :2]).prod(1) - inner + 1e-6)


def kept(boxes, scores, most=300):
    """Indices after non-maximum suppression, best first."""
    order, left = list(np.argsort(-scores)[:most]), []
    while order:
        left.append(order[0])
        rest = np.array(order[1:], int)
        order = list(rest[overlaps(boxes[order[0]], boxes[rest]) <= 0.4]) if len(rest) else []
    return left


@torch.no_grad()
def detections(net, pictures, cells, device, half, batch=16):
    """Boxes, scores and points [n,5,2] of each picture."""
    for first in range(0, len(pictures), batch):
        out = forward(net, torch.from_numpy(pictures[first:first + batch]).to(device)[:, None].float(), half).float()
        boxes = cells.boxes(out).cpu().numpy()
        scores = out[..., 0].sigmoid().cpu().numpy()
        points = (out[..., 5:].unflatten(2, (5, 2)) * cells.stride[:, None, None] + cells.centre[:, None]).cpu().numpy()
        for b, s, p in zip(boxes, scores, points):
            likely = np.flatnonzero(s > LEAST)
            index = likely[kept(b[likely], s[likely])] if len(likely) else likely
            yield b[index], s[index], p[index]


def measure(net, sets, device, half):
    """A row for each set: recall by size at FALSE false faces a scene, that threshold, recall and
    false faces at a threshold of 0.6, and the median error of points under 60 px, in sides of the face."""
    table = {}
    for side, pictures, boxes, points in sets:
        cells, faces, false, off = grid(side, net, device), [], [], []
        for (found, scores, marks), wanted, known in zip(detections(net, pictures, cells, device, half), boxes, points):
            free = np.ones(len(found), bool)
            for box, mark in zip(wanted, known):
                size = float((box[2:] - box[:2]).max())
                iou = overlaps(box, found) * free if len(found) else np.zeros(0)
                best = int(iou.argmax()) if len(iou) else -1
                hit = len(iou) and iou[best] > 0.4
                faces.append((size, float(scores[best]) if hit else 0.0))
                if hit:
                    free[best] = False
                    if mark[10] and size < 60 and scores[best] > 0.5:
                        off.append(np.linalg.norm(marks[best] - mark[:10].reshape(5, 2), axis=1).mean() / size)
            for i in np.flatnonzero(free):
                if not len(wanted) or overlaps(found[i], wanted).max() < 0.2:
                    false.append(float(scores[i]))
        false = sorted(false, reverse=True)
        allowed = int(FALSE * len(pictures))
        limit = false[allowed] if len(false) > allowed else LEAST
        sizes, scores = np.array([f[0] for f in faces]), np.array([f[1] for f in faces])
        table[side] = {"threshold": round(limit, 3), "recall": round(float((scores > limit).mean()), 3),
                       "at 0.6": (round(float((scores > 0.6).mean()), 3), round(sum(s > 0.6 for s in false) / len(pictures), 3)),
                       "points": round(float(np.median(off)), 4) if off else None,
                       "sizes": {low: f"{int((scores[c] > limit).sum())}/{int(c.sum())}" for low, high in zip(SIZES, SIZES[1:])
                                 if (c := (sizes >= low) & (sizes < high)).any()}}
    return table
