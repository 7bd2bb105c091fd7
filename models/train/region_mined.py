"""Regions of pictures in which a network for regions finds a face that is none. They are drawn in the next run, which
learns to reject them (Sung and Poggio 1998)."""
import math
import random

import numpy as np
import torch

from detector_net import flatten
from mined import apart
from regions import NO_POINTS, NOBODY, Regions

MIN_SCORE = 0.25  # of a false detection
WINDOWS = 24  # regions of a picture that are looked at
SHORTEST = 16  # longer side of the expected face, pixels


@torch.no_grad()
def mined(net, portraits, backgrounds):
    """Regions uint8 [side,side] beside the faces of portraits and of pictures without faces."""
    net = net.eval()
    pictures = [(p.image, p.boxes) for p in portraits] + [(image, NOBODY) for image in backgrounds]
    return [cut for image, boxes in pictures for cut in of_picture(net, image, boxes)]


def faceless(side, image, boxes, windows):
    """Regions uint8 [side,side] of a picture beside its faces, of so many that are looked at."""
    cutter = Regions(None, side)
    return [cutter.cut(image, NOBODY, NO_POINTS, centre, longer)[0]
            for centre, longer in (place(image) for _ in range(windows)) if all(apart(around(centre, longer), box) for box in boxes)]


def of_picture(net, image, boxes):
    cuts = faceless(net.side, image, boxes, WINDOWS)
    if not cuts:
        return []
    out = flatten(net(torch.from_numpy(np.stack(cuts))[:, None].float()))
    best = out[..., 0].max(1)[0].sigmoid()
    return [cut for cut, score in zip(cuts, best.tolist()) if score > MIN_SCORE]


def place(image):
    """The centre and the longer side of an expected face, anywhere in a picture."""
    height, width = image.shape
    longer = math.exp(random.uniform(math.log(SHORTEST), math.log(0.7 * min(height, width))))
    return np.array([random.uniform(0, width), random.uniform(0, height)]), longer


def around(centre, longer):
    """The box (left, top, right, bottom) of an expected face, with what lies close to it."""
    half = np.array([0.7, 0.7]) * longer
    return np.concatenate([centre - half, centre + half])
