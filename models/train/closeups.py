"""Pictures with large faces in full detail for the detector's scenes: frames of people who talk
(talking.py). A trained detector gives their boxes and points."""
import os

import cv2
import numpy as np
import torch

import talking
from data import Portrait
from detector_net import Cells, flatten

STEP = 12  # every STEPth frame is used
SIDE = 192  # of the pictures that are searched; in it faces are neither small nor large
MIN_SCORE = 0.75
LONGEST = 512  # side of a picture, pixels


@torch.no_grad()
def closeups(net, folder):
    """Portraits cut from the clips in which nobody is a validation person."""
    net, grid, found = net.eval(), Cells(SIDE, net), []
    for row in talking.rows(folder, "MANIFEST.tsv"):
        people = {part.split(" (")[0].strip() for part in row["people"].split(",")}
        if people.isdisjoint(talking.VALIDATION):
            found += clip(net, grid, os.path.join(folder, "talking", row["file"]))
    return found


def clip(net, grid, path):
    video, found, number = cv2.VideoCapture(path), [], 0
    while (frame := video.read())[0]:
        if number % STEP == 0:
            found += faces(net, grid, cv2.cvtColor(frame[1], cv2.COLOR_BGR2GRAY))
        number += 1
    return found


def faces(net, grid, image):
    """A list with one portrait of the best face of a picture, or an empty one."""
    image = image if max(image.shape) <= LONGEST else resized(image, LONGEST)
    canvas, small = np.zeros((SIDE, SIDE), np.float32), resized(image, SIDE)
    canvas[:small.shape[0], :small.shape[1]] = small
    out = flatten(net(torch.from_numpy(canvas)[None, None]))[0]
    best = out[:, 0].argmax()
    if out[best, 0].sigmoid() < MIN_SCORE:
        return []
    scale = max(image.shape) / SIDE
    x0, y0, x1, y1 = (grid.boxes(out)[best] * scale).tolist()
    points = (out[best, 5:].reshape(5, 2) * grid.stride[best] + grid.centre[best]) * scale
    return [Portrait(image, np.array([[x0, y0, x1 - x0, y1 - y0]], np.float32), points.numpy()[None])]


def resized(image, side):
    scale = side / max(image.shape)
    return cv2.resize(image, (round(image.shape[1] * scale), round(image.shape[0] * scale)), interpolation=cv2.INTER_AREA)
