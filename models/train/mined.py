"""False detections of a trained detector. They are pasted into the scenes of the next run,
which learns to reject them (Sung and Poggio 1998)."""
import cv2
import numpy as np
import torch

from data import Portrait
from detector_net import Cells, flatten, suppress

MIN_SCORE = 0.3  # of a false detection
SIDES = (192, 320)  # longer side of the pictures; each is searched at both
MARGIN = 0.2  # of the box, added on each side


@torch.no_grad()
def mined(net, portraits, backgrounds):
    """Parts of portraits beside the faces and of pictures without faces, uint8."""
    net, grids = net.eval(), {side: Cells(side, net) for side in SIDES}
    faceless = [Portrait(image, np.zeros((0, 4)), np.zeros((0, 5, 2))) for image in backgrounds]
    return [cut(p.image, box) for p in [*portraits, *faceless] for side in SIDES
            for box in found(net, grids[side], side, p)]


def found(net, cells, side, portrait):
    """The boxes (left, top, right, bottom) of detections that are none of the portrait's faces."""
    h, w = portrait.image.shape
    scale = side / max(h, w)
    canvas = np.zeros((side, side), np.float32)
    scaled = cv2.resize(portrait.image, (round(w * scale), round(h * scale)))
    canvas[:scaled.shape[0], :scaled.shape[1]] = scaled
    out = flatten(net(torch.from_numpy(canvas)[None, None]))[0]
    boxes = suppress(cells.boxes(out), out[:, 0].sigmoid(), MIN_SCORE) / scale
    return [box for box in boxes.numpy() if centred(box, w, h) and all(apart(box, face) for face in portrait.boxes)]


def centred(box, width, height):
    """Whether the middle of a box lies in the picture."""
    x, y = (box[:2] + box[2:]) / 2
    return 0 < x < width and 0 < y < height


def apart(box, face):
    """Whether a box does not touch a face (x y w h) with a margin of a tenth."""
    x, y, w, h = face * (1, 1, 1.2, 1.2) - (0.1 * face[2], 0.1 * face[3], 0, 0)
    return box[2] < x or box[0] > x + w or box[3] < y or box[1] > y + h


def cut(image, box):
    margin = MARGIN * (box[2:] - box[:2])
    x0, y0 = np.maximum(box[:2] - margin, 0).astype(int)
    x1, y1 = (box[2:] + margin).astype(int) + 1
    return image[y0:y1, x0:x1]
