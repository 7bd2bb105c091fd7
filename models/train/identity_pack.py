"""Packs faces, names and the teacher's numbers for identity_train.py, which may run on a machine
that has portraits and this pack alone.

    python3 identity_pack.py --data DIR --faceapi DIR/model --names DIR --records DIR --portraits portraits.json --out DIR

Portraits are named by their place in portraits.json, the list that pack.py wrote beside the
pictures; faces of people who talk are stored as pictures, because their clips are not packed.
"""
import argparse
import collections
import json
import os
import subprocess
import zlib

import cv2
import numpy as np
import torch

import annotated
import named
import recogniser
from aligned import person, records
from identity_geometry import wide_crop
from talking import VALIDATION, name_of, places, rows, segments

MOST = 40  # faces of one name
MOST_HELD = 10  # of a name that is held out
TALK, TALK_HELD = 16, 10  # frames of one person who talks
SECOND = 40  # least height of faces without a name, pixels
KEPT = 96  # principal components of the teacher's numbers


def part_of(name):
    return {0: "valid", 1: "test"}.get(zlib.crc32(name.encode()) % 10, "train")


def portraits(folder):
    """Rows (file, picture, points, name, part) of faces with and without names. A face without one
    has the name of its own file and number."""
    count = collections.Counter()
    for record, _, picture in records(folder):
        name, faces = person(record), sorted((f for f in record["faces"] if f["score"] > named.MIN_SCORE), key=lambda f: -f["score"])
        known = named.is_name(record, name)
        part = part_of(name) if known else "train"
        if not faces or "augmented" in name:
            continue
        image = None
        for k, face in enumerate(faces):
            if k == 0 and known:
                count[name] += 1
                if count[name] > (MOST if part == "train" else MOST_HELD):
                    continue
                label = name
            else:
                if part != "train" or face["box"][3] < SECOND:
                    continue
                label = f"{record['file']} {k}"
            image = picture() if image is None else image
            yield record["file"], image, face["points"], label, part


def talkers(folder, kept):
    """Rows (None, picture, points, name, part) of people who talk."""
    labelled, found = segments(folder), collections.defaultdict(list)
    for row in rows(folder, "MANIFEST.tsv"):
        source = os.path.join(folder, "talking", row["file"])
        size, frames = annotated.read(source, kept)
        place = places(frames, size[0], any(s["person"] != "only" for s in labelled[row["file"]]))
        for k, (frame, image) in enumerate(zip(frames, annotated.pictures(source, size))):
            for face in frame.get("faces") or [] if k % 8 == 4 else []:
                if place.get(face["id"]):
                    found[name_of(row["people"], place[face["id"]])].append((image, face["points"]))
    for name, seen in found.items():
        held = name in VALIDATION
        for i in np.unique(np.linspace(0, len(seen) - 1, TALK_HELD if held else TALK).astype(int)):
            yield None, *seen[i], "talk " + name, "talkvalid" if held else "train"


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "faceapi", "names", "records", "portraits", "out"):
        args.add_argument("--" + name, required=True)
    args = args.parse_args()
    with open(args.portraits) as f:
        order = {row[0]: i for i, row in enumerate(json.load(f))}
    teacher, pending, taught = recogniser.Recogniser(args.faceapi), [], []
    index, points, names, parts, pictures = [], [], [], [], []

    def teach():
        if pending:
            taught.append(teacher.numbers(np.stack(pending)))
            pending.clear()

    for rows_of in (talkers(args.data, args.records), portraits(args.data)):
        for file, image, landmarks, name, part in rows_of:
            index.append(-1 if file is None else order[file])
            points.append(landmarks)
            names.append(name)
            parts.append(part)
            if file is None:
                pictures.append(cv2.imencode(".webp", wide_crop(image, landmarks), [cv2.IMWRITE_WEBP_QUALITY, 70])[1].ravel())
            pending.append(recogniser.square(image, landmarks))
            if len(pending) == 32:
                teach()
                print(len(names), flush=True) if len(names) % 1024 == 0 else None
    teach()
    save(args.out, np.array(index), np.array(points), names, np.array(parts), pictures, np.concatenate(taught), args.names)


def sexes(names, folder):
    """For each name 0 for a woman's first name, 1 for a man's, else -1. folder has the npm
    package of names_sex.mjs."""
    first = "\n".join(name.split("_")[0] if "/" not in name and " " not in name else "-" for name in names)
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "names_sex.mjs")
    found = subprocess.run(["node", program], input=first, cwd=folder, text=True, capture_output=True, check=True)
    return np.array(found.stdout.split(), np.int8)


def save(folder, index, points, names, parts, pictures, taught, named_by):
    """Writes faces.npz. The teacher's numbers are principal components, in steps of a byte."""
    train = parts == "train"
    mean = taught[train].mean(0)
    turn = np.linalg.svd(taught[train] - mean, full_matrices=False)[2][:KEPT].T
    reduced = (taught - mean) @ turn
    step = np.abs(reduced).max() / 127
    known, label = np.unique(names, return_inverse=True)
    sex = sexes(known, named_by)
    sizes = np.array([len(p) for p in pictures], np.int32)
    np.savez_compressed(os.path.join(folder, "faces.npz"), index=index.astype(np.int32), points=np.round(points * 16).astype(np.int16),
                        label=label.astype(np.int16), parts=parts, sex=sex,
                        taught=np.round(reduced / step).astype(np.int8), step=np.float32(step),
                        pictures=np.concatenate(pictures), sizes=sizes)


if __name__ == "__main__":
    torch.set_num_threads(2)
    main()
