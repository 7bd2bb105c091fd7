"""Counts the fleeting candidates of still neutral faces, and bounds their rate.

    python3 still.py --facecue bin/facecue --data DIR --motion RECORD.jsonl ... --work DIR
    python3 still.py --facecue bin/facecue --stretches STRETCHES.tsv --clips DIR --work DIR

Of the first kind are portraits labelled neutral of people whom the expression network did not
learn from (models/train/aligned.py), one a person. Each moves as the head of a real person does:
the landmarks of a record are smoothed over three frames and played to and fro. Of the second kind
are stretches of recordings (columns file, from_s, to_s) in which somebody is still and neutral,
played to and fro in several copies. Both get noise that differs from frame to frame,
light that changes slowly, and the compression of H.264. Each film that is made lasts --seconds.
No candidate is right, so that all of them are false alarms. --shuffles reads each record again with its scores in
blocks of another order, which says how often chance alone brings scores together. The upper bound of the rate is the one at
which so few or fewer are found once in twenty times (Garwood 1936).
"""
import argparse
import csv
import json
import math
import os
import subprocess
import sys

import cv2
import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "models", "train"))
import aligned  # noqa: E402
import flashes  # noqa: E402
import greyfilm  # noqa: E402

RATE, SIDE = 25, 256          # frames a second and pixels of the films that are made
FACE = 0.55                   # of the picture's side, the square of the landmarks' template
GRAIN = (1.5, 3.0, 4.5)       # standard deviations of the noise, grey levels
QUALITY = (20, 26, 32)        # of the encoder (crf)
LIGHT = 0.06                  # greatest relative change of the light
BANK = 64                     # pictures of noise


def path(record):
    """The landmarks of the person who is seen most, frame by frame, [n,5,2]."""
    tracks = {}
    with open(record, encoding="utf-8") as f:
        for line in list(f)[1:]:
            for face in json.loads(line).get("faces") or []:
                tracks.setdefault(face["id"], []).append(face["points"])
    points = np.array(max(tracks.values(), key=len), float).reshape(-1, 5, 2)
    kernel = np.ones(3) / 3
    return np.stack([np.convolve(points[:, i, j], kernel, "valid") for i in range(5) for j in range(2)], 1).reshape(-1, 5, 2)


def to_and_fro(length, count):
    """The indices of count frames that go through length frames forwards, back and so on."""
    once = np.concatenate([np.arange(length), np.arange(length - 2, 0, -1)])
    return np.resize(once, count)


def moved(picture, points, motion, count):
    """Pictures of a portrait whose landmarks move as those of the record do."""
    target = aligned.TEMPLATE * FACE * SIDE + (1 - FACE) / 2 * SIDE
    middle = motion.mean(0)
    frame = aligned.similarity(middle, target)
    for i in to_and_fro(len(motion), count):
        at = motion[i] @ frame[:, :2].T + frame[:, 2]
        # The head moves; what the person's face differs from the mean by does not matter here.
        move = aligned.similarity(target, at)
        place = aligned.similarity(np.asarray(points, float), target)
        whole = np.vstack([move, [0, 0, 1]]) @ np.vstack([place, [0, 0, 1]])
        yield cv2.warpAffine(picture, whole[:2], (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def stretch(clip, begin, end, count):
    """Pictures of a stretch of a recording, to and fro."""
    film, frames = cv2.VideoCapture(clip), []
    rate = film.get(cv2.CAP_PROP_FPS)
    for n in range(int(end * rate)):
        ok, picture = film.read()
        if not ok:
            break
        if n >= begin * rate:
            picture = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
            size = min(1, 640 / max(picture.shape))
            frames.append(cv2.resize(picture, tuple(int(round(s * size / 2)) * 2 for s in picture.shape[::-1]), interpolation=cv2.INTER_AREA))
    return (frames[i] for i in to_and_fro(len(frames), count))


def disturbed(pictures, random, grain):
    """The pictures with noise that differs from frame to frame, and light that changes slowly."""
    periods, noise = random.uniform(3, 20, 2), None
    for n, picture in enumerate(pictures):
        if noise is None:
            noise = random.normal(0, grain, (BANK, *picture.shape)).astype(np.float32)
        light = 1 + LIGHT / 2 * sum(math.sin(2 * math.pi * n / RATE / p) for p in periods)
        yield picture * light + np.roll(noise[random.integers(BANK)], random.integers(picture.shape[1]), 1)


def film(pictures, out, seed):
    """Encodes pictures with noise and light that changes."""
    pictures = disturbed(pictures, np.random.default_rng(seed), GRAIN[seed % 3])
    greyfilm.encode(pictures, out, RATE, "-threads", "1", "-preset", "veryfast", "-crf", str(QUALITY[seed // 3 % 3]))


def films(a):
    """Name and pictures of every film."""
    count = a.seconds * RATE
    if a.stretches:
        with open(a.stretches, encoding="utf-8") as f:
            rows = list(csv.DictReader(f, delimiter="\t"))
        for copy in range(a.copies):
            for n, row in enumerate(rows):
                yield f"stretch-{copy}-{n}", stretch(os.path.join(a.clips, row["file"]), float(row["from_s"]), float(row["to_s"]), count)
        return
    motions = [path(record) for record in a.motion]
    known = {aligned.person(record) for record, _ in aligned.labelled(a.data, held_out=False)}
    seen = set()
    for record, picture in aligned.labelled(a.data, held_out=True):
        name = aligned.person(record)
        if record["expression"] != "neutral" or name in known or name in seen:
            continue
        seen.add(name)
        face = max(record["faces"], key=lambda f: f["score"])
        yield f"portrait-{len(seen)}", moved(picture(), face["points"], motions[len(seen) % len(motions)], count)
        if len(seen) == a.portraits:
            return


def poisson(most, mean):
    return sum(math.exp(-mean) * mean ** k / math.factorial(k) for k in range(most + 1))


def bound(count):
    """The mean at which count or fewer are found once in twenty times."""
    low, high = 0.0, 10.0 + 3 * count
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if poisson(count, middle) > 0.05 else (low, middle)
    return high


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--facecue", default="bin/facecue")
    p.add_argument("--data")
    p.add_argument("--motion", nargs="*", default=[])
    p.add_argument("--stretches")
    p.add_argument("--clips")
    p.add_argument("--copies", type=int, default=6)
    p.add_argument("--work", required=True)
    p.add_argument("--portraits", type=int, default=100)
    p.add_argument("--seconds", type=int, default=60)
    p.add_argument("--shuffles", type=int, default=0, help="copies of each record with blocks of scores in another order")
    p.add_argument("--again", action="store_true", help="take the records that are in --work")
    p.add_argument("--resume", action="store_true", help="keep the records that are in --work and make the others")
    a = p.parse_args()
    os.makedirs(a.work, exist_ok=True)
    made = []
    if a.again:
        made = sorted(os.path.join(a.work, name) for name in os.listdir(a.work) if name.endswith(".jsonl"))
    else:
        for seed, (name, pictures) in enumerate(films(a)):
            out = os.path.join(a.work, name + ".mkv")
            made.append(os.path.join(a.work, name + ".jsonl"))
            if a.resume and os.path.exists(made[-1]):
                continue
            film(pictures, out, seed)
            subprocess.run([a.facecue, "annotate", "-y", "--threads", "1", out, "-o", made[-1]], check=True, capture_output=True)
            os.remove(out)
    report(a.facecue, made)
    if a.shuffles:
        shuffled(a.facecue, made, a.work, a.shuffles)


def shuffled(program, records, work, copies):
    """Counts the candidates in copies of the records with blocks of scores in another order."""
    seconds = found = 0
    for record in records:
        header, frames = flashes.read(record)
        for seed in range(copies):
            flashes.shuffled(frames, seed)
            found += flashes.alarms(flashes.rendered(program, work, header, frames, 1))
            seconds += len(flashes.faces(frames)) / RATE
    print(f"in blocks of another order: {seconds / 60:.1f} minutes, {found} candidates, {3600 * found / seconds:.2f} an hour")


def report(program, records):
    seconds, neutral, candidates, reached = 0.0, 0.0, [], []
    for record in records:
        events = record[:-6] + ".events.csv"
        subprocess.run([program, "render", "-y", "--filter", "smooth", record, "-o", events], check=True, capture_output=True)
        with open(record, encoding="utf-8") as f:
            faces = [face for line in list(f)[1:] for face in json.loads(line).get("faces") or []]
        seconds += len(faces) / RATE
        others = np.array([[v for k, v in face["scores"].items() if k != "neutral"] for face in faces if face.get("scores")])
        reached.append((others - np.median(others, 0)).max())
        with open(events, encoding="utf-8") as f:
            for row in csv.DictReader(f):
                if row["kind"] == "state" and row["label"] == "neutral":
                    neutral += float(row["duration"])
                if row["kind"] == "fleeting":
                    candidates.append((os.path.basename(record)[:-6], row["label"], row["onset"], row["strength"], row["peak"]))
    hours = seconds / 3600
    print(f"{len(records)} films, {60 * hours:.1f} minutes with a face, {neutral / seconds:.3f} of the time in the state neutral: "
          f"{len(candidates)} candidates, {len(candidates) / hours:.2f} an hour, at most {bound(len(candidates)) / hours:.2f} an hour (95 %)")
    print("greatest rise of a score in a film, over its median: " + ", ".join(f"{np.quantile(reached, q):.2f} ({name})" for name, q in (("median", 0.5), ("90 %", 0.9), ("greatest", 1))) +
          "; a candidate rises by 0.35 at least and leads all labels")
    for c in candidates:
        print("  ", *c)


if __name__ == "__main__":
    main()
