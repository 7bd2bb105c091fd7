"""Augmentations of a face: pose, light, occlusion, blur, noise, compression."""
import random

import cv2
import numpy as np

from expression_net import SIDE


def view(face):
    """The face shifted, rotated, in another light and partly covered, float32 [48,48]."""
    if random.random() < 0.5:
        face = face[:, ::-1]
    move = cv2.getRotationMatrix2D((23.5, 23.5), random.gauss(0, 10), random.uniform(0.85, 1.2))
    move[:, 2] += random.uniform(-4, 4), random.uniform(-4, 4)
    border = random.choice([cv2.BORDER_REFLECT, cv2.BORDER_REPLICATE, cv2.BORDER_CONSTANT])
    face = cv2.warpAffine(np.ascontiguousarray(face), move, (SIDE, SIDE),
                          flags=cv2.INTER_LINEAR, borderMode=border).astype(np.float32)
    if random.random() < 0.5:
        face = 255 * np.clip(face / 255, 0, 1) ** random.uniform(0.6, 1.6)
    if random.random() < 0.3:
        h, w = random.randint(6, 18), random.randint(6, 18)
        y, x = random.randint(0, SIDE - 1), random.randint(0, SIDE - 1)
        face[y:y + h, x:x + w] = random.uniform(0, 255)
    return face


def grain(face):
    """The face with a little blur or noise, or unchanged."""
    kind = random.random()
    if kind < 0.15:
        return cv2.GaussianBlur(face, (3, 3), random.uniform(0.3, 1.2))
    if kind < 0.3:
        return face + np.random.randn(SIDE, SIDE).astype(np.float32) * random.uniform(2, 10)
    return face


def worsen(face):
    """The face small, blurred, compressed or dark in a fifth of the cases, else as in grain."""
    kind = random.random()
    if kind < 0.06:
        return cv2.GaussianBlur(face, (0, 0), random.uniform(0.4, 2.2))
    if kind < 0.12:
        side = random.randint(14, 36)
        small = cv2.resize(face, (side, side), interpolation=cv2.INTER_AREA)
        return cv2.resize(small, (SIDE, SIDE), interpolation=cv2.INTER_LINEAR)
    if kind < 0.17:
        grey = np.clip(face, 0, 255).astype(np.uint8)
        jpeg = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, random.randint(8, 60)])[1]
        return cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE).astype(np.float32)
    if kind < 0.21:
        noise = np.random.randn(SIDE, SIDE).astype(np.float32) * random.uniform(1, 4)
        return np.clip(face * random.uniform(0.06, 0.5) + noise, 0, 255)
    return grain(face)
