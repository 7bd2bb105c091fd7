"""Decoys: things that detectors take for faces. Shuffled faces, single features, fingers, spectacles that nobody wears,
hair, badges, jewels, wheels, balls and icons, prints on clothes, crossed hands, and false detections of a network trained before. Scenes have them
behind the faces."""
import math
import random

import cv2
import numpy as np

import objects
import prints
from backdrop import write

SMALLEST, LARGEST = 14, 200  # side of a decoy, pixels
LEAST_CENTRED = 28  # side of a print in the middle of a region, pixels


def decoy(canvas, portraits, mistakes, centred=False):
    """Pastes a decoy onto the canvas float32 [side,side], with a soft or a hard edge; with centred in the
    middle, of the size that a face has in a region."""
    side = canvas.shape[0]
    if centred:
        size, least = int(side * random.uniform(0.3, 0.8)), LEAST_CENTRED
    else:
        size, least = int(math.exp(random.uniform(math.log(SMALLEST), math.log(min(LARGEST, 1.2 * side))))), prints.LEAST
    patch = cv2.resize(chosen(portraits, mistakes, size, least), (size, int(size * random.uniform(0.8, 1.4))), interpolation=cv2.INTER_AREA)
    turn = cv2.getRotationMatrix2D((patch.shape[1] / 2, patch.shape[0] / 2), random.gauss(0, 25), 1)
    if centred:
        turn[:, 2] += [side * random.uniform(0.4, 0.6) - extent / 2 for extent in patch.shape[::-1]]
    else:
        turn[:, 2] += random.uniform(-0.3, 1) * side, random.uniform(-0.3, 1) * side
    cover = cv2.warpAffine(edge(patch.shape), turn, (side, side))
    pasted = cv2.warpAffine(patch, turn, (side, side)) * random.uniform(0.7, 1.3) + random.uniform(-30, 30)
    canvas[:] = canvas * (1 - cover) + np.clip(pasted, 0, 255) * cover


def chosen(portraits, mistakes, size, least):
    """A decoy of a size; prints are at least least pixels wide."""
    if len(mistakes) and random.random() < 0.5:
        return random.choice(mistakes)[:, ::random.choice([1, -1])].astype(np.float32)
    if size >= least and random.random() < 0.5:
        return prints.printed()
    return drawn(portraits)


def drawn(portraits):
    """A decoy that is drawn, or cut from a face, float32."""
    return random.choices([shuffled, feature, fingers, hair, badge, beads, lying, objects.thing], [3, 2, 2, 2, 3, 2, 3, 5])[0](portraits)


def edge(shape):
    """The opacity of a patch, float32 of its shape: an oval or all but the border."""
    seen = np.zeros(shape, np.float32)
    h, w = shape
    if random.random() < 0.6:
        cv2.ellipse(seen, (w // 2, h // 2), (max(1, int(w * 0.46)), max(1, int(h * 0.46))), 0, 0, 360, 1, -1, cv2.LINE_AA)
    else:
        seen[1:h - 1, 1:w - 1] = 1
    return cv2.GaussianBlur(seen, (0, 0), w * random.uniform(0.02, 0.08)) if random.random() < 0.5 else seen


def head(portraits, room):
    """A face with a margin of room times its size on each side, float32."""
    while True:
        portrait = random.choice(portraits)
        x, y, w, h = portrait.boxes[0]
        x0, y0 = int(max(0, x - room * w)), int(max(0, y - room * h))
        part = portrait.image[y0:int(y + h + room * h), x0:int(x + w + room * w)]
        if min(part.shape) >= 24:
            return part.astype(np.float32)


def shuffled(portraits):
    """A face whose tiles changed places: real skin, hair and shadows without a face."""
    face, count = cv2.resize(head(portraits, 0.15), (96, 96)), random.choice([3, 4])
    step = 96 // count
    tiles = [face[y:y + step, x:x + step][:, ::random.choice([1, -1])]
             for y in range(0, 96, step) for x in range(0, 96, step)]
    if random.random() < 0.5:
        tiles = [tile[::-1] for tile in tiles]
    random.shuffle(tiles)
    rows = [np.hstack(tiles[i:i + count]) for i in range(0, count * count, count)]
    return np.ascontiguousarray(np.vstack(rows))


def feature(portraits):
    """A part of a face, a third of its sides, such as an eye, a mouth or a cheek."""
    face = head(portraits, 0.1)
    h, w = face.shape
    ph, pw = max(8, int(h * random.uniform(0.25, 0.36))), max(8, int(w * random.uniform(0.25, 0.36)))
    y, x = random.randint(0, h - ph), random.randint(0, w - pw)
    return face[y:y + ph, x:x + pw]


def fingers(_):
    """Rounded bars side by side, lit from one side."""
    canvas = np.full((96, 96), random.uniform(20, 200), np.float32)
    skin, width = random.uniform(60, 230), random.randint(9, 18)
    for i in range(random.randint(2, 5)):
        foot = (int(20 + i * width * random.uniform(0.9, 1.3)), 90)
        tip = (foot[0] + random.randint(-14, 14), random.randint(5, 50))
        cv2.line(canvas, foot, tip, skin * 0.6, width, cv2.LINE_AA)
        cv2.line(canvas, (foot[0] - 2, foot[1]), (tip[0] - 2, tip[1]), skin, max(1, width - 5), cv2.LINE_AA)
    if random.random() < 0.7:
        cv2.ellipse(canvas, (48, 96), (random.randint(25, 48), random.randint(15, 40)), 0, 0, 360, skin, -1, cv2.LINE_AA)
    return cv2.GaussianBlur(canvas, (0, 0), random.uniform(1, 2.5))


def hair(_):
    """Strands: noise stretched along an arc."""
    strands = np.random.rand(96, random.choice([3, 6, 12])).astype(np.float32)
    strands = cv2.resize(strands.T, (96, 96), interpolation=cv2.INTER_CUBIC).T
    bent = np.arange(96, dtype=np.float32)
    down, along = np.meshgrid(bent, bent, indexing="ij")
    arc = random.uniform(-0.012, 0.012) * (along - random.uniform(20, 76)) ** 2
    strands = cv2.remap(np.ascontiguousarray(strands), along, down + arc, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    dark = random.uniform(0, 120)
    return dark + strands * random.uniform(20, 120)


def badge(_):
    """A grey plate with a few random marks."""
    canvas = np.full((96, 96), random.uniform(0, 255), np.float32)
    for _ in range(random.randint(1, 7)):
        at, grey = (random.randint(8, 88), random.randint(8, 88)), random.uniform(0, 255)
        kind = random.random()
        if kind < 0.35:
            cv2.ellipse(canvas, at, (random.randint(2, 22), random.randint(2, 16)), random.randint(0, 180), 0, 360, grey, random.choice([-1, -1, 2]))
        elif kind < 0.6:
            cv2.line(canvas, at, (at[0] + random.randint(-60, 60), at[1] + random.randint(-12, 12)), grey, random.randint(2, 9))
        elif kind < 0.85:
            cv2.rectangle(canvas, at, (at[0] + random.randint(4, 50), at[1] + random.randint(4, 30)), grey, random.choice([-1, 2, 3]))
        else:
            write(canvas, random.choice("ABCDEGHKMNPRS0368"), at, random.randint(0, 5), random.uniform(0.6, 2.5), grey, random.randint(2, 5))
    return cv2.GaussianBlur(canvas, (0, 0), random.uniform(0.8, 3))


def beads(_):
    """Stones and buttons: bright and dark blobs in a row, a ring or a heap."""
    canvas = np.full((96, 96), random.uniform(20, 220), np.float32)
    ring, count, radius = random.random(), random.randint(3, 14), random.randint(3, 9)
    for i in range(count):
        angle = 2 * math.pi * i / count
        if ring < 0.4:
            at = int(48 + 32 * math.cos(angle)), int(48 + 32 * math.sin(angle))
        elif ring < 0.7:
            at = int(8 + 80 * i / count), int(48 + 20 * math.sin(angle / 2))
        else:
            at = random.randint(10, 86), random.randint(10, 86)
        cv2.circle(canvas, at, radius, random.uniform(0, 255), -1, cv2.LINE_AA)
        cv2.circle(canvas, (at[0] - radius // 3, at[1] - radius // 3), max(1, radius // 3), random.uniform(120, 255), -1)
    return cv2.GaussianBlur(canvas, (0, 0), random.uniform(0.8, 2.5))


def lying(_):
    """Spectacles or sunglasses that nobody wears, before cloth."""
    cloth = cv2.resize(np.random.rand(*random.choice([(4, 4), (12, 12), (48, 6)])).astype(np.float32), (96, 96), interpolation=cv2.INTER_CUBIC)
    canvas = random.uniform(20, 220) + (cloth - 0.5) * random.uniform(5, 90)
    rim, glass = random.uniform(0, 90), random.choice([None, random.uniform(0, 80), random.uniform(100, 240)])
    half, width, height, y = random.randint(15, 21), random.randint(9, 15), random.randint(7, 14), random.randint(40, 56)
    thick = random.randint(1, 4)
    for x in (48 - half, 48 + half):
        if glass is not None:
            cv2.ellipse(canvas, (x, y), (width, height), 0, 0, 360, glass, -1, cv2.LINE_AA)
        cv2.ellipse(canvas, (x, y), (width, height), 0, 0, 360, rim, thick, cv2.LINE_AA)
    cv2.line(canvas, (48 - half + width, y - 2), (48 + half - width, y - 2), rim, thick, cv2.LINE_AA)
    for x, side in ((48 - half - width, -1), (48 + half + width, 1)):
        cv2.line(canvas, (x, y), (x + side * random.randint(-20, 12), y + random.randint(-30, 30)), rim, thick, cv2.LINE_AA)
    return cv2.GaussianBlur(canvas, (0, 0), random.uniform(0.5, 2)).astype(np.float32)
