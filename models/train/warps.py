"""Draws expressions on neutral faces: moves the skin along action units of the Facial Action
Coding System (Ekman and Friesen 1978) and draws the folds and the open mouth that come with them.

A frame is an aligned face of SIZE pixels whose middle is the crop of the expression network;
positions below are in sides of that crop. warps() returns the frames; teach.py asks the teacher
in faceapi.py what they show.
"""
import random

import cv2
import numpy as np

from aligned import TEMPLATE, similarity

CROP = 160  # pixels of the crop's side in a frame
SIZE = 224  # pixels of a frame
STEP = 4  # pixels between the places whose movement is computed
MARGIN = (SIZE - CROP) / 2
EYES, MOUTH = TEMPLATE[:2], TEMPLATE[3:]
LIPS = MOUTH.mean(0)
BROWS = EYES - [0, 0.105]
INNER, OUTER = BROWS + [[0.085, 0], [-0.085, 0]], BROWS + [[-0.085, 0.01], [0.085, 0.01]]
POINTS = TEMPLATE * CROP + MARGIN  # of every frame


def both(places, x, y, sigma):
    """The same movement on both sides; x points away from the nose."""
    return [(places[0], (-x, y), sigma), (places[1], (x, y), sigma)]


# Each action unit at full strength: places, movements and radii.
UNITS = {
    "inner brow raiser": both(INNER, 0, -0.05, 0.055),
    "outer brow raiser": both(OUTER, 0, -0.05, 0.06),
    "brow lowerer": both(INNER, -0.02, 0.05, 0.06) + both(BROWS, 0, 0.035, 0.06),
    "upper lid raiser": both(EYES - [0, 0.02], 0, -0.022, 0.035) + both(EYES + [0, 0.02], 0, 0.008, 0.03),
    "lid tightener": both(EYES - [0, 0.02], 0, 0.014, 0.035) + both(EYES + [0, 0.025], 0, -0.016, 0.035),
    "cheek raiser": both(EYES + [0, 0.06], 0, -0.03, 0.06),
    "nose wrinkler": both(np.array([[0.43, 0.56], [0.57, 0.56]]), 0.01, -0.04, 0.06) + both(INNER, -0.01, 0.03, 0.06),
    "upper lip raiser": [(LIPS - [0, 0.05], (0, -0.045), 0.07)] + both(MOUTH + [[0.06, -0.05], [-0.06, -0.05]], 0, -0.035, 0.05),
    "lip corner puller": both(MOUTH, 0.04, -0.04, 0.06),
    "lip corner depressor": both(MOUTH, 0.0, 0.05, 0.055),
    "chin raiser": [(LIPS + [0, 0.07], (0, -0.045), 0.07)],
    "lip stretcher": both(MOUTH, 0.055, 0.015, 0.06),
    "lip pressor": [(LIPS - [0, 0.035], (0, 0.025), 0.06), (LIPS + [0, 0.035], (0, -0.025), 0.06)],
    "lip pucker": both(MOUTH, -0.05, 0.0, 0.06),
    "jaw drop": [(LIPS + [0, 0.06], (0, 0.08), 0.08), (LIPS + [0, 0.16], (0, 0.08), 0.12)],
    "lower lip depressor": [(LIPS + [0, 0.05], (0, 0.04), 0.05)],
}
# Expressions as the units that may show them; an index of aligned.NAMES, or None for speech.
EXPRESSIONS = {
    2: ["inner brow raiser", "outer brow raiser", "upper lid raiser", "jaw drop"],
    3: ["inner brow raiser", "lip corner depressor", "chin raiser", "brow lowerer", "lid tightener"],
    4: ["brow lowerer", "lid tightener", "lip pressor", "upper lid raiser", "lower lip depressor", "nose wrinkler"],
    5: ["nose wrinkler", "upper lip raiser", "brow lowerer", "cheek raiser", "chin raiser", "lip corner depressor"],
    6: ["inner brow raiser", "upper lid raiser", "lip stretcher", "jaw drop", "upper lip raiser", "lower lip depressor"],
    None: ["jaw drop", "lip pucker", "lip stretcher", "lower lip depressor", "upper lip raiser", "lip pressor"],
}
USUAL = {2: 3, 3: 2, 4: 2, 5: 2, 6: 2, None: 0}  # how many of the first units always occur


def frame(image, points):
    """The frame uint8 [SIZE,SIZE] of a face with the five points."""
    turn = similarity(np.asarray(points, float), POINTS)
    return cv2.warpAffine(image, turn, (SIZE, SIZE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def strengths(expression):
    """A random strength of each unit, 0 to 1."""
    whole, units = random.uniform(0.25, 1.0), EXPRESSIONS[expression]
    always = USUAL[expression]
    return {unit: whole * random.uniform(0.5, 1.3) for i, unit in enumerate(units) if i < always or random.random() < 0.45}


def field(strength):
    """How far each pixel moves, float32 [SIZE,SIZE,2], in sides of the crop."""
    y, x = (np.mgrid[:SIZE:STEP, :SIZE:STEP] - MARGIN) / CROP
    moved = np.zeros((*x.shape, 2), np.float32)
    for unit, amount in strength.items():
        for (px, py), move, sigma in UNITS[unit]:
            px, py, sigma = random.gauss(px, 0.008), random.gauss(py, 0.008), sigma * random.uniform(0.85, 1.2)
            bump = np.exp(-((x - px) ** 2 + (y - py) ** 2) / (2 * sigma ** 2))
            moved += amount * bump[..., None] * np.array(move, np.float32)
    return cv2.resize(moved, (SIZE, SIZE), interpolation=cv2.INTER_LINEAR)


def stroke(face, ends, width, dark):
    """Darkens a soft line between two places."""
    mask = np.zeros((SIZE, SIZE), np.float32)
    a, b = (tuple(int(v) for v in np.array(p) * CROP + MARGIN) for p in ends)
    cv2.line(mask, a, b, 1.0, max(1, int(width * CROP)))
    mask = cv2.GaussianBlur(mask, (0, 0), width * CROP * 0.7)
    return face * (1 - dark * np.clip(mask, 0, 1))


def folds(face, strength):
    """Draws the folds of some units."""
    lowered, wrinkled = strength.get("brow lowerer", 0), strength.get("nose wrinkler", 0)
    raised = strength.get("upper lip raiser", 0)
    for side in (-1, 1):
        if lowered:
            x = 0.5 + side * random.uniform(0.018, 0.03)
            face = stroke(face, [(x, 0.29), (x + side * 0.006, 0.35)], 0.012, random.uniform(0, 0.35) * lowered)
        if wrinkled:
            y = random.uniform(0.38, 0.44)
            face = stroke(face, [(0.5, y), (0.5 + side * 0.05, y - 0.025)], 0.012, random.uniform(0, 0.3) * wrinkled)
        if wrinkled or raised:
            face = stroke(face, [(0.5 + side * 0.085, 0.58), (0.5 + side * 0.165, 0.70)], 0.018, random.uniform(0, 0.3) * max(wrinkled, raised))
    return face


def mouth(face, open_):
    """Draws the inside of an open mouth, with teeth in half of the cases; open_ is its height in
    sides of the crop."""
    if open_ < 0.012:
        return face
    centre = (LIPS + [random.gauss(0, 0.006), 0.01 + open_ / 2]) * CROP + MARGIN
    mask = np.zeros((SIZE, SIZE), np.float32)
    axes = (int(random.uniform(0.07, 0.11) * CROP), max(1, int(open_ / 2 * CROP)))
    cv2.ellipse(mask, tuple(int(v) for v in centre), axes, 0, 0, 360, 1.0, -1)
    mask = cv2.GaussianBlur(mask, (0, 0), 0.008 * CROP)
    inside = np.full_like(face, face.mean() * random.uniform(0.15, 0.4))
    if random.random() < 0.5:
        inside[:int(centre[1] - axes[1] * random.uniform(-0.2, 0.6))] = face.mean() * random.uniform(0.9, 1.5)
    return face * (1 - mask) + inside * mask


def warp(face, strength):
    """A frame with units of the given strengths, uint8 [SIZE,SIZE]."""
    moved = field(strength)
    y, x = np.mgrid[:SIZE, :SIZE].astype(np.float32)
    source = (moved * CROP).astype(np.float32)
    out = cv2.remap(face, x - source[..., 0], y - source[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    opened = 0.075 * strength.get("jaw drop", 0) + 0.04 * strength.get("lower lip depressor", 0)
    return np.clip(folds(mouth(out, opened * random.uniform(0.6, 1.1)), strength), 0, 255).astype(np.uint8)
