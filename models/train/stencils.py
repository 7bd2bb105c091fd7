"""Prints of faces on cloth: a portrait in few tones, as a printer of clothes or posters makes it. They are no faces."""
import random

import cv2
import numpy as np

from prints import plain
from regions import NO_POINTS, NOBODY, Regions

TONES = (2, 2, 2, 3)  # numbers of tones of a print, one of which is drawn


def stencil(side, portraits):
    """A print float32 [side,side] of the face of one of portraits."""
    face = cut(side, random.choice(portraits))
    print_, cloth = toned(face), cv2.resize(plain(random.uniform(0, 255)), (side, side))
    low, high = inks(cloth.mean())
    opaque = random.uniform(0.7, 1) * shape(side) if random.random() < 0.6 else np.ones((side, side), np.float32)
    if random.random() < 0.5:
        strokes(print_)
    light = cloth - cloth.mean()
    return cloth * (1 - opaque) + (low + (high - low) * print_ + light) * opaque


def cut(side, portrait):
    """The region around the face of a portrait, float32 [side,side]."""
    box = portrait.boxes[0]
    face = Regions(None, side).cut(portrait.image, NOBODY, NO_POINTS, box[:2] + box[2:] / 2, max(box[2:]) * random.uniform(0.8, 1.3))[0]
    return face[:, ::random.choice([1, -1])].astype(np.float32)


def toned(face):
    """A picture in few tones, 0 to 1: each over a threshold of the whole picture or of its surroundings; or its lines."""
    soft = cv2.GaussianBlur(face, (0, 0), random.uniform(0.6, 4))
    if random.random() < 0.2:
        return level(cv2.GaussianBlur(soft, (0, 0), random.uniform(1, 3)) - soft, random.uniform(1, 5), random.uniform(0.5, 3))
    around = cv2.GaussianBlur(soft, (0, 0), random.uniform(8, 30)) if random.random() < 0.5 else soft.mean()
    steps = random.choice(TONES) - 1
    spread = (soft - around).std() + 1
    places = [(i - (steps - 1) / 2) * 0.9 * spread + random.uniform(-0.25, 0.25) * spread for i in range(steps)]
    tones = sum(level(soft - around, place, random.uniform(0.5, 3.5)) for place in places) / steps
    return 1 - tones if random.random() < 0.25 else tones


def level(values, threshold, width):
    """0 under a threshold and 1 over it, with an edge that is as soft as width says."""
    return 1 / (1 + np.exp(np.clip((threshold - values) / width, -50, 50)))


def inks(cloth):
    """The greys of the darkest and the lightest tone; often one of the two is that of the cloth."""
    low, high = random.uniform(0, 160), random.uniform(60, 255)
    if high < low + 40:
        high = min(255, low + random.uniform(40, 150))
    if random.random() < 0.4:
        low, high = (cloth, high) if abs(high - cloth) > 40 else (low, cloth)
    return low, high


def shape(side):
    """The outline of a print, 0 to 1: an oval, or an oval with a narrow chin."""
    seen = np.zeros((side, side), np.float32)
    middle = side / 2 + random.uniform(-3, 3), side / 2 + random.uniform(-3, 3)
    wide, high = side * random.uniform(0.28, 0.45), side * random.uniform(0.33, 0.5)
    angles = np.linspace(0, 2 * np.pi, 60)
    narrow = 1 - random.uniform(0, 0.5) * np.clip(np.sin(angles), 0, 1)
    outline = np.stack([middle[0] + wide * narrow * np.cos(angles), middle[1] + high * np.sin(angles)], 1)
    cv2.fillPoly(seen, [outline.round().astype(np.int32)], 1, cv2.LINE_AA)
    return cv2.GaussianBlur(seen, (0, 0), random.uniform(0.4, 1.5))


def strokes(print_):
    """Adds bare teeth, dark sockets or letters to a print float32 [side,side] of 0 to 1."""
    side = len(print_)
    tone = random.choice([0.0, 1.0])
    if random.random() < 0.5:
        left, right, top = side * random.uniform(0.2, 0.4), side * random.uniform(0.6, 0.8), side * random.uniform(0.64, 0.76)
        tall = side * random.uniform(0.05, 0.14)
        step = max(2.0, side * random.uniform(0.025, 0.07))
        cv2.rectangle(print_, (int(left), int(top)), (int(right), int(top + tall)), 1 - tone, -1, cv2.LINE_AA)
        for x in np.arange(left, right, step):
            cv2.line(print_, (int(x), int(top)), (int(x), int(top + tall)), tone, 1, cv2.LINE_AA)
    if random.random() < 0.4:
        for away in (-1, 1):
            eye = int(side * (0.5 + away * random.uniform(0.12, 0.18))), int(side * random.uniform(0.36, 0.46))
            axes = int(side * random.uniform(0.06, 0.13)), int(side * random.uniform(0.05, 0.11))
            cv2.ellipse(print_, eye, axes, away * random.uniform(0, 30), 0, 360, tone, -1, cv2.LINE_AA)
    if random.random() < 0.4:
        text = "".join(random.choice("ABCDEFGHKLMNOPRSTUVXYZ0123456789") for _ in range(random.randint(3, 9)))
        place = int(side * random.uniform(0, 0.3)), int(side * random.choice([random.uniform(0.1, 0.25), random.uniform(0.85, 1)]))
        cv2.putText(print_, text, place, random.choice([0, 2, 3]), random.uniform(0.3, 0.9), tone, random.choice([1, 2]), cv2.LINE_AA)
