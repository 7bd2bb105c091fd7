"""Measures how exact and how steady the landmarks of small still faces are, with one program or several.

    python3 landmarks.py --facecue bin/facecue [--facecue OLDER/facecue] --photos DIR --work DIR

Each face of the photos that is at least 110 pixels wide becomes two kinds of films with noise that differs from frame to
frame: one with the face at 110 pixels in a picture of 320x320, whose median landmarks are the reference of the same program, and
films of 640x360 with the face in the middle at each of --sizes. A program is compared with itself, because two detectors
mean slightly different points of a face by the same landmark. The error is the mean distance of the five landmarks from those
of the reference, the step their mean way from one frame to the next; both are shares of the face's width, and their medians
are over the faces that all programs find. The first program chooses the faces, at most --faces of them.
"""
import argparse
import glob
import json
import os
import statistics
import subprocess

import cv2
import numpy as np

import greyfilm

REFERENCE = 110  # width of a face in its reference, pixels
NOISE = 4        # standard deviation, grey levels
FRAMES = 33      # four blocks and one frame


def found(program, path, work):
    """The frames of a record: lists of faces."""
    record = os.path.join(work, "record.jsonl")
    if os.path.exists(record):
        os.remove(record)
    subprocess.run([program, "annotate", path, "-o", record], capture_output=True)
    if not os.path.exists(record):
        return []
    with open(record, encoding="utf-8") as f:
        return [json.loads(line).get("faces") or [] for line in list(f)[1:]]


def large(program, photos, count, work):
    """Grey picture and box of evenly chosen large faces of the photos."""
    faces = []
    for path in sorted(glob.glob(os.path.join(photos, "*"))):
        picture = cv2.imread(path, cv2.IMREAD_GRAYSCALE)
        if picture is not None:
            faces += [(picture, face["box"]) for frame in found(program, path, work) for face in frame
                      if min(face["box"][2:]) >= REFERENCE and face["score"] >= 0.7]
    return [faces[i] for i in np.unique(np.linspace(0, len(faces) - 1, min(count, len(faces))).astype(int))]


def view(picture, box, size, width, height):
    """The picture scaled so that the face is size pixels wide, and in the middle of width x height."""
    x, y, w, h = box
    small = cv2.resize(picture, None, fx=size / w, fy=size / w, interpolation=cv2.INTER_AREA if size < w else cv2.INTER_LINEAR)
    across, down = small.shape[1] / picture.shape[1], small.shape[0] / picture.shape[0]
    move = np.array([[1, 0, width / 2 - across * (x + w / 2)], [0, 1, height / 2 - down * (y + h / 2)]])
    return cv2.warpAffine(small, move, (width, height), borderMode=cv2.BORDER_REPLICATE).astype(np.float32)


def film(picture, out, seed):
    """Encodes a still picture with noise, without loss."""
    random = np.random.default_rng(seed)
    noisy = (picture + random.normal(0, NOISE, picture.shape) for _ in range(FRAMES))
    greyfilm.encode(noisy, out, 25, "-preset", "ultrafast", "-qp", "0")


def landmarks(program, path, middle, size, work):
    """The landmarks of the face in the middle, [frames,5,2], relative to it and in widths; None where few frames show it."""
    points = []
    for faces in found(program, path, work):
        own = [np.reshape(face["points"], (5, 2)) - middle for face in faces]
        own = [p for p in own if np.hypot(*p.mean(0)) < 0.6 * size]
        if own:
            points.append(min(own, key=lambda p: np.hypot(*p.mean(0))) / size)
    return np.array(points) if len(points) > FRAMES // 2 else None


def measured(reference, points):
    """Error and step of the landmarks of one face; None where a film does not show it."""
    if reference is None or points is None:
        return None
    return (float(np.linalg.norm(points - np.median(reference, 0), axis=2).mean()),
            float(np.linalg.norm(np.diff(points, axis=0), axis=2).mean()))


def report(name, results):
    """Prints how many faces each program finds, and the medians over those that all find. results has a list for each program."""
    all_find = [n for n, row in enumerate(zip(*results.values())) if None not in row]
    for program, rows in results.items():
        if all_find:
            error, step = (statistics.median(values) for values in zip(*(rows[n] for n in all_find)))
            print(f"{program}: {name}: {len(rows) - rows.count(None)} found, of {len(all_find)} error {error:.4f}, step {step:.4f}")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--facecue", action="append", required=True)
    args.add_argument("--photos", required=True)
    args.add_argument("--work", required=True)
    args.add_argument("--sizes", type=int, nargs="+", default=[34, 40, 48, 56])
    args.add_argument("--faces", type=int, default=40)
    args = args.parse_args()
    os.makedirs(args.work, exist_ok=True)
    faces = large(args.facecue[0], args.photos, args.faces, args.work)
    results = {(p, s): [] for p in args.facecue for s in args.sizes}
    for n, (picture, box) in enumerate(faces):
        path = os.path.join(args.work, "face.mkv")
        film(view(picture, box, REFERENCE, 320, 320), path, n)
        reference = {p: landmarks(p, path, (160, 160), REFERENCE, args.work) for p in args.facecue}
        for size in args.sizes:
            film(view(picture, box, size, 640, 360), path, n)
            for p in args.facecue:
                results[p, size].append(measured(reference[p], landmarks(p, path, (320, 180), size, args.work)))
    print(f"{len(faces)} faces")
    for size in args.sizes:
        report(f"{size} px", {p: results[p, size] for p in args.facecue})
    report("all sizes", {p: [r for size in args.sizes for r in results[p, size]] for p in args.facecue})


if __name__ == "__main__":
    main()
