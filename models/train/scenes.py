"""Composes scenes with known faces: portraits and FER+ faces are scaled, rotated and mirrored
and pasted onto backdrops; then the scene is blurred, darkened and compressed."""
import math
import random

import cv2
import numpy as np

from backdrop import backdrop, photo, strip
from data import Portrait
from decoys import decoy
from disguise import disguised
from turned import Draw

MIRRORED = [1, 0, 2, 4, 3]  # the points of a mirrored face
SMALLEST = 10  # width of a face, pixels
DISGUISED = 14  # least width of a face that is changed by disguise.py
REGION = 128  # scenes of fewer pixels look like the surroundings of one known face
COARSE = 0.3  # share of the scenes that are enlarged from fewer pixels
HEADS = 0.22  # share of heads that are turned in space (solid.py) among faces wider than DISGUISED
CLOSE = 0.18  # share of the other scenes that show one face, larger than half the picture
VOTED = ((20, 0.15), (100, 0.35), (math.inf, 0.07))  # widths in pixels, and the share of FER+ faces among faces narrower than each


class Scenes:
    """Draws scenes of side x side pixels. Faces are given as boxes [n,4]
    (left, top, right, bottom) and points [n,11] (x y five times, then 1 where
    the points are known). Heads that are turned to the side are drawn more often. heads are portraits whose heads are
    turned in space."""

    def __init__(self, side, portraits, fer, backgrounds, mistakes=(), closeups=(), heads=()):
        self.side, self.portraits, self.backgrounds = side, portraits, backgrounds
        self.draws = Draw(portraits), Draw(fer)
        self.mistakes, self.closeups, self.heads = mistakes, closeups, heads

    def draw(self):
        """A scene as a recording shows it, uint8 [side,side]."""
        canvas, boxes, points = self.compose()
        return degrade(canvas, boxes), boxes, points

    def twins(self):
        """A scene and its mirror image, each degraded by itself. Composing is the slowest step,
        so each scene is used twice."""
        canvas, boxes, points = self.compose()
        yield degrade(canvas, boxes), boxes, points
        yield degrade(np.ascontiguousarray(canvas[:, ::-1]), boxes), *self.mirrored(boxes, points)

    def mirrored(self, boxes, points):
        """The faces of the mirror image of a scene."""
        last = self.side - 1
        boxes, points = boxes.copy(), points.copy()
        boxes[:, [0, 2]] = last - boxes[:, [2, 0]]
        marks = points[:, :10].reshape(-1, 5, 2)[:, MIRRORED]
        marks[..., 0] = last - marks[..., 0]
        points[:, :10] = marks.reshape(-1, 10)
        return boxes, points

    def compose(self):
        canvas = backdrop(self.side, self.portraits, self.backgrounds)
        for _ in range(random.choice([0, 1, 2, 3])):
            decoy(canvas, self.portraits, self.mistakes)
        boxes, points, widths = [], [], self.widths()
        if self.side < REGION and not widths and random.random() < 0.7:  # a region around a false detection
            decoy(canvas, self.portraits, self.mistakes, centred=True)
        for width in widths:
            if random.random() < 0.5:  # so that the edge of a pasted picture is no sign of a face
                boxes, points = self.paste(canvas, boxes, points, width * random.uniform(0.7, 1.4), self.faceless())
            boxes, points = self.paste(canvas, boxes, points, width, self.subject(width))
        if random.random() < 0.25:  # an object in front of the faces
            x, y = random.randint(0, self.side), random.randint(0, self.side)
            cv2.rectangle(canvas, (x, y), (x + random.randint(4, 30), y + random.randint(4, 30)),
                          random.uniform(0, 255), -1)
        return canvas, np.array(boxes, np.float32).reshape(-1, 4), np.array(points, np.float32).reshape(-1, 11)

    def widths(self):
        """The widths of the faces of a scene, pixels."""
        if self.side < REGION:
            return [self.side * random.uniform(0.3, 1.2)] * (random.random() < 0.75)
        if random.random() < CLOSE:
            return [self.side * random.uniform(0.5, 1.5)]
        count = random.choices([0, 1, 2, random.randint(3, 9)], [15, 32, 25, 28])[0]
        largest = 0.97 * self.side if count < 3 else 80
        return [math.exp(random.uniform(math.log(SMALLEST), math.log(largest))) for _ in range(count)]

    def subject(self, width):
        """A face from a portrait or from FER+, and that it is a face. Large faces are taken from close-ups
        more often, because they have more pixels, and seldom from FER+."""
        if len(self.closeups) and random.random() < (0.3 if width > 100 else 0.05):
            return disguised(random.choice(self.closeups), self.backgrounds), True
        if len(self.heads) and width > DISGUISED and random.random() < HEADS:
            return random.choice(self.heads), True
        face = self.draws[random.random() < voted_share(width)].face(width)
        return disguised(face, self.backgrounds) if width > DISGUISED else face, True

    def faceless(self):
        """A part of a picture without a face, in place of a portrait, and that it is none."""
        image = strip(96, self.portraits) if random.random() < 0.5 else photo(128, random.choice(self.backgrounds))
        return Portrait(image, np.array([[24, 16, 48, 60]], np.float32), np.zeros((1, 5, 2), np.float32)), False

    def paste(self, canvas, boxes, points, width, given):
        """Pastes a subject, as subject and faceless give it, whose main face gets the given width.
        Faces that it hides are removed from the lists."""
        subject, is_face = given
        image, main = subject.image.astype(np.float32), subject.boxes[0]
        scale = width / max(main[2:].max(), 1)
        mirror = random.random() < 0.5
        move = self.placement(main, scale, mirror, width)
        if scale < 0.5:
            image = cv2.GaussianBlur(image, (0, 0), 0.45 / scale)
        seen = mask(image.shape, main, is_face)
        x0, y0, x1, y1 = self.extent(image.shape, move)
        local = move - np.array([[0, 0, x0], [0, 0, y0]], np.float32)
        pasted = cv2.warpAffine(image, local, (x1 - x0, y1 - y0), flags=cv2.INTER_LINEAR if scale < 1 else cv2.INTER_CUBIC)
        cover = np.zeros_like(canvas)
        cover[y0:y1, x0:x1] = part = cv2.warpAffine(seen, local, (x1 - x0, y1 - y0), flags=cv2.INTER_LINEAR)
        pasted = np.clip(sharpened(pasted, scale) * random.uniform(0.7, 1.3) + random.uniform(-30, 30), 0, 255)
        canvas[y0:y1, x0:x1] = canvas[y0:y1, x0:x1] * (1 - part) + pasted * part
        left = [i for i, box in enumerate(boxes) if self.hidden(box, cover) < 0.35]
        boxes, points = [boxes[i] for i in left], [points[i] for i in left]
        for box, marks in zip(subject.boxes, subject.points):
            if is_face and visible(box, seen):
                self.add_face(boxes, points, move, box, marks, mirror)
        return boxes, points

    def extent(self, shape, move):
        """The part of the scene (left, top, right, bottom) that a pasted picture covers."""
        height, width = shape
        corners = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]]) @ move.T
        low, high = np.clip([corners.min(0) - 1, corners.max(0) + 2], 0, self.side).astype(int)
        return low[0], low[1], max(high[0], low[0] + 1), max(high[1], low[1] + 1)

    def placement(self, main, scale, mirror, width):
        """The affine map [2,3] from the subject to the scene."""
        turn = math.radians(random.gauss(0, 12) if random.random() < 0.85 else random.uniform(-60, 60))
        stretch = math.exp(random.gauss(0, 0.06)) * (-1 if mirror else 1)
        cos, sin = math.cos(turn) * scale, math.sin(turn) * scale
        linear = np.array([[cos * stretch, -sin], [sin * stretch, cos]], np.float32)
        low, high = (0.25, 0.75) if width > min(130, 0.5 * self.side) else (0, 1)
        to = np.array([random.uniform(low, high) * self.side, random.uniform(low, high) * self.side], np.float32)
        return np.hstack([linear, (to - linear @ (main[:2] + main[2:] / 2))[:, None]])

    def hidden(self, box, cover):
        """The share of an older face that the new subject covers."""
        x0, y0, x1, y1 = (int(min(max(v, 0), self.side - 1)) for v in box)
        return cover[y0:y1 + 1, x0:x1 + 1].mean() if x1 > x0 and y1 > y0 else 1

    def add_face(self, boxes, points, move, box, marks, mirror):
        """Adds a face if enough of it lies within the scene. Its box is the upright box around
        the rotated ellipse of the old box."""
        linear, shift = move[:, :2], move[:, 2]
        center = linear @ (box[:2] + box[2:] / 2) + shift
        half = np.hypot(linear[:, 0] * box[2] / 2, linear[:, 1] * box[3] / 2)
        low, high = center - half, center + half
        inside = np.clip(np.minimum(high, self.side) - np.maximum(low, 0), 0, None).prod()
        filled = 4 * half.prod() > 0.8 * self.side ** 2
        if inside / (4 * half.prod() + 1e-6) < (0.22 if filled else 0.4):
            return
        marks = marks @ linear.T + shift
        marks = marks[MIRRORED] if mirror else marks
        boxes.append([*low, *high])
        points.append(np.append(marks.reshape(-1), 1.0))


def voted_share(width):
    """The share of FER+ faces among faces of a width."""
    return next(share for below, share in VOTED if width < below)


def mask(shape, box, is_face):
    """The pasted part of the subject: all but its border, or an oval around the face."""
    seen = np.zeros(shape, np.float32)
    style = random.random()
    if style < (0.5 if is_face else 0.3):
        edge = random.randint(1, max(1, int(0.03 * max(shape))))
        seen[edge:shape[0] - edge, edge:shape[1] - edge] = 1
        return seen
    x, y, w, h = box
    extent = random.uniform(0.72, 1.3)
    cv2.ellipse(seen, (int(x + w / 2), int(y + h * 0.45)),
                (max(1, int(w * 0.62 * extent)), max(1, int(h * 0.66 * extent))), 0, 0, 360, 1, -1)
    return cv2.GaussianBlur(seen, (0, 0), max(0.5, max(w, h) * random.uniform(0.02, 0.1)))


def sharpened(image, scale):
    """An enlarged picture with the detail and grain that a large face has in a recording."""
    if scale < 1.4 or random.random() < 0.3:
        return image
    soft = cv2.GaussianBlur(image, (0, 0), min(4, 0.7 * scale))
    image = image + (image - soft) * random.uniform(0.5, 2)
    return image + grain(image.shape, random.uniform(0.5, 5))


def grain(shape, deviation):
    """Noise of a standard deviation, grey levels."""
    return np.random.normal(0, deviation, shape).astype(np.float32)


def visible(box, seen):
    """Whether the middle of a face lies in the pasted part."""
    h, w = seen.shape
    x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
    return seen[int(np.clip(y, 0, h - 1)), int(np.clip(x, 0, w - 1))] >= 0.5


def degrade(canvas, boxes):
    """The scene with blur, noise, compression, gamma and contrast of recordings, uint8. The smallest
    face decides how much of each, so that it can still be seen."""
    share = np.clip((boxes[:, 2:] - boxes[:, :2]).max(1).min() / 40, 0.25, 1) if len(boxes) else 1
    if random.random() < COARSE:
        canvas = coarse(canvas, boxes)
    elif random.random() < 0.3:
        canvas = cv2.GaussianBlur(canvas, (0, 0), 0.3 + share * random.uniform(0.1, 1))
    if random.random() < 0.3:
        canvas = canvas + grain(canvas.shape, share * random.uniform(2, 12))
    grey = np.clip(canvas + 0.5, 0, 255).astype(np.uint8)
    if random.random() < 0.3:
        jpeg = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, random.randint(round(65 - 50 * share), round(90 - 20 * share))])[1]
        grey = cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE)
    return cv2.LUT(grey, tone_curve())


def coarse(canvas, boxes):
    """The scene as a recording of fewer pixels shows it once it is enlarged, with the noise of its
    dithering. The smallest face has at least SMALLEST pixels in that recording."""
    smallest = (boxes[:, 2:] - boxes[:, :2]).max(1).min() if len(boxes) else 40
    factor = random.uniform(1, min(3, smallest / SMALLEST))
    if factor < 1.1:
        return canvas
    side = round(canvas.shape[0] / factor)
    small = cv2.resize(canvas.astype(np.float32), (side, side), interpolation=cv2.INTER_AREA)
    small = small + grain(small.shape, random.choice([0, 1, 3, 6]))
    return cv2.resize(small, canvas.shape[::-1], interpolation=random.choice([cv2.INTER_LINEAR, cv2.INTER_LINEAR, cv2.INTER_CUBIC]))


def tone_curve():
    """A random gamma and contrast as a table of grey levels, uint8 [256]."""
    level = np.arange(256.0)
    if random.random() < 0.5:
        level = 255 * (level / 255) ** math.exp(random.uniform(-0.7, 0.7))
    if random.random() < 0.3:
        level = (level - 128) * random.uniform(0.35, 1) + random.uniform(80, 170)
    return np.clip(level + 0.5, 0, 255).astype(np.uint8)
