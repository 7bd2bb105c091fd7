"""The aligned crop exactly as internal/pixel computes it: area averages of whole blocks if
the face is much larger than the crop, four samples a pixel, linear interpolation in fixed
point. parity.py uses this second implementation to test the one in Go."""
import math

import numpy as np

from aligned import TEMPLATE, similarity

ONE = 1 << 16


def crop(image, points, side, template=TEMPLATE):
    """The face uint8 [side,side] of a grey picture. The five points are in pixels; the corner
    of the first pixel is the origin. template are the points in a crop of side 1."""
    forward = similarity(np.asarray(points, float), template)
    a, b = forward[0, 0], forward[1, 0]
    size = a * a + b * b
    back = np.array([[a, b], [-b, a]]) / size
    m = np.hstack([back / side, (-back @ forward[:, 2])[:, None]])
    scale = math.hypot(m[0, 0], m[1, 0])
    if scale <= 1:
        return sample(image, m, side)
    m[:, :2] /= 2
    k = max(1, int(scale / 2))
    if k > 1:
        image, m = blocks(image, m, 2 * side, k)
    fine = sample(image, m, 2 * side)
    return average(fine, 2)


def blocks(image, m, side, k):
    """The part of the picture that the crop covers, averaged in k x k blocks on a fixed
    grid, and the map from the crop into it."""
    corners = m[:, :2] @ np.array([[0, side, 0, side], [0, 0, side, side]]) + m[:, 2:]
    x0, x1 = reach(corners[0], image.shape[1])
    y0, y1 = reach(corners[1], image.shape[0])
    x0, y0 = x0 // k * k, y0 // k * k
    m = m.copy()
    m[:, 2] -= [x0, y0]
    return average(image[y0:y1, x0:x1], k), m / k


def reach(values, size):
    """The first sample and the end of the range that values cover, within size samples."""
    low, high = (min(max(v, 0), size) for v in (values.min(), values.max()))
    first = min(int(low), size - 1)
    return first, max(first + 1, math.ceil(high))


def average(image, k):
    """Rounded means of k x k blocks; blocks at the edge average the samples that exist."""
    h, w = image.shape
    out = np.empty((-(-h // k), -(-w // k)), np.uint8)
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            part = image[y * k:(y + 1) * k, x * k:(x + 1) * k].astype(np.int64)
            out[y, x] = (part.sum() + part.size // 2) // part.size
    return out


def sample(image, m, side):
    """Linear interpolation at the centres of side x side pixels."""
    out = np.empty((side, side), np.uint8)
    steps = [int(m[0, 0] * ONE), int(m[1, 0] * ONE)]
    for v in range(side):
        x, y = m[:, :2] @ [0.5, v + 0.5] + m[:, 2]
        x, y = int((x - 0.5) * ONE), int((y - 0.5) * ONE)
        for u in range(side):
            out[v, u] = linear(image, x + u * steps[0], y + u * steps[1])
    return out


def linear(image, x, y):
    h, w = image.shape
    x, y = min(max(x, 0), (w - 1) * ONE), min(max(y, 0), (h - 1) * ONE)
    i, j, fx, fy = x >> 16, y >> 16, x >> 8 & 255, y >> 8 & 255
    right, below = i + (fx > 0), j + (fy > 0)
    top = int(image[j, i]) * (256 - fx) + int(image[j, right]) * fx
    bottom = int(image[below, i]) * (256 - fx) + int(image[below, right]) * fx
    return (top * (256 - fy) + bottom * fy + (1 << 15)) >> 16
