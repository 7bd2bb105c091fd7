"""The crop of the trained identity network, and the wider one from which views of it are cut."""
import cv2
import numpy as np

from aligned import TEMPLATE, similarity

WIDE_SIDE = 112  # of the stored crops from which views are cut
WIDE_ROOM = 1.3  # side of what a stored crop shows, in sides of the crop of the network
# The five points in the crop of the network, which shows hair and chin.
WIDE = (TEMPLATE - 0.5) * 0.8 + [0.5, 0.52]


def wide_crop(image, points):
    """The aligned face with its surroundings, uint8 [112,112]."""
    turn = similarity(np.asarray(points, float), ((WIDE - 0.5) / WIDE_ROOM + 0.5) * WIDE_SIDE)
    fine = max(1, round(1 / np.hypot(turn[0, 0], turn[0, 1]) / 1.5))
    big = cv2.warpAffine(image, turn * fine, (WIDE_SIDE * fine,) * 2, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return cv2.resize(big, (WIDE_SIDE,) * 2, interpolation=cv2.INTER_AREA)
