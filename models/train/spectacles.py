"""Draws spectacles on a head in space (skull.py): two rims, a bridge, two arms."""
import random

import cv2
import numpy as np

FINE = 4  # samples of the drawing per pixel
BEFORE = 0.16  # distance of the rims from the eyes, in half distances of the ears


def wear(image, depth, head, turn):
    """The picture with spectacles; the head hides what lies behind it, as its depth says."""
    rims, lines = ([line @ turn.T + head.origin for line in part] for part in frames(head))
    thick, grey = random.uniform(0.02, 0.09) * head.unit, random.choice([random.uniform(0, 60), random.uniform(0, 60), random.uniform(60, 230)])
    seen = np.zeros([FINE * n for n in image.shape], np.float32)
    for places in rims + lines:
        hidden = behind(places, depth, 0.12 * head.unit)
        for a, b, h in zip(places, places[1:], hidden):
            if not h:
                cv2.line(seen, *(tuple(int(v) for v in FINE * p[:2]) for p in (a, b)), 1, max(1, round(FINE * thick)), cv2.LINE_AA)
    seen = cv2.resize(seen, image.shape[::-1], interpolation=cv2.INTER_AREA)
    if random.random() < 0.6:
        image = lenses(image, rims)
    return image * (1 - seen) + grey * seen


def frames(head):
    """The rims, and the bridge and the arms, as lines [n,3] in the space of the head."""
    right, left = head.marks()[:2]
    apart = np.linalg.norm(left - right)
    across, before = (left - right) / apart, BEFORE * head.unit * np.array([0, 0, -1.0])
    width, height = apart * random.uniform(0.3, 0.47), apart * random.uniform(0.2, 0.4)
    angle, square = np.linspace(0, 2 * np.pi, 33), random.choice([1, 0.7, 0.5])  # under 1 the corners of a rim are less round
    x, y = (np.sign(f(angle)) * np.abs(f(angle)) ** square for f in (np.cos, np.sin))
    rims = [eye + np.outer(x * width, across) + np.outer((y - 0.05) * height, head.up) + before for eye in (right, left)]
    bridge = np.linspace(right + across * width + before, left - across * width + before, 6)
    ends = [eye + side * across * width + 0.3 * height * head.up + before for eye, side in ((right, -1), (left, 1))]
    return rims, [bridge] + [arm(head, end, side * across) for end, side in zip(ends, (-1, 1))]


def arm(head, begin, aside):
    """An arm [n,3] from the outer end of a rim, first aside (a unit vector) to the hinge, then back to the ear."""
    ear = np.array([head.unit * aside[0], 0.6 * begin[1], 0])
    hinge = begin + aside * max(0.0, abs(ear[0]) - abs(begin[0])) * 0.8
    return np.vstack([np.linspace(begin, hinge, 4), np.linspace(hinge, ear, 14)])


def behind(places, depth, margin):
    """For each place whether the head hides it."""
    at = np.clip(np.round(places[:, :2]).astype(int), 0, np.array(depth.shape[::-1]) - 1)
    return places[:, 2] > depth[at[:, 1], at[:, 0]] + margin


def lenses(image, rims):
    """The picture with brighter or darker lenses, as they reflect a lamp or are tinted."""
    image = image.copy()
    for rim in rims:
        glass = np.zeros(image.shape, np.float32)
        cv2.fillPoly(glass, [np.round(rim[:, :2] * 8).astype(np.int32)], 1, cv2.LINE_AA, 3)
        image = image * (1 - glass) + glass * (image * random.uniform(0.7, 1) + random.uniform(0, 40))
    return image
