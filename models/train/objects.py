"""Draws round and square objects that small faces are confused with: wheels, balls, flowers, icons. Each
is a picture float32 [SIDE,SIDE] on a plain ground."""
import math
import random

import cv2
import numpy as np

from backdrop import write

SIDE, MIDDLE = 96, 48


def ground():
    """A plain picture of a random grey."""
    return np.full((SIDE, SIDE), random.uniform(0, 255), np.float32)


def around(count, radius):
    """Places at even distances on a circle around the middle, from a random angle on, whole pixels."""
    turn = random.uniform(0, 2 * math.pi)
    angles = [turn + 2 * math.pi * i / count for i in range(count)]
    return [(round(MIDDLE + radius * math.cos(a)), round(MIDDLE + radius * math.sin(a))) for a in angles]


def disc(canvas, radius, grey, width=-1, at=(MIDDLE, MIDDLE)):
    """Draws a filled circle, or a ring of a width."""
    cv2.circle(canvas, at, max(1, int(radius)), grey, width, cv2.LINE_AA)


def wheel():
    """A tyre with a rim, spokes and a hub."""
    canvas, tyre, rim = ground(), random.uniform(0, 80), random.uniform(90, 255)
    disc(canvas, 44, tyre)
    disc(canvas, random.uniform(26, 36), rim if random.random() < 0.5 else tyre * 1.4)
    for place in around(random.randint(3, 10), 32):
        cv2.line(canvas, (MIDDLE, MIDDLE), place, rim, random.randint(3, 9), cv2.LINE_AA)
    disc(canvas, random.uniform(4, 10), random.choice([tyre, rim * 0.7]))
    if random.random() < 0.5:
        for place in around(random.randint(4, 6), random.uniform(12, 20)):
            disc(canvas, random.randint(2, 4), tyre, at=place)
    return canvas


def ball():
    """A light ball with dark patches, shaded from one side."""
    canvas, light, dark = ground(), random.uniform(150, 255), random.uniform(0, 90)
    disc(canvas, 44, light)
    corners, size = random.choice([3, 4, 5, 6]), random.uniform(7, 15)
    middles = around(corners, random.uniform(26, 38)) + ([(MIDDLE, MIDDLE)] if random.random() < 0.7 else [])
    for x, y in middles:
        shift = np.array([x - MIDDLE, y - MIDDLE])
        patch = np.array(around(5, size * random.uniform(0.6, 1))) + shift
        cv2.fillPoly(canvas, [patch.astype(np.int32)], dark, cv2.LINE_AA)
        if random.random() < 0.5:
            cv2.line(canvas, (MIDDLE, MIDDLE), (x, y), dark, 2, cv2.LINE_AA)
    y, x = np.mgrid[:SIDE, :SIDE] / SIDE - 0.5
    return np.clip(canvas * (1 + random.uniform(-0.6, 0.6) * x - random.uniform(0, 0.8) * y), 0, 255).astype(np.float32)


def flower():
    """Petals around a middle."""
    canvas, petal = ground(), random.uniform(60, 255)
    count = random.randint(4, 12)
    for place in around(count, random.uniform(18, 30)):
        angle = math.degrees(math.atan2(place[1] - MIDDLE, place[0] - MIDDLE))
        cv2.ellipse(canvas, place, (random.randint(12, 18), max(4, 60 // count)), angle, 0, 360, petal * random.uniform(0.8, 1), -1, cv2.LINE_AA)
    disc(canvas, random.uniform(5, 14), random.uniform(0, 255))
    return canvas


def icon():
    """A plate with a few simple forms, as on signs, screens and toys."""
    canvas, plate, ink = ground(), random.uniform(0, 255), random.uniform(0, 255)
    if random.random() < 0.5:
        disc(canvas, 44, plate)
    else:
        cv2.rectangle(canvas, (random.randint(2, 20), 4), (random.randint(76, 94), 92), plate, -1)
    for place in around(random.randint(1, 5), random.uniform(8, 28)):
        kind, size = random.random(), random.randint(4, 16)
        if kind < 0.4:
            disc(canvas, size, ink, random.choice([-1, 3]), place)
        elif kind < 0.8:
            cv2.rectangle(canvas, place, (place[0] + 2 * size, place[1] + size), ink, random.choice([-1, 3]))
        else:
            write(canvas, random.choice("@#&%$+=?!X"), place, random.randint(0, 5), random.uniform(0.8, 2.5), ink, random.randint(2, 5))
    return canvas


def thing(_):
    """A random wheel, ball, flower or icon, a little blurred."""
    return cv2.GaussianBlur(random.choice([wheel, ball, flower, icon])(), (0, 0), random.uniform(0.5, 2))
