"""Hard cases for the detector, made from pictures in the public domain: NASA's portrait of
Eileen Collins and the free pictures of scikit-image (Debian's python3-skimage). sheet.py
draws what the detector finds in them.

    python3 cases.py --out DIR
"""
import argparse
import os

import cv2
import numpy as np

FOLDER = "/usr/lib/python3/dist-packages/skimage/data"
FACE = (177, 65, 95, 125)  # x y w h of the face in the portrait
FACELESS = ("chelsea.png", "camera.png", "coffee.png", "brick.png", "grass.png", "gravel.png",
            "coins.png", "moon.png", "motorcycle_left.png", "rocket.jpg", "clock_motion.png", "chessboard_GRAY.png")


def read(name):
    return cv2.imread(os.path.join(FOLDER, name), cv2.IMREAD_COLOR)


def turned(picture, degrees):
    """The picture rotated about the middle of the face."""
    x, y, w, h = FACE
    move = cv2.getRotationMatrix2D((x + w / 2, y + h / 2), degrees, 0.9)
    move[:, 2] += 256 - x - w / 2, 256 - y - h / 2
    return cv2.warpAffine(picture, move, (512, 512), borderMode=cv2.BORDER_REPLICATE)


def profile(picture, degrees):
    """The head turned to the side like a cylinder, which changes less than a real profile."""
    x, _, w, _ = FACE
    at = (np.arange(512) - x - w / 2) / (0.75 * w)
    angle = np.arcsin(np.clip(at, -1, 1)) + np.radians(degrees) * 0.5 * (np.abs(at) < 1)
    source = np.where(np.abs(at) < 1, np.sin(np.clip(angle, -np.pi / 2, np.pi / 2)), at)
    columns = (source * 0.75 * w + x + w / 2).astype(np.float32)
    rows = np.repeat(np.arange(512, dtype=np.float32)[:, None], 512, 1)
    return cv2.remap(picture, np.repeat(columns[None], 512, 0), rows, cv2.INTER_LINEAR)


def night(picture):
    noise = np.random.default_rng(1).normal(0, 5, picture.shape)
    return np.clip(picture * 0.12 + noise, 0, 255).astype(np.uint8)


def backlight(picture):
    """A dark face in front of a bright window."""
    x, y, w, h = FACE
    light = np.full(picture.shape, 245, np.float32)
    head = np.zeros(picture.shape[:2], np.float32)
    cv2.ellipse(head, (x + w // 2, y + h // 2 - 10), (w, int(h * 0.95)), 0, 0, 360, 1, -1)
    head[y + h:, 60:420] = 1
    head = cv2.GaussianBlur(head, (0, 0), 6)[..., None]
    return (picture * 0.3 * head + light * (1 - head)).astype(np.uint8)


def covered(picture, polygon, colour):
    """A polygon over the face; its corners are in shares of the face's box."""
    x, y, w, h = FACE
    points = np.array([(x + px * w, y + py * h) for px, py in polygon], np.int32)
    out = picture.copy()
    cv2.fillPoly(out, [points], colour, cv2.LINE_AA)
    return out


def mask(picture):
    return covered(picture, [(0.02, 0.52), (0.5, 0.45), (0.98, 0.52), (0.92, 0.85), (0.5, 1.05), (0.1, 0.85)], (225, 215, 200))


def glasses(picture):
    left = covered(picture, [(0.08, 0.28), (0.46, 0.28), (0.44, 0.46), (0.12, 0.46)], (20, 20, 20))
    return covered(left, [(0.54, 0.28), (0.92, 0.28), (0.88, 0.46), (0.56, 0.46)], (20, 20, 20))


def beard(picture):
    return covered(picture, [(0.06, 0.6), (0.3, 0.66), (0.36, 0.84), (0.64, 0.84), (0.7, 0.66), (0.94, 0.6), (0.8, 1.0), (0.5, 1.12), (0.2, 1.0)],
                   (25, 40, 60))


def hand(picture):
    """Four fingers over one cheek and half of the mouth."""
    out = picture
    for i in range(4):
        out = covered(out, [(0.55 + 0.14 * i, 0.35), (0.67 + 0.14 * i, 0.35), (0.72 + 0.14 * i, 1.1), (0.52 + 0.14 * i, 1.1)], (120, 150, 205))
    return out


def small(picture, side):
    """The face, side pixels wide, on a picture of gravel."""
    scene = cv2.resize(read("gravel.png"), (640, 480))
    x, y, w, h = FACE
    head = cv2.resize(picture[y - 30:y + h + 40, x - 40:x + w + 40], None, fx=side / w, fy=side / w, interpolation=cv2.INTER_AREA)
    scene[200:200 + head.shape[0], 300:300 + head.shape[1]] = head
    return scene


def compress(picture, quality):
    return cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)


def cases():
    """Names, in the order of the sheet, and pictures."""
    face = read("astronaut.png")
    yield "as it is", face
    for degrees in (20, 45, 90, 180):
        yield f"turned by {degrees}", turned(face, degrees)
    for degrees in (45, 75):
        yield f"profile {degrees}", profile(face, degrees)
    yield from (("night", night(face)), ("backlight", backlight(face)), ("mask", mask(face)), ("glasses", glasses(face)),
                ("beard", beard(face)), ("hand", hand(face)), ("blurred", cv2.GaussianBlur(face, (0, 0), 8)),
                ("JPEG quality 4", compress(face, 4)), ("40 pixels", small(face, 40)), ("20 pixels", small(face, 20)),
                ("masked at night", night(mask(face))))
    for name in FACELESS:
        yield os.path.splitext(name)[0], read(name)


def write(folder):
    os.makedirs(folder, exist_ok=True)
    for i, (name, picture) in enumerate(cases()):
        cv2.imwrite(os.path.join(folder, f"{i:02d} {name}.png"), picture)
    return folder


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--out", required=True)
    write(args.parse_args().out)


if __name__ == "__main__":
    main()
