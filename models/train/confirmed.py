"""Regions with and without a face in the middle, from which confirm.py learns."""
import math
import random

import cv2
import numpy as np

from backdrop import backdrop
from confirm_net import SIDE
from region_mined import faceless
from regions import NO_POINTS, NOBODY, Faceless, Regions
from scenes import degrade
from stamps import paste, stamps
from stencils import stencil

NEAR, OTHER = 0.35, 0.15  # IoU of a face with the expected one from which on it is that face, and up to which it is none
# For each region of a scene: regions with decoys in the middle, those of portraits in their own surroundings, prints of
# faces, and regions with objects or animals in the middle.
FACELESS, PORTRAITS, STENCILS, STAMPS = 0.5, 0.25, 0.3, 0.5
HEADS, BEHIND = 0.4, 0.15  # heads turned in space (solid.py): a share of the portraits; for each region of a scene, heads from behind


def overlaps(box, boxes):
    """The IoU of a box (left, top, right, bottom) with each of boxes [n,4]."""
    low, high = np.maximum(box[:2], boxes[:, :2]), np.minimum(box[2:], boxes[:, 2:])
    both = np.prod(np.maximum(high - low, 0), 1)
    return both / (np.prod(box[2:] - box[:2]) + np.prod(boxes[:, 2:] - boxes[:, :2], 1) - both)


def label(centre, longer, boxes):
    """1 where one of boxes [n,4] is the face that is expected, 0 where there is none; None in between. Faces are three
    quarters as wide as high."""
    half = np.array([0.375, 0.5]) * longer
    most = overlaps(np.concatenate([centre - half, centre + half]), boxes).max(initial=0)
    return 1 if most >= NEAR else 0 if most <= OTHER else None


class Confirmed:
    def __init__(self, scenes, portraits, backgrounds, mistakes, own=(), heads=(), behind=()):
        """own are regions in which an earlier network took something else for a face (own_mistakes). heads and behind are
        portraits whose heads are turned in space: their faces are seen, and are not."""
        self.heads, self.behind = heads, behind
        self.scenes, self.portraits, self.cutter = scenes, portraits, Regions(None, SIDE)
        self.backgrounds, self.stamps = backgrounds, stamps()
        self.faceless = Faceless(SIDE, portraits, backgrounds, mistakes, own)

    def draw(self):
        """An endless stream of regions uint8 [SIDE,SIDE] with their labels."""
        while True:
            for picture, boxes, _ in random.choice(self.scenes).twins():
                for region in self.regions(picture, boxes):
                    yield region
                    if random.random() < FACELESS:
                        yield self.faceless.draw()[0], 0
                    if random.random() < PORTRAITS:
                        yield from self.portrait()
                    if random.random() < STENCILS:
                        yield degrade(stencil(SIDE, self.portraits), NOBODY), 0
                    if random.random() < STAMPS:
                        yield self.stamp(), 0
                    if len(self.behind) and random.random() < BEHIND:
                        yield self.from_behind(), 0

    def from_behind(self):
        """A region with a head in the middle that is seen from behind."""
        picture, box = self.drawn(random.choice(self.behind))
        return self.cutter.cut(picture, NOBODY, NO_POINTS, *self.cutter.expected(box[0]))[0]

    def stamp(self):
        """A region with an object or an animal in the middle."""
        canvas = backdrop(SIDE, self.portraits, self.backgrounds)
        paste(canvas, random.choice(self.stamps))
        return degrade(canvas, NOBODY)

    def regions(self, picture, boxes):
        """Regions around the faces of a picture, and others."""
        places = [self.cutter.expected(box) for box in np.repeat(boxes, 2, 0)]
        places += [self.anywhere(picture) for _ in range(1 + len(boxes) // 2)]
        for centre, longer in places:
            face = label(centre, longer, boxes)
            if face is not None:
                yield self.cutter.cut(picture, NOBODY, NO_POINTS, centre, longer)[0], face

    def anywhere(self, picture):
        height, width = picture.shape
        return np.array([random.random() * width, random.random() * height]), math.exp(random.uniform(math.log(15), math.log(0.8 * min(height, width))))

    def portrait(self):
        """Regions of a portrait as it is, smaller or mirrored."""
        heads = self.heads if len(self.heads) and random.random() < HEADS else self.portraits
        picture, boxes = self.drawn(random.choice(heads))
        yield from self.regions(picture, boxes)

    def drawn(self, portrait):
        """A portrait as a recording shows it, uint8, smaller or mirrored, and the boxes of its faces."""
        scale = math.exp(random.uniform(math.log(0.15), 0))
        image = cv2.resize(portrait.image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        boxes = np.hstack([portrait.boxes[:, :2], portrait.boxes[:, :2] + portrait.boxes[:, 2:]]) * scale
        if random.random() < 0.5:
            image, boxes = image[:, ::-1], np.stack([image.shape[1] - boxes[:, 2], boxes[:, 1], image.shape[1] - boxes[:, 0], boxes[:, 3]], 1)
        return degrade(image.astype(np.float32), boxes), boxes


def own_mistakes(score, portraits, backgrounds, windows=(12, 60), least=0.4):
    """Regions uint8 [n,SIDE,SIDE] beside the faces of portraits and of pictures without faces to which a network gives a score over
    least; windows of them are looked at in each picture. score gives the scores of regions."""
    found = []
    pictures = [(p.image, p.boxes, windows[0]) for p in portraits] + [(image, NOBODY, windows[1]) for image in backgrounds]
    for image, boxes, count in pictures:
        cuts = faceless(SIDE, image, boxes, count)
        if cuts:
            found += [cut for cut, sure in zip(cuts, score(np.stack(cuts))) if sure > least]
    return found
