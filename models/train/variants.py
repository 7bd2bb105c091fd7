"""FER+ test faces, degraded as in recordings: small, blurred, compressed, dark, turned, with a
mask or glasses. Each variant is a folder that "facecue models eval" reads."""
import os

import cv2
import numpy as np

import ferplus_csv

SIDE = 48


def shrink(side):
    def change(face):
        small = cv2.resize(face, (side, side), interpolation=cv2.INTER_AREA)
        return cv2.resize(small, (SIDE, SIDE), interpolation=cv2.INTER_LINEAR)
    return change


def blur(sigma):
    return lambda face: cv2.GaussianBlur(face, (0, 0), sigma)


def compress(quality):
    def change(face):
        jpeg = cv2.imencode(".jpg", face, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        return cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE)
    return change


def darken(share):
    """Less light with the same noise."""
    def change(face):
        noise = np.random.default_rng(int(face.sum())).normal(0, 3, face.shape)
        return np.clip(face * share + noise, 0, 255).astype(np.uint8)
    return change


def turn(degrees):
    """The head turned to the side like a cylinder: one half becomes narrower. The width of the
    face in the crop stays the same, as after an alignment by landmarks."""
    def change(face):
        at = (np.arange(SIDE) + 0.5) / SIDE * 2 - 1
        angle = np.arcsin(at * 0.95) + np.radians(degrees) * 0.5
        source = (np.sin(np.clip(angle, -np.pi / 2, np.pi / 2)) / 0.95 + 1) / 2 * SIDE - 0.5
        x = np.repeat(source[None].astype(np.float32), SIDE, 0)
        y = np.repeat(np.arange(SIDE, dtype=np.float32)[:, None], SIDE, 1)
        return cv2.remap(face, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return change


def mask(face):
    """A light mask over mouth and chin."""
    out = face.copy()
    out[28:] = 190
    return out


def glasses(face):
    """Dark glasses over the eyes."""
    out = face.copy()
    cv2.ellipse(out, (15, 19), (8, 6), 0, 0, 360, 30, -1)
    cv2.ellipse(out, (33, 19), (8, 6), 0, 0, 360, 30, -1)
    cv2.line(out, (15, 18), (33, 18), 30, 1)
    return out


VARIANTS = {
    "as they are": lambda face: face,
    "32 pixels": shrink(32), "24 pixels": shrink(24), "16 pixels": shrink(16),
    "blur, sigma 1": blur(1.0), "blur, sigma 2": blur(2.0),
    "JPEG quality 30": compress(30), "JPEG quality 10": compress(10),
    "a fifth of the light": darken(0.2), "a twentieth of the light": darken(0.05),
    "turned by 15 degrees": turn(15), "turned by 30 degrees": turn(30), "turned by 45 degrees": turn(45),
    "a mask": mask, "dark glasses": glasses,
}


def write(data_folder, out):
    """Writes every variant to its own folder and gives the folders by name."""
    sets = np.load(os.path.join(data_folder, "ferplus.npz"))
    folders = {}
    for name, change in VARIANTS.items():
        folders[name] = os.path.join(out, name.replace(" ", "-").replace(",", ""))
        faces = np.stack([change(face) for face in sets["test_x"]])
        ferplus_csv.write(faces, sets["test_votes"], folders[name])
    return folders
