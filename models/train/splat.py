"""Draws samples in space as a picture: the nearest sample of each pixel, and the gaps between them."""
import cv2
import numpy as np


def splat(places, greys, shape):
    """The nearest sample in each pixel, float32, and its depth, which is infinite where there is none. places [n,3] are
    x, y, z in pixels, greys [n]."""
    at = np.round(places[:, :2]).astype(int)
    inside = ((at >= 0) & (at < shape[::-1])).all(1)
    order = np.argsort(-places[inside, 2], kind="stable")
    x, y = at[inside][order].T
    image, depth = np.zeros(shape, np.float32), np.full(shape, np.inf, np.float32)
    image[y, x], depth[y, x] = greys[inside][order], places[inside][order, 2]
    return image, depth


def closed(depth, reach):
    """All pixels with a sample and the gaps between them, uint8."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * max(1, int(reach)) + 1,) * 2)
    return cv2.morphologyEx(np.isfinite(depth).astype(np.uint8), cv2.MORPH_CLOSE, kernel)


def filled(image, known):
    """The picture with unknown pixels filled from a pyramid of the known ones."""
    weight = known.astype(np.float32)
    if min(image.shape) < 4 or known.all():
        return image
    half = cv2.resize(image * weight, (-(-image.shape[1] // 2), -(-image.shape[0] // 2)), interpolation=cv2.INTER_AREA)
    share = cv2.resize(weight, half.shape[::-1], interpolation=cv2.INTER_AREA)
    coarse = filled(half / np.maximum(share, 1e-6), share > 1e-3)
    return np.where(known, image, cv2.resize(coarse, image.shape[::-1], interpolation=cv2.INTER_LINEAR))
