"""Writes reference.json: what OpenCV makes of a small synthetic picture.

Run: python3 reference.py   (Debian's python3-opencv, 4.6)
The picture is made of integers alone, so that Go draws the same one.
"""
import base64
import json
import os

import cv2
import numpy as np


def picture(w, h):
    """Smooth waves of parabolas with some noise; the same as wavy in reference_test.go."""
    y, x = np.mgrid[0:h, 0:w].astype(np.int64)
    wave = ((x % 40) - 20) ** 2 // 4 + ((y % 30) - 15) ** 2 // 3
    noise = (x * 7919 + y * 104729 + x * y * 31) % 61
    return np.clip(wave + noise + 20, 0, 255).astype(np.uint8)


def b64(a):
    return base64.b64encode(a.tobytes()).decode()


def scaled():
    for w, h, W, H in [(640, 360, 160, 90), (333, 217, 80, 52), (100, 100, 99, 51), (50, 40, 80, 64), (7, 5, 3, 2)]:
        how = cv2.INTER_AREA if W <= w else cv2.INTER_LINEAR
        yield {"src": [w, h], "dst": [W, H], "pix": b64(cv2.resize(picture(w, h), (W, H), interpolation=how))}


def cropped():
    """a, b, x, y: source = (a*u - b*v + x, b*u + a*v + y), all continuous."""
    for a, b, x, y, block in [(0.6, -0.2, 40.0, 50.0, 1), (1.5, 0.3, 120.0, 90.0, 1), (1.2, 0.0, -20.0, 330.0, 1),
                              (3.9, 1.5, 150.0, 30.0, 2)]:
        src = picture(640, 360)
        if block > 1:
            src = cv2.resize(src, (640 // block, 360 // block), interpolation=cv2.INTER_AREA)
        fine = 1 if a < 1 else 2
        m = np.array([[a, -b, 0], [b, a, 0]]) / block / fine
        m[:, 2] = [x / block, y / block] + m[:, :2] @ [0.5, 0.5] - 0.5
        crop = cv2.warpAffine(src, m, (48 * fine, 48 * fine), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                              borderMode=cv2.BORDER_REPLICATE)
        if fine > 1:
            crop = cv2.resize(crop, (48, 48), interpolation=cv2.INTER_AREA)
        yield {"map": [a, b, x, y], "pix": b64(crop)}


if __name__ == "__main__":
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "reference.json")
    with open(path, "w") as out:
        json.dump({"scaled": list(scaled()), "cropped": list(cropped())}, out, indent=1)
        out.write("\n")
