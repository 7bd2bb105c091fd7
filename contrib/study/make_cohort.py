#!/usr/bin/env python3
"""Makes the records of a cohort that does not exist: 23 patients, 389 sessions.

    make_cohort.py FOLDER

sessions.csv and participants.tsv beside this file say what each session holds; both were drawn at
random, with effects that are known (docs/STUDY.md). The records are such that a patient shows
happiness, neutral and sadness for those shares of the time, in the opening of five minutes and
after it. A frame stands for a whole episode, so that the records are small. Nobody was recorded.
"""
import csv
import json
import os
import shutil
import sys

LABELS = "neutral happiness surprise sadness anger disgust fear contempt".split()
OPENING = 300.0  # seconds
EPISODE = 60.0   # seconds in which each expression is shown once
MICRO = 1_000_000

HEADER = {"facecue": {"version": "made-up", "libav": "", "models": [], "filters": "detect,classify,track,smooth",
          "notice": "a made-up record of people who do not exist", "stream": {"width": 1280, "height": 720,
          "time_base": [1, MICRO], "start": 0, "rate": [0, 1], "duration": 0, "codec": "none", "hwaccel": "none"}}}


def face(number, x, label):
    """A face whose score is highest for the label; a face of low quality has the scores of neutral."""
    leading = "neutral" if label == "low_quality" else label
    scores = {name: 0.86 if name == leading else 0.02 for name in LABELS}
    points = [[x + 50, 280], [x + 110, 280], [x + 80, 310], [x + 55, 350], [x + 105, 350]]
    return {"id": number, "box": [x, 200, 160, 200], "score": 0.9, "points": points, "scores": scores, "label": label,
            "quality": 0.1 if label == "low_quality" else 1, "state": label}


def part(seconds, judged, happiness, neutral):
    """Episodes of a part of a session: label and seconds. Judged is the share of time that can be judged."""
    count = max(1, round(seconds / EPISODE))
    shares = [("happiness", happiness), ("neutral", neutral), ("sadness", 1 - happiness - neutral)]
    for _ in range(count):
        for label, share in shares:
            yield label, share * judged * seconds / count
        yield "low_quality", (1 - judged) * seconds / count


def episodes(row):
    duration, judged = float(row["duration_s"]), float(row["analysable_s"]) / float(row["duration_s"])
    rest = duration - OPENING
    all_happy, opening = float(row["happiness_share"]), float(row["opening_happiness_share"])
    after = (all_happy * duration - opening * OPENING) / rest
    neutral = float(row["neutral_share"]) / (1 - all_happy)  # of the time without happiness
    yield from part(OPENING, judged, opening, (1 - opening) * neutral)
    yield from part(rest, judged, after, (1 - after) * neutral)


def write(name, row):
    with open(name, "w", encoding="utf-8") as out:
        out.write(json.dumps(HEADER, separators=(",", ":")) + "\n")
        exact = begin = 0
        for frame, (label, seconds) in enumerate(episodes(row)):
            exact += seconds * MICRO
            end = round(exact)
            out.write(json.dumps({"frame": frame, "pts": begin, "duration": end - begin, "time": begin / MICRO, "status": "face",
                      "faces": [face(1, 300, label), face(2, 800, "neutral")]}, separators=(",", ":")) + "\n")
            begin = end


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    here, folder = os.path.dirname(os.path.abspath(__file__)), sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    shutil.copy(os.path.join(here, "participants.tsv"), folder)
    with open(os.path.join(here, "sessions.csv"), newline="", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            session = "ses-%02d" % int(row["session"])
            place = os.path.join(folder, row["participant_id"], session)
            os.makedirs(place, exist_ok=True)
            write(os.path.join(place, "%s_%s_film.jsonl" % (row["participant_id"], session)), row)


if __name__ == "__main__":
    main()
