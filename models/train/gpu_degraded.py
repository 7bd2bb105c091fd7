"""What is done to a planned scene so that it looks recorded: numbers for gpu_render.py."""
import math
import random

from gpu_paste import FACE
from scenes import COARSE, SMALLEST

FACTORS = (2.9, 2.4, 2.0, 1.6, 1.35, 1.15)  # by which coarse scenes are enlarged; groups of scenes share one


def degradation(faces, blurred=True):
    """Sharpening, two blurs, noise, JPEG quality, gamma, contrast, mean. The smallest face
    decides how much of each, so that it can still be seen."""
    sizes = shown(faces)
    share = min(max(min(sizes) / 40, 0.25), 1.0) if sizes else 1.0
    blur = [0.3 + share * random.uniform(0, 1.1) for _ in range(2)] if blurred and random.random() < 0.35 else [0.0, 0.0]
    return [random.uniform(0.3, 1.8) if sizes and min(sizes) > 90 and random.random() < 0.6 else 0.0, *blur,
            share * random.uniform(2, 12) if random.random() < 0.35 else 0.0,
            random.uniform(65 - 50 * share, 90 - 20 * share) if random.random() < 0.4 else 0.0,
            math.exp(random.uniform(-0.7, 0.7)) if random.random() < 0.5 else 1.0,
            *((random.uniform(0.35, 1), random.uniform(80, 170)) if random.random() < 0.3 else (1.0, 128.0))]


def factor(faces):
    """By how much the scene is enlarged from fewer pixels, one of FACTORS, or 1. The smallest face has at least
    SMALLEST pixels before."""
    if random.random() > COARSE:
        return 1
    most = random.uniform(1, min(3, min(shown(faces), default=40) / SMALLEST))
    return next((f for f in FACTORS if f <= most), 1)


def shown(faces):
    """The sizes of the faces that count, pixels."""
    return [max(face[1][2] - face[1][0], face[1][3] - face[1][1]) for face in faces if face[0] == FACE]
