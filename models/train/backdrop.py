"""Backgrounds of scenes: real pictures without faces, parts of portraits beside the face,
noise, and drawn shapes."""
import random

import cv2
import numpy as np

WORDS = ["EXIT", "12:30", "Hello", "LIVE", "abc", "news"]


def backdrop(side, portraits, backgrounds):
    """A grey picture float32 [side,side] without a face."""
    kind = random.random()
    if random.random() < 0.6:
        canvas = photo(side, random.choice(backgrounds))
    elif kind < 0.25:
        canvas = gradient(side)
    elif kind < 0.5:
        canvas = noise(side)
    else:
        canvas = strip(side, portraits)
    for _ in range(random.randint(0, 6)):
        draw_shape(canvas, side)
    return canvas


def photo(side, picture):
    canvas = cv2.resize(picture, (side, side)).astype(np.float32)
    if random.random() < 0.5:
        canvas = np.ascontiguousarray(canvas[:, ::-1])
    if random.random() < 0.3:
        part = int(side * random.uniform(0.5, 1))
        y, x = random.randint(0, side - part), random.randint(0, side - part)
        canvas = cv2.resize(canvas[y:y + part, x:x + part], (side, side))
    return canvas


def gradient(side):
    ramp = np.linspace(-1, 1, side, dtype=np.float32) * random.uniform(0, 80)
    flat = np.full((side, side), random.uniform(0, 255), np.float32)
    return flat + ramp[:, None] * random.uniform(-1, 1) + ramp[None] * random.uniform(-1, 1)


def noise(side):
    cells = random.choice([3, 6, 12, 24, 48])
    coarse = np.random.rand(cells, cells).astype(np.float32) * 255
    return cv2.resize(coarse, (side, side), interpolation=random.choice([0, 1, 2]))


def strip(side, portraits):
    """The largest part of a portrait beside its first face: hair, clothes, walls."""
    while True:
        portrait = random.choice(portraits)
        h, w = portrait.image.shape
        x, y, bw, bh = portrait.boxes[0]
        parts = [(0, 0, w, max(0, y)), (0, min(h, y + bh * 1.1), w, h),
                 (0, 0, max(0, x), h), (min(w, x + bw), 0, w, h)]
        x0, y0, x1, y1 = (int(v) for v in max(parts, key=lambda p: (p[2] - p[0]) * (p[3] - p[1])))
        part = portrait.image[y0:y1, x0:x1]
        if part.size >= 400:
            break
    if random.random() < 0.5:
        part = part[::random.choice([1, -1]), ::random.choice([1, -1])]
    if random.random() < 0.6:  # mirrored copies, so that parts do not form a face
        part = np.hstack([part, part[:, ::-1]])
        part = np.vstack([part, part[::-1]])
    return cv2.resize(np.ascontiguousarray(part), (side, side)).astype(np.float32)


def draw_shape(canvas, side):
    """Draws a line, box, ellipse or word, which detectors take for faces."""
    def place():
        return random.randint(0, side), random.randint(0, side)
    at, grey, kind = place(), random.uniform(0, 255), random.random()
    if kind < 0.3:
        cv2.line(canvas, at, place(), grey, random.randint(1, 6))
    elif kind < 0.6:
        to = at[0] + random.randint(4, 80), at[1] + random.randint(4, 80)
        cv2.rectangle(canvas, at, to, grey, random.choice([-1, 1, 2, 4]))
    elif kind < 0.85:
        axes = random.randint(3, 50), random.randint(3, 50)
        cv2.ellipse(canvas, at, axes, random.randint(0, 180), 0, 360, grey, random.choice([-1, -1, 1, 3]))
    else:
        write(canvas, random.choice(WORDS), at, random.randint(0, 5), random.uniform(0.3, 2), grey, random.randint(1, 3))


def write(canvas, text, at, font, size, grey, thickness):
    """Writes a text on a picture of floats. OpenCV 5 writes on pictures of bytes only."""
    letters = np.zeros(canvas.shape, np.uint8)
    cv2.putText(letters, text, at, font, size, 255, thickness)
    canvas[letters > 0] = grey
