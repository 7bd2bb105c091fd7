"""Drawn things that detectors take for faces and that a person wears or holds: skulls and
cartoon faces as printed on clothes, and crossed hands. Smaller than LEAST pixels they cannot be
told from faces, so they are not used there."""
import math
import random

import cv2
import numpy as np

SIDE = 96  # of the pictures, pixels
LEAST = 44  # side of a print in a scene, pixels


def printed():
    """A print on cloth or a pair of hands, float32 [SIDE,SIDE]."""
    draw = random.choice([skull, cartoon, crossed])
    return draw()


def plain(grey):
    """Cloth with folds and a weave."""
    folds = cv2.resize(np.random.rand(3, 4).astype(np.float32), (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
    canvas = grey + (folds - 0.5) * random.uniform(0, 60)
    return canvas + np.random.randn(SIDE, SIDE).astype(np.float32) * random.uniform(0, 5)


def ink(canvas, shape, grey):
    """Prints a shape, uint8 of 0 to 255, on cloth; the cloth's light stays."""
    share = shape.astype(np.float32) / 255 * random.uniform(0.6, 1)
    return canvas * (1 - share) + (grey + (canvas - canvas.mean()) * 0.5) * share


def finish(canvas):
    """Blurs the picture, as the camera and the cloth do."""
    return np.clip(cv2.GaussianBlur(canvas, (0, 0), random.uniform(0.6, 2.2)), 0, 255).astype(np.float32)


def near(value, spread):
    return int(round(value + random.uniform(-spread, spread)))


def skull():
    dark = random.uniform(0, 110)
    cloth, bone = (plain(dark), random.uniform(dark + 60, 255)) if random.random() < 0.7 else (plain(random.uniform(150, 240)), random.uniform(0, 90))
    head, holes = np.zeros((SIDE, SIDE), np.uint8), np.zeros((SIDE, SIDE), np.uint8)
    top, wide = near(40, 4), near(33, 5)
    cv2.ellipse(head, (48, top), (wide, near(31, 5)), 0, 0, 360, 255, -1, cv2.LINE_AA)
    jaw = near(19, 5)
    cv2.rectangle(head, (48 - jaw, top), (48 + jaw, near(84, 6)), 255, -1)
    away, size = near(14, 2), (near(9, 3), near(10, 3))
    for side in (-1, 1):
        cv2.ellipse(holes, (48 + side * away, near(44, 2)), size, side * random.uniform(0, 25), 0, 360, 255, -1, cv2.LINE_AA)
    nose = np.array([(48, near(52, 2)), (near(43, 2), near(63, 2)), (near(53, 2), near(63, 2))])
    cv2.fillPoly(holes, [nose], 255, cv2.LINE_AA)
    for x in range(48 - jaw + 3, 48 + jaw, near(7, 2)):
        cv2.line(holes, (x, near(70, 2)), (x, near(82, 2)), 255, random.choice([1, 1, 2]), cv2.LINE_AA)
    if random.random() < 0.5:
        cv2.line(holes, (48 - jaw, 75), (48 + jaw, 75), 255, random.choice([1, 2]))
    back = cloth.mean() if random.random() < 0.7 else random.uniform(0, 255)
    return finish(ink(ink(cloth, head, bone), holes, back))


def cartoon():
    """A disc or an outline with dots and strokes for eyes, nose and mouth; animals have ears."""
    cloth, face, line = plain(random.uniform(0, 255)), np.zeros((SIDE, SIDE), np.uint8), np.zeros((SIDE, SIDE), np.uint8)
    wide, high, stroke = near(34, 8), near(36, 7), random.choice([1, 2, 3, 4])
    cv2.ellipse(face, (48, 50), (wide, high), 0, 0, 360, 255, random.choice([-1, -1, stroke]), cv2.LINE_AA)
    if random.random() < 0.5:
        for side in (-1, 1):
            ear = np.array([(48 + side * wide * s // 10, 50 - high * t // 10) for s, t in ((9, 6), (8, 13), (3, 9))])
            cv2.fillPoly(face, [ear], 255, cv2.LINE_AA)
    for side in (-1, 1):
        eye = 48 + side * near(14, 3), near(42, 4)
        cv2.ellipse(line, eye, (near(5, 3), near(6, 4)), 0, 0, 360, 255, random.choice([-1, -1, 2]), cv2.LINE_AA)
    cv2.ellipse(line, (48, near(55, 3)), (near(5, 3), near(4, 2)), 0, 0, 360, 255, random.choice([-1, 1, 2]), cv2.LINE_AA)
    begin = random.choice([0, 0, 180])
    cv2.ellipse(line, (48, near(62, 4)), (near(16, 6), near(10, 6)), 0, begin, begin + 180, 255, stroke, cv2.LINE_AA)
    for _ in range(random.choice([0, 0, 3])):
        y = near(60, 6)
        cv2.line(line, (near(24, 4), y), (near(38, 4), near(y, 3)), 255, 1, cv2.LINE_AA)
        cv2.line(line, (near(72, 4), y), (near(58, 4), near(y, 3)), 255, 1, cv2.LINE_AA)
    inks = random.sample([random.uniform(0, 70), random.uniform(90, 160), random.uniform(180, 255)], 2)
    return finish(ink(ink(cloth, face, inks[0]), line, inks[1]))


def crossed():
    """Two hands whose fingers lie over each other, on cloth, some with arms."""
    canvas, skin = plain(random.uniform(0, 220)), random.uniform(70, 240)
    width = near(9, 3)
    turn = random.uniform(-25, 25)
    for side in random.sample([-1, 1], 2):
        palm = np.array([48 + side * random.uniform(12, 24), 50 + random.uniform(-8, 8)])
        angle = math.radians(random.uniform(10, 60) if side > 0 else random.uniform(120, 170)) * random.choice([-1, 1])
        towards = np.array([-side * abs(math.cos(angle)), math.sin(angle)])
        across = np.array([-towards[1], towards[0]])
        if random.random() < 0.6:
            arm = palm - towards * 90 + across * random.uniform(-20, 20)
            cv2.line(canvas, tuple(palm.astype(int)), tuple(arm.astype(int)), random.choice([skin * 0.95, random.uniform(0, 255)]), near(24, 6), cv2.LINE_AA)
        cv2.ellipse(canvas, tuple(palm.astype(int)), (near(17, 4), near(14, 3)), math.degrees(angle), 0, 360, skin * 0.93, -1, cv2.LINE_AA)
        for i in range(random.choice([3, 4, 4, 5])):
            foot = palm + across * (i - 1.5) * width * random.uniform(0.9, 1.15)
            tip = foot + towards * random.uniform(18, 40)
            for grey, thick, move in ((skin * random.uniform(0.45, 0.7), width + 2, 1), (skin, width, 0)):
                cv2.line(canvas, tuple((foot + move).astype(int)), tuple((tip + move).astype(int)), grey, thick, cv2.LINE_AA)
    spin = cv2.getRotationMatrix2D((48, 48), turn, random.uniform(0.8, 1.1))
    canvas = cv2.warpAffine(canvas, spin, (SIDE, SIDE), borderMode=cv2.BORDER_REPLICATE)
    ramp = np.linspace(-1, 1, SIDE, dtype=np.float32)
    return finish(canvas + ramp[:, None] * random.uniform(-30, 30) + ramp[None] * random.uniform(-30, 30))
