"""Puts made-up short expressions on the score curves of records, and counts which are found.

    python3 flashes.py --facecue bin/facecue --work DIR [--rate 1] RECORD.jsonl ...
    python3 flashes.py --facecue bin/facecue --work DIR [--rate 1] --clips DIR --side valid

The records are of faces that show neutral; --clips takes those that talking.py left in --work of the clips
of one side whose labels say neutral for nine tenths of the time. Each is copied with one expression of 1 to 12 frames
and three intensities, and read again by "facecue render". Faces whose scores vary with a
standard deviation under 0.1, all labels together, are steady; the others talk vividly. An expression rises
and falls like half a period of a sine, on top of what the face shows. Found means that an event
with its label, fleeting or a state, overlaps it. Copies without an expression, as they are, in
shuffled blocks and mirrored, say how many false alarms there are.
"""
import argparse
import collections
import copy
import csv
import itertools
import json
import math
import os
import random
import statistics
import subprocess

import talking

LENGTHS = (1, 2, 4, 8, 12)
INTENSITIES = (0.5, 0.7, 0.9)
LABELS = ("happiness", "surprise", "sadness", "anger", "disgust", "fear")
STEADY = 0.1     # standard deviation of the scores of steady faces
APART = 4.0      # seconds between expressions in one copy
BLOCK = 0.4      # seconds of a shuffled block
MOST = 3         # copies of a record with an expression of one length and intensity
LEAST = 2.0      # seconds of neutral in front of an expression
NEUTRAL = 0.9    # of the labelled time, in the clips that are chosen


def read(path):
    with open(path, encoding="utf-8") as f:
        lines = [json.loads(line) for line in f]
    return lines[0], [line for line in lines[1:] if "time" in line]


def faces(frames):
    """The judged faces of the person who is seen most, by frame."""
    seen = collections.Counter(face["id"] for frame in frames for face in frame.get("faces") or [])
    if not seen:
        return []
    main = seen.most_common(1)[0][0]
    return [(frame, face) for frame in frames for face in frame.get("faces") or []
            if face["id"] == main and face.get("scores") and face["label"] != "low_quality"]


def chosen(clips, side, work):
    """The records of the clips of one side that are labelled neutral nearly all the time."""
    keep = talking.on_side(clips, side)
    for file, stretches in sorted(talking.labelled(clips).items()):
        length = {True: 0.0, False: 0.0}
        for s in stretches:
            length[s["expression"] == "neutral"] += s["to"] - s["from"]
        if keep(file) and length[True] > NEUTRAL * sum(length.values()):
            yield os.path.join(work, file[:-4] + ".jsonl")


def relabel(face):
    top = max(face["scores"], key=face["scores"].get)
    face["label"] = top if face["scores"][top] >= 0.4 else "uncertain"


def blend(face, label, weight):
    """Moves scores towards a label; the intensity is the label's score at the apex."""
    own = face["scores"]
    face["scores"] = {k: round(v * (1 - weight) + (weight if k == label else 0), 4) for k, v in own.items()}
    relabel(face)


def put(frames, labels, length, intensity, at):
    """Puts expressions at some frames; gives their labels and times."""
    track, spans = faces(frames), []
    for label, first in zip(labels, at):
        own = track[first:first + length]
        for n, (_, face) in enumerate(own):
            blend(face, label, intensity * math.sin(math.pi * (n + 1) / (length + 1)) / math.sin(math.pi * ((length + 1) // 2) / (length + 1)))
        spans.append((label, own[0][0]["time"], own[-1][0]["time"]))
    return spans


def quiet(track, length):
    """Frames at which an expression may begin: all is labelled neutral around them."""
    chosen, last = [], -1e9
    for n in range(len(track)):
        time = track[n][0]["time"]
        around = [f for frame, f in track[max(0, n - 60):n + length + 60] if abs(frame["time"] - time) < 1]
        if time - track[0][0]["time"] >= LEAST and time - last >= APART and n + length + 25 < len(track) \
                and all(f["label"] == "neutral" for f in around):
            chosen.append(n)
            last = time
    return chosen


def rendered(program, work, header, frames, rate):
    path = os.path.join(work, "made.jsonl")
    with open(path, "w", encoding="utf-8") as f:
        for line in [header, *frames]:
            f.write(json.dumps(line) + "\n")
    out = os.path.join(work, "made.events.csv")
    done = subprocess.run([program, "render", "-y", "--filter", f"smooth,fleeting=rate={rate}", path, "-o", out], capture_output=True, text=True)
    if not os.path.exists(out):
        raise SystemExit(done.stderr)
    with open(out, encoding="utf-8") as f:
        rows = list(csv.DictReader(f))
    os.remove(out)
    return rows


def deviation(track):
    """The standard deviation of the scores in neutral frames, all labels together."""
    scores = [face["scores"] for _, face in track if face.get("state") == "neutral"]
    return math.sqrt(sum(statistics.pvariance([s[k] for s in scores]) for k in scores[0])) if scores else 1


def alarms(rows):
    return sum(row["kind"] == "fleeting" for row in rows)


def shuffled(frames, seed):
    """The scores of the person in blocks of another order."""
    track = faces(frames)
    blocks = collections.defaultdict(list)
    for frame, face in track:
        blocks[int(frame["time"] / BLOCK)].append((face["scores"], face["label"]))
    order = list(blocks.values())
    random.Random(seed).shuffle(order)
    for (_, face), (scores, label) in zip(track, [pair for block in order for pair in block]):
        face["scores"], face["label"] = scores, label


def mirrored(frames):
    """Scores reflected at their mean: rises become falls, falls rises."""
    track = faces(frames)
    names = list(track[0][1]["scores"])
    mean = {k: sum(f["scores"][k] for _, f in track) / len(track) for k in names}
    for _, face in track:
        turned = {k: max(0, 2 * mean[k] - face["scores"][k]) for k in names}
        total = sum(turned.values()) or 1
        face["scores"] = {k: round(v / total, 4) for k, v in turned.items()}
        relabel(face)


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--facecue", default="bin/facecue")
    p.add_argument("--work", required=True)
    p.add_argument("--rate", type=float, default=1)
    p.add_argument("--clips")
    p.add_argument("--side", choices=("train", "valid"))
    p.add_argument("records", nargs="*")
    a = p.parse_args()
    if a.clips:
        a.records += chosen(a.clips, a.side, a.work)
    os.makedirs(a.work, exist_ok=True)
    labels = itertools.cycle(LABELS)
    found, made, false, minutes = collections.Counter(), collections.Counter(), collections.Counter(), 0.0
    for path in a.records:
        header, frames = read(path)
        track = faces(frames)
        if len(track) < 50:
            continue
        group = "steady" if deviation(track) < STEADY else "vivid"
        minutes += (track[-1][0]["time"] - track[0][0]["time"]) / 60
        for kind, change in (("as it is", lambda f: None), ("shuffled", lambda f: shuffled(f, 1)), ("mirrored", mirrored)):
            own = copy.deepcopy(frames)
            change(own)
            false[kind] += alarms(rendered(a.facecue, a.work, header, own, a.rate))
        for length in LENGTHS:
            at = quiet(track, length)
            for intensity in INTENSITIES if at else ():
                for first in at[:MOST]:
                    own = copy.deepcopy(frames)
                    (label, begin, to), = put(own, labels, length, intensity, [first])
                    rows = rendered(a.facecue, a.work, header, own, a.rate)
                    made[group, length, intensity] += 1
                    found[group, length, intensity] += any(r["label"] == label and float(r["onset"]) <= to and float(r["offset"]) > begin for r in rows)
    print(f"{minutes:.2f} minutes; candidates a minute without an expression: " + ", ".join(f"{k} {n / minutes:.2f}" for k, n in false.items()))
    columns = [(group, i) for group in ("steady", "vivid") for i in INTENSITIES]
    print("| frames | " + " | ".join(f"{group}, {i}" for group, i in columns) + " |\n|---|" + "---|" * len(columns))
    for length in LENGTHS:
        print(f"| {length} | " + " | ".join(f"{found[g, length, i]} of {made[g, length, i]}" for g, i in columns) + " |")


if __name__ == "__main__":
    main()
