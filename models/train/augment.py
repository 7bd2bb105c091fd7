"""Faces as other cameras, poses and lights would have shown them."""
import random

import cv2
import numpy as np
import torch

from expression_net import SIDE


def shrink(face, side):
    """A face that was small in its picture."""
    small = cv2.resize(face, (side, side), interpolation=cv2.INTER_AREA)
    return cv2.resize(small, (SIDE, SIDE), interpolation=cv2.INTER_LINEAR)


def augment(face):
    """A face as another camera, pose and light would have shown it."""
    if random.random() < 0.5:
        face = face[:, ::-1]
    turn = cv2.getRotationMatrix2D((23.5, 23.5), random.gauss(0, 10), random.uniform(0.85, 1.2))
    turn[:, 2] += random.uniform(-4, 4), random.uniform(-4, 4)
    border = random.choice([cv2.BORDER_REFLECT, cv2.BORDER_REPLICATE, cv2.BORDER_CONSTANT])
    face = cv2.warpAffine(np.ascontiguousarray(face), turn, (SIDE, SIDE),
                          flags=cv2.INTER_LINEAR, borderMode=border).astype(np.float32)
    kind = random.random()
    if kind < 0.15:
        face = cv2.GaussianBlur(face, (0, 0), random.uniform(0.3, 2))
    elif kind < 0.22:
        face = shrink(face, random.randint(16, 36))
    elif kind < 0.35:
        face += np.random.randn(SIDE, SIDE).astype(np.float32) * random.uniform(2, 10)
    if random.random() < 0.5:
        face = 255 * np.clip(face / 255, 0, 1) ** random.uniform(0.6, 1.6)
    if random.random() < 0.3:  # something in front of it
        h, w = random.randint(6, 18), random.randint(6, 18)
        y, x = random.randint(0, SIDE - 1), random.randint(0, SIDE - 1)
        face[y:y + h, x:x + w] = random.uniform(0, 255)
    return face


def mix(faces, shares):
    """Half of the batches are blended with themselves (mixup, Zhang et al. 2018)."""
    if random.random() < 0.5:
        return faces, shares
    part, other = np.random.beta(0.2, 0.2), torch.randperm(len(faces))
    return part * faces + (1 - part) * faces[other], part * shares + (1 - part) * shares[other]
