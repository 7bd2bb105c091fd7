"""Views of portraits that detectors miss: heads turned to the side, up or down, hats, hands before the face,
sunglasses, shut eyes. Boxes and points stay true."""
import math
import random

import cv2
import numpy as np

from data import Portrait
from decoys import fingers

CYLINDER = 0.75  # radius of the head, in widths of the face
SHARE = 0.25  # of the portraits that are changed


def disguised(portrait, backgrounds):
    """The portrait, or a changed copy of it."""
    if random.random() > SHARE or portrait.boxes[0][2] < 20:
        return portrait
    if random.random() < 0.4:
        portrait = turned(portrait, random.choice([-1, 1]) * random.uniform(30, 95))
    elif random.random() < 0.4:
        portrait = nodded(portrait, random.choice([-1, -1, 1]) * random.uniform(20, 55))
    change = random.choices([None, hat, hand, glasses, shut], [2, 3, 3, 1, 3])[0]
    if change is None:
        return portrait
    image = portrait.image.astype(np.float32)
    change(image, portrait.boxes[0], portrait.points[0], backgrounds)
    return Portrait(image, portrait.boxes, portrait.points)


def turned(portrait, degrees):
    """The head turned to the side like a cylinder, as cases.profile does; with boxes and points."""
    (x, _, w, _), radius = portrait.boxes[0], CYLINDER * portrait.boxes[0][2]
    middle, move = x + w / 2, math.radians(degrees) / 2
    height, width = portrait.image.shape
    source = moved((np.arange(width) - middle) / radius, move) * radius + middle
    rows = np.repeat(np.arange(height, dtype=np.float32)[:, None], width, 1)
    image = cv2.remap(portrait.image, np.repeat(source.astype(np.float32)[None], height, 0), rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    points, boxes = portrait.points.copy(), portrait.boxes.copy()
    points[..., 0] = moved((points[..., 0] - middle) / radius, -move) * radius + middle
    edges = moved((np.stack([boxes[:, 0], boxes[:, 0] + boxes[:, 2]]) - middle) / radius, -move) * radius + middle
    boxes[:, 0], boxes[:, 2] = edges[0], np.maximum(edges[1] - edges[0], 1)
    return Portrait(image, boxes, points)


def nodded(portrait, degrees):
    """The head turned up, or down if degrees are under 0, like a lying cylinder; with boxes and points."""
    lying = Portrait(np.ascontiguousarray(portrait.image.T), portrait.boxes[:, [1, 0, 3, 2]], portrait.points[..., ::-1])
    lying = turned(lying, degrees)
    return Portrait(np.ascontiguousarray(lying.image.T), lying.boxes[:, [1, 0, 3, 2]], np.ascontiguousarray(lying.points[..., ::-1]))


def moved(at, angle):
    """Places on the cylinder, -1 to 1, after it turned by an angle; places beside it stay."""
    on = np.abs(at) < 1
    return np.where(on, np.sin(np.clip(np.arcsin(np.clip(at, -1, 1)) + angle, -np.pi / 2, np.pi / 2)), at)


def axes(points):
    """The middle of the eyes, the unit vector from right eye to left eye, the one down the face,
    and the distance of the eyes or half that of eyes and mouth, whichever is greater."""
    eyes, mouth = points[:2].mean(0), points[3:].mean(0)
    down = (mouth - eyes) / max(np.linalg.norm(mouth - eyes), 1)
    across = np.array([down[1], -down[0]])
    if across @ (points[1] - points[0]) < 0:
        across = -across
    return eyes, across, down, max(np.linalg.norm(points[1] - points[0]), 0.8 * np.linalg.norm(mouth - eyes))


def cloth(shape, backgrounds):
    """One grey, or a part of a picture, float32 of a shape."""
    grey = random.uniform(0, 255)
    if random.random() < 0.5:
        return np.full(shape, grey, np.float32)
    part = cv2.resize(random.choice(backgrounds), shape[::-1]).astype(np.float32)
    return np.clip((part - part.mean()) * random.uniform(0.1, 0.7) + grey, 0, 255)


def cover(image, polygons, value, soft):
    """Paints polygons over the image; value is a grey or a picture."""
    seen = np.zeros(image.shape, np.float32)
    for polygon in polygons:
        cv2.fillPoly(seen, [np.round(polygon * 8).astype(np.int32)], 1, cv2.LINE_AA, 3)
    if soft > 0.3:
        seen = cv2.GaussianBlur(seen, (0, 0), soft)
    image[:] = image * (1 - seen) + value * seen


def hat(image, box, points, backgrounds):
    """A cap or a hat whose edge lies between the brows and the hair, some with a brim."""
    eyes, across, down, unit = axes(points)
    edge, half, height = random.uniform(-0.75, -0.2), random.uniform(1.0, 1.5), random.uniform(1.2, 2.5)
    bend = random.uniform(-0.1, 0.35)
    at = np.linspace(-1, 1, 9)
    lower = [eyes + across * (half * unit * t) + down * unit * (edge + bend * (t * t - 0.5)) for t in at]
    upper = [eyes + across * (half * unit * t * random.uniform(0.7, 1)) + down * unit * (edge - height * (1 - 0.5 * t ** 4)) for t in at[::-1]]
    value = cloth(image.shape, backgrounds)
    cover(image, [np.array(lower + upper)], value, unit * 0.02)
    if random.random() < 0.6:  # a brim and its shadow
        wide, thick = half * random.uniform(1.0, 1.8), random.uniform(0.08, 0.3)
        rim = [eyes + across * (wide * unit * t) + down * unit * (edge + bend * (t * t - 0.5)) for t in at]
        below = [p + down * unit * thick for p in rim]
        cover(image, [np.array(rim + below[::-1])], np.clip(value * random.uniform(0.4, 1.2), 0, 255), unit * 0.02)
        shade = [p + down * unit * random.uniform(0.2, 0.7) for p in below]
        cover(image, [np.array(below + shade[::-1])], image * random.uniform(0.35, 0.8), unit * 0.08)


def hand(image, box, points, _):
    """Fingers over a part of the face, in the grey of its skin."""
    eyes, across, down, unit = axes(points)
    skin = cv2.resize(fingers(None), None, fx=1, fy=1)
    mean = np.median(image[int(max(0, box[1])):int(box[1] + box[3]), int(max(0, box[0])):int(box[0] + box[2])])
    size = unit * random.uniform(1.2, 2.2)
    place = eyes + across * unit * random.uniform(-1.1, 1.1) + down * unit * random.uniform(-0.2, 1.7)
    angle = random.uniform(-180, 180)
    move = cv2.getRotationMatrix2D((48, 48), angle, size / 96)
    move[:, 2] += place - 48
    seen = np.zeros((96, 96), np.float32)
    seen[np.abs(skin - np.median(np.r_[skin[0], skin[:, 0]])) > 6] = 1
    seen = cv2.warpAffine(cv2.GaussianBlur(seen, (0, 0), 1), move, image.shape[::-1])
    skin = np.clip((skin - skin.max()) * random.uniform(0.5, 1) + mean * random.uniform(0.9, 1.25), 0, 255)
    image[:] = image * (1 - seen) + cv2.warpAffine(skin, move, image.shape[::-1], borderMode=cv2.BORDER_REPLICATE) * seen


def oval(centre, across, down, width, height):
    turn = np.linspace(0, 2 * np.pi, 17)[:-1]
    return centre + np.cos(turn)[:, None] * across * width + np.sin(turn)[:, None] * down * height


def glasses(image, _, points, __):
    _, across, down, unit = axes(points)
    width, height, dark = unit * random.uniform(0.28, 0.46), unit * random.uniform(0.2, 0.36), random.uniform(0, 60)
    bridge = np.array([points[0] - down * unit * 0.06, points[1] - down * unit * 0.06, points[1], points[0]])
    cover(image, [oval(p, across, down, width, height) for p in points[:2]] + [bridge], dark, unit * 0.015)


def shut(image, _, points, __):
    """Lids in the grey of the cheek, with a line of lashes below, some with make-up."""
    _, across, down, unit = axes(points)
    for eye in points[:2]:
        x, y = np.clip(eye + down * unit * 0.3, 0, np.array(image.shape[::-1]) - 1).astype(int)
        reach = max(1, int(unit * 0.08))
        skin = np.median(image[max(0, y - reach):y + reach, max(0, x - reach):x + reach])
        cover(image, [oval(eye, across, down, unit * 0.28, unit * 0.13)], skin * random.uniform(0.6, 1.02), unit * 0.04)
        at, width = np.linspace(-1, 1, 9), unit * random.uniform(0.2, 0.28)
        sag, thick = unit * random.uniform(0.02, 0.1), unit * random.uniform(0.015, 0.06)
        lash = np.array([eye + across * width * t + down * (unit * 0.04 + sag * (1 - t * t)) for t in at])
        cover(image, [np.concatenate([lash, lash[::-1] + down * thick])], skin * random.uniform(0.05, 0.5), unit * 0.01)
