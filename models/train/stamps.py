"""Pictures of objects and animals without their surroundings, from the Debian package tuxpaint-stamps-default. They are no faces.
Half of them, chosen by their names, is never learned from and makes tests."""
import glob
import os
import random
import zlib

import cv2
import numpy as np

FOLDER = "/usr/share/tuxpaint/stamps"
FACES = ("people", "cartoon", "toys", "apes", "halloween", "holidays", "hobbies", "symbols", "armor", "seasonal")  # folders with faces in them
LARGEST = 160  # longer side that is kept, pixels


def stamps(held_out=False):
    """The pictures, each its grey levels and opacity float32 [h,w], 0 to 255 and 0 to 1."""
    paths = sorted(path for path in glob.glob(os.path.join(FOLDER, "**", "*.png"), recursive=True)
                   if not any(part in path for part in FACES) and "mirror" not in path)
    return [stamp for path in paths if (zlib.crc32(os.path.basename(path).encode()) % 2 == 1) == held_out and (stamp := read(path)) is not None]


def read(path):
    picture = cv2.imread(path, cv2.IMREAD_UNCHANGED)
    if picture is None or picture.ndim != 3 or picture.shape[2] != 4:
        return None
    scale = min(1, LARGEST / max(picture.shape[:2]))
    picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return cv2.cvtColor(picture[..., :3], cv2.COLOR_BGR2GRAY).astype(np.float32), picture[..., 3].astype(np.float32) / 255


def paste(canvas, stamp):
    """Pastes a stamp into the middle of a canvas float32 [side,side]."""
    side = len(canvas)
    grey, opaque = stamp
    scale = side * random.uniform(0.3, 1.1) / max(grey.shape)
    turn = cv2.getRotationMatrix2D((grey.shape[1] / 2, grey.shape[0] / 2), random.gauss(0, 20), scale)
    turn[:, 2] += [side * random.uniform(0.35, 0.65) - extent / 2 for extent in grey.shape[::-1]]
    if random.random() < 0.5:
        grey, opaque = grey[:, ::-1], opaque[:, ::-1]
    cover = cv2.warpAffine(opaque, turn, (side, side))
    grey = 255 - grey if random.random() < 0.1 else grey
    canvas[:] = canvas * (1 - cover) + np.clip(cv2.warpAffine(grey, turn, (side, side)) * random.uniform(0.6, 1.2) + random.uniform(-30, 30), 0, 255) * cover
