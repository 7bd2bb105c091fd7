"""Regions around known faces, cut out of composed scenes as the program cuts them out of a
picture (internal/inference/region.go)."""
import math
import random

import cv2
import numpy as np

from backdrop import backdrop
from decoys import decoy
from scenes import degrade

LEAST = 48  # side of a region, pixels of the scene
WIDTHS = 1.4  # longer sides of the face that a region is wide
SIDES = [part * 2 ** k for k in range(6) for part in (24, 36)]  # of regions, pixels of the scene
SMALLEST = 6  # face that counts, pixels of the region
SIZE, PLACE = 0.12, 0.09  # deviations of the expected face: of the logarithm of its size; of its centre, in sizes
EACH = 2  # regions of a face
LOST = 0.12  # share of the regions beside which the face has moved away
NOBODY = np.zeros((0, 4), np.float32)
NO_POINTS = np.zeros((0, 11), np.float32)
OTHER = 0.15  # regions per region of a face that lie anywhere in the scene


def side_for(longer):
    """The side of the region of a face, pixels: the one that is nearest, on a scale of logarithms."""
    return max(LEAST, min(SIDES, key=lambda side: abs(math.log(side / (WIDTHS * longer)))))


class Regions:
    """Draws scenes and gives their regions, uint8 [side,side], with boxes and points as in scenes.py."""

    def __init__(self, scenes, side):
        self.scenes, self.side = scenes, side

    def draw(self):
        for picture, boxes, points in self.scenes.twins():
            for box in np.repeat(boxes, EACH, 0):
                yield self.cut(picture, boxes, points, *self.expected(box))
                if random.random() < OTHER:
                    yield self.anywhere(picture, boxes, points)
            if not len(boxes):
                yield self.anywhere(picture, boxes, points)

    def expected(self, box):
        """The centre and the longer side of a face as they are expected: a little wrong, or far away."""
        longer = max(box[2:] - box[:2])
        spread = PLACE if random.random() > LOST else 0.6
        shift = np.array([random.gauss(0, spread), random.gauss(0, spread)]) * longer
        return (box[:2] + box[2:]) / 2 + shift, longer * math.exp(random.gauss(0, SIZE))

    def anywhere(self, picture, boxes, points):
        last = math.log(0.6 * len(picture))
        return self.cut(picture, boxes, points, np.array([random.random(), random.random()]) * len(picture),
                        math.exp(random.uniform(math.log(15), last)))

    def cut(self, picture, boxes, points, centre, longer):
        """A region and the faces in it, in its pixels."""
        length = side_for(longer)
        scale, corner = self.side / length, np.round(centre - length / 2).astype(int)
        cut = window(picture, corner, length)
        small = cv2.resize(cut, (self.side, self.side), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
        # the centre of the first pixel is 0 in pictures of all sizes
        boxes = (boxes - np.tile(corner, 2) + 0.5) * scale - 0.5
        marks = (points[:, :10] - np.tile(corner, 5) + 0.5) * scale - 0.5
        middle, size = (boxes[:, :2] + boxes[:, 2:]) / 2, (boxes[:, 2:] - boxes[:, :2]).max(1, initial=0)
        seen = ((middle > 0) & (middle < self.side)).all(1) & (size >= SMALLEST)
        return small, boxes[seen].astype(np.float32), np.hstack([marks, points[:, 10:]])[seen].astype(np.float32)


class Faceless:
    """Draws regions without a face that look like one: decoys in the middle, and regions in which a network found a face that
    is none (region_mined.py)."""

    def __init__(self, side, portraits, backgrounds, mistakes, mined):
        self.side, self.portraits, self.backgrounds, self.mistakes, self.mined = side, portraits, backgrounds, mistakes, mined

    def draw(self):
        if len(self.mined) and random.random() < 0.6:
            canvas = random.choice(self.mined)[:, ::random.choice([1, -1])].astype(np.float32)
        else:
            canvas = backdrop(self.side, self.portraits, self.backgrounds)
            decoy(canvas, self.portraits, self.mistakes, centred=True)
        return degrade(canvas, NOBODY), NOBODY, NO_POINTS


def window(picture, corner, length):
    """A square of a picture, whose border is repeated beyond it. corner is x, y of the first pixel."""
    x, y = (np.clip(np.arange(c, c + length), 0, size - 1) for c, size in zip(corner, picture.shape[::-1]))
    return picture[np.ix_(y, x)]
