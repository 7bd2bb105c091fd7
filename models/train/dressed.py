"""Tracks of people who talk, with what internal/inference/dress.go measures beside each face."""
import os
import pickle
import subprocess
from dataclasses import dataclass

import numpy as np

import annotated
from aligned import crop
from talking import VALIDATION, name_of, places, rows, segments

# Parts beside a face, in widths and heights of its box: x0, y0, x1, y1.
SKIN, HAIR, CLOTHES = (0.125, 0.275, 0.875, 0.775), (0.125, -0.35, 0.875, 0), (-0.5, 1.15, 1.5, 1.775)
COLUMNS, ROWS = 24, 12
SHOWN, COLOUR, BLACK = 0.2, 4, 8
EVERY, FACES, MOST = 8, 8, 6  # of frames; faces of a track; tracks of a clip


@dataclass
class Track:
    clip: str
    person: str
    faces: np.ndarray  # uint8 [n,48,48]
    tones: np.ndarray  # [n,3,6]: in each look, light, blue and red of clothes and of hair; nan where unknown

    def held(self):
        return self.person in VALIDATION


def mean(picture, box, part):
    """Mean Y, Cb and Cr of a part of a picture [3,height,width]; nan where it lies outside."""
    x, y, w, h = box
    px = x + w * (part[0] + (part[2] - part[0]) * (np.arange(COLUMNS) + 0.5) / COLUMNS)
    py = y + h * (part[1] + (part[3] - part[1]) * (np.arange(ROWS) + 0.5) / ROWS)
    px, py = (p[(p >= 0) & (p < size)].astype(int) for p, size in ((px, picture.shape[2]), (py, picture.shape[1])))
    if len(px) * len(py) < SHOWN * COLUMNS * ROWS:
        return np.full(3, np.nan)
    return picture[:, py[:, None], px].mean((1, 2)) - (0, 128, 128)


def tones(picture, box):
    """Light, blue and red of clothes and of hair."""
    skin = mean(picture, box, SKIN)
    if not abs(skin[1:]).sum() >= COLOUR:
        return np.full(6, np.nan)
    found = []
    for part in (CLOTHES, HAIR):
        m = mean(picture, box, part)
        found += [np.log((m[0] + BLACK) / (skin[0] + BLACK)), m[1], m[2]]
    return np.array(found)


def lit(picture, look, white):
    """The picture as it is, darker and flatter, or brighter, in another white balance."""
    y = picture[0].astype(np.float32)
    if look == 1:
        y = (y - 128) * 0.85 + 128 - 0.12 * 255
    if look == 2:
        y = 255 * (y / 255) ** (1 / 1.35)
    if look == 0:
        return picture
    return np.concatenate([y.clip(0, 255)[None], (picture[1:] - 128.0) * white[2] + 128 + white[:2, None, None]])


def pictures(source, size):
    """The pictures of a recording, uint8 [3,height,width]: Y, Cb, Cr."""
    width, height = size
    command = ["ffmpeg", "-v", "error", "-i", source, "-vsync", "passthrough", "-f", "rawvideo", "-pix_fmt", "yuv444p", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        while len(planes := process.stdout.read(3 * width * height)) == 3 * width * height:
            yield np.frombuffer(planes, np.uint8).reshape(3, height, width)


def tracks_of(source, people, two, records, random):
    """The tracks of a clip: each person's faces in parts one after the other."""
    size, frames = annotated.read(source, records)
    place, seen = places(frames, size[0], two), {}
    for k, (frame, picture) in enumerate(zip(frames, pictures(source, size))):
        for face in (frame.get("faces") or []) if k % EVERY == 0 else []:
            if face["id"] in place:
                white = np.append(random.uniform(-3, 3, 2), random.uniform(0.8, 1.2))
                looks = [tones(lit(picture, look, white), face["box"]) for look in range(3)]
                seen.setdefault(place[face["id"]], []).append((crop(picture[0], face["points"]), looks))
    for where, faces in seen.items():
        for part in np.array_split(np.arange(len(faces)), min(MOST, max(1, len(faces) // 6))):
            if len(part) > 2:
                crops, looks = zip(*[faces[k] for k in part[:FACES]])
                yield Track(os.path.basename(source), name_of(people, where), np.stack(crops), np.array(looks))


def tracks(facecue, folder, work):
    """The tracks of all clips, kept in work."""
    cache = os.path.join(work, "tracks.pickle")
    if os.path.exists(cache):
        with open(cache, "rb") as file:
            return pickle.load(file)
    records, labelled, random, found = os.path.join(work, "talking"), segments(folder), np.random.default_rng(0), []
    for row in rows(folder, "MANIFEST.tsv"):
        source = os.path.join(folder, "talking", row["file"])
        annotated.annotate(facecue, [source], records)
        found += tracks_of(source, row["people"], any(s["person"] != "only" for s in labelled[row["file"]]), records, random)
    with open(cache, "wb") as file:
        pickle.dump(found, file)
    return found
