"""How one picture is pasted into a scene: the affine map, the mask, the window of the scene that it
touches, and where its faces come to lie. Pure numbers; gpu_render.py does the pixels."""
import math
import random

from gpu_memory import LEVELS, level_place

MIRRORED = [1, 0, 2, 4, 3]  # the points of a mirrored face
WINDOWS = (40, 96)  # sides of the parts of a scene that are computed for a small picture
GRID = [(x / 10, y / 10) for x in (1, 3, 5, 7, 9) for y in (1, 3, 5, 7, 9)]  # places within a face
FLOATS = 22  # of a paste, see numbers()
FACE, IGNORED = 1, 2  # states of a face


class Paste:
    """A picture, seen through a mask: a rectangle and an ellipse in pixels of the picture. Plain
    floats, because arrays of two values cost more time than the whole rest of a plan."""

    def __init__(self, pool, sprite, linear, to, middle):
        """linear (a, b, c, d) maps the picture's pixels to the scene's: x' = a x + b y, y' = c x + d y;
        middle, a place of the picture, comes to to."""
        self.place, self.size, self.sprite = pool.place(sprite.slot), pool.size, sprite
        a, b, c, d = self.linear = linear
        self.shift = to[0] - a * middle[0] - b * middle[1], to[1] - c * middle[0] - d * middle[1]
        area = a * d - b * c
        self.scale = math.sqrt(abs(area))
        back = d / area, -b / area, -c / area, a / area
        x, y = self.shift
        self.inverse = back[0], back[1], -back[0] * x - back[1] * y, back[2], back[3], -back[2] * x - back[3] * y
        self.rectangle = (-0.5, -0.5, sprite.width - 0.5, sprite.height - 0.5)
        self.ellipse = (0.0, 0.0, 1e-9, 1e-9, 1.0)  # centre, reciprocals of the half axes, steepness
        self.light, self.touched = (1.0, 0.0), None

    def cut(self, edge):
        """Leaves out a border of edge pixels."""
        s = self.sprite
        self.rectangle = (edge - 0.5, edge - 0.5, s.width - edge - 0.5, s.height - edge - 0.5)

    def round(self, x, y, across, down, soft):
        """Shows only an ellipse; soft is the width of its edge in pixels of the picture."""
        across, down = max(1.0, across), max(1.0, down)
        self.ellipse = (x, y, 1 / across, 1 / down, min(across, down) / max(1 / self.scale, soft))

    def moved(self, x, y):
        """A place of the picture in the scene."""
        a, b, c, d = self.linear
        return a * x + b * y + self.shift[0], c * x + d * y + self.shift[1]

    def opacity(self, px, py):
        """The opacity at a place of the scene."""
        a, b, c, d, e, f = self.inverse
        u, v = a * px + b * py + c, d * px + e * py + f
        x0, y0, x1, y1 = self.rectangle
        flat = min(u - x0, x1 - u, v - y0, y1 - v) * self.scale + 0.5
        x, y, across, down, steep = self.ellipse
        oval = (1 - math.hypot((u - x) * across, (v - y) * down)) * steep + 0.5
        return min(max(min(flat, oval), 0.0), 1.0)

    def extent(self):
        """The rectangle of the scene that the picture touches: left, top, right, bottom."""
        if self.touched is None:
            x0, y0, x1, y1 = self.rectangle
            x, y, across, down, _ = self.ellipse
            if across > 1e-6:
                x0, x1 = max(x0, x - 1.3 / across), min(x1, x + 1.3 / across)
                y0, y1 = max(y0, y - 1.3 / down), min(y1, y + 1.3 / down)
            xs, ys = zip(self.moved(x0, y0), self.moved(x1, y0), self.moved(x0, y1), self.moved(x1, y1))
            self.touched = min(xs) - 1, min(ys) - 1, max(xs) + 2, max(ys) + 2
        return self.touched

    def window(self, side):
        """Side and corner of the window, or None if the picture lies outside."""
        x0, y0, x1, y1 = self.extent()
        x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, side - 1), min(y1, side - 1)
        if x1 <= x0 or y1 <= y0:
            return None
        need = max(x1 - x0, y1 - y0) + 2
        wide = next((w for w in WINDOWS if need <= w < side), side)
        return wide, (min(math.floor(x0), side - wide), min(math.floor(y0), side - wide))

    def numbers(self, corner):
        """The values that the renderer needs, FLOATS of them, and the address of the level."""
        level = min(max(math.floor(math.log2(1 / self.scale) + random.uniform(0.1, 0.6)), 0), LEVELS - 1)
        return ((*corner, *self.inverse, *self.rectangle, self.scale, *self.ellipse,
                 0.5 ** level, self.size >> level, *self.light), level_place(self.place, self.size, level))

    def faces(self, mirror):
        """Boxes (left, top, right, bottom), points (ten values) and whether the middle is seen, of each
        face of the picture. A box is upright around the turned ellipse of the old box."""
        a, b, c, d = self.linear
        for (x, y, w, h), marks in zip(self.sprite.boxes, self.sprite.points):
            mx, my = self.moved(x + w / 2, y + h / 2)
            across, down = math.hypot(a * w, b * h) / 2, math.hypot(c * w, d * h) / 2
            marks = [self.moved(*mark) for mark in marks]
            marks = [marks[k] for k in MIRRORED] if mirror else marks
            yield (mx - across, my - down, mx + across, my + down), [v for mark in marks for v in mark], self.opacity(mx, my) >= 0.5


def hidden(box, paste):
    """The share of a face that a newer picture covers."""
    x0, y0, x1, y1 = paste.extent()
    if x1 < box[0] or y1 < box[1] or x0 > box[2] or y0 > box[3]:
        return 0.0
    return sum(paste.opacity(box[0] + x * (box[2] - box[0]), box[1] + y * (box[3] - box[1])) for x, y in GRID) / len(GRID)
