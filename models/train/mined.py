"""Mistakes of a detector that was trained before: what it takes for a face where there is
none. Shown again among the decoys, they are unlearned (Sung and Poggio 1998)."""
import cv2
import numpy as np
import torch

from data import Portrait
from detector_net import Cells, flatten, suppress

LEAST = 0.3  # score from which it counts
SIDES = (192, 320)  # a picture's longer side is shown at both
ROOM = 0.2  # of the found box, taken with it on each side


@torch.no_grad()
def mined(net, portraits, backgrounds):
    """Pieces of portraits, beside the faces, and of pictures without any, uint8."""
    net, grids = net.eval(), {side: Cells(side, net) for side in SIDES}
    faceless = [Portrait(image, np.zeros((0, 4)), np.zeros((0, 5, 2))) for image in backgrounds]
    return [piece(p.image, box) for p in [*portraits, *faceless] for side in SIDES
            for box in found(net, grids[side], side, p)]


def found(net, cells, side, portrait):
    """The boxes (left, top, right, bottom) of what is none of the portrait's faces."""
    h, w = portrait.image.shape
    scale = side / max(h, w)
    canvas = np.zeros((side, side), np.float32)
    shown = cv2.resize(portrait.image, (round(w * scale), round(h * scale)))
    canvas[:shown.shape[0], :shown.shape[1]] = shown
    out = flatten(net(torch.from_numpy(canvas)[None, None]))[0]
    boxes = suppress(cells.boxes(out), out[:, 0].sigmoid(), LEAST) / scale
    return [box for box in boxes.numpy() if within(box, w, h) and all(apart(box, face) for face in portrait.boxes)]


def within(box, width, height):
    """Whether the box's middle lies in the picture."""
    x, y = (box[:2] + box[2:]) / 2
    return 0 < x < width and 0 < y < height


def apart(box, face):
    """Whether a box keeps clear of a face (x y w h) and a tenth of it around."""
    x, y, w, h = face * (1, 1, 1.2, 1.2) - (0.1 * face[2], 0.1 * face[3], 0, 0)
    return box[2] < x or box[0] > x + w or box[3] < y or box[1] > y + h


def piece(image, box):
    room = ROOM * (box[2:] - box[:2])
    x0, y0 = np.maximum(box[:2] - room, 0).astype(int)
    x1, y1 = (box[2:] + room).astype(int) + 1
    return image[y0:y1, x0:x1]
