"""Measures what facecue makes of people who talk: cues, states, fleeting candidates, speaking.

    python3 talking.py --facecue bin/facecue --clips DIR --work DIR [--again] [--side train|valid]

The folder has the clips and LABELS.tsv with the columns file, onset_s, offset_s, person (only,
left, right), speaking and expression. Records are kept in the folder --work; --again makes the
outputs from the records that are there, with the states of the present program. --side measures
the clips of people on one side alone: MANIFEST.tsv names the people of each clip, and VALIDATION
in models/train/talking.py those of whom nothing was trained on or fitted to.
"""
import argparse
import ast
import collections
import csv
import json
import os
import re
import statistics
import subprocess

EXPRESSIONS = "happiness surprise sadness anger disgust fear contempt".split()
SURE = 0.9       # a raw score from which a frame is sure
STEADY = 0.4     # seconds from which a run of one raw label is compared with states


def outputs(program, clips, work, again):
    """Makes the record, the list of events and the cues of each clip."""
    for name in sorted(os.listdir(clips)):
        if not name.endswith(".mp4"):
            continue
        stem = os.path.join(work, name[:-4])
        made = ["-o", stem + ".events.csv", "-o", stem + ".srt"]
        if again:
            subprocess.run([program, "render", "-y", "--filter", "smooth", stem + ".jsonl", *made, "-o", stem + ".again.jsonl"], check=True, capture_output=True)
        else:
            if os.path.exists(stem + ".again.jsonl"):  # of an older record
                os.remove(stem + ".again.jsonl")
            subprocess.run([program, "annotate", "-y", "--filter", "detect,track,classify,people,speak,smooth", os.path.join(clips, name), "-o", stem + ".jsonl", *made], check=True, capture_output=True)


def labelled(clips):
    """The labelled stretches by file."""
    stretches = collections.defaultdict(list)
    with open(os.path.join(clips, "LABELS.tsv"), encoding="utf-8") as f:
        for row in csv.DictReader(f, delimiter="\t"):
            row["from"], row["to"] = float(row["onset_s"]), float(row["offset_s"])
            stretches[row["file"]].append(row)
    return stretches


class Clip:
    """The outputs of one clip."""

    def __init__(self, stem, stretches):
        self.stretches, self.tracks, self.end = stretches, collections.defaultdict(list), 0.0
        record = stem + (".again.jsonl" if os.path.exists(stem + ".again.jsonl") else ".jsonl")
        with open(record, encoding="utf-8") as lines:
            self.width = json.loads(next(lines))["facecue"]["stream"]["width"]
            for line in lines:
                frame = json.loads(line)
                if "time" not in frame:
                    continue
                self.end = max(self.end, frame["time"])
                for found in frame.get("faces") or []:
                    self.tracks[found["id"]].append((frame["time"], found))
        with open(stem + ".events.csv", encoding="utf-8") as f:
            self.events = list(csv.DictReader(f))
        with open(stem + ".srt", encoding="utf-8") as f:
            self.cues = [tuple(map(seconds, edges)) for edges in re.findall(r"(\S+) --> (\S+)", f.read())]
        self.people = {number: self.place(track) for number, track in self.tracks.items()}

    def place(self, track):
        """Which labelled person a track is: those of single people are as large as the largest."""
        if all(s["person"] == "only" for s in self.stretches):
            heights = {n: statistics.median(f["box"][3] for _, f in t) for n, t in self.tracks.items()}
            main = max(self.tracks, key=lambda n: len(self.tracks[n]) * heights[n] ** 2)
            height = statistics.median(f["box"][3] for _, f in track)
            return "only" if 0.6 * heights[main] < height < 1.7 * heights[main] else ""
        return "left" if statistics.median(f["box"][0] + f["box"][2] / 2 for _, f in track) < self.width / 2 else "right"

    def at(self, person, time):
        """The labelled stretch of a person at a time."""
        for s in self.stretches:
            if s["person"] == person and s["from"] <= time < s["to"]:
                return s
        return None


def seconds(text):
    h, m, s = text.replace(",", ".").split(":")
    return int(h) * 3600 + int(m) * 60 + float(s)


def lags(clip):
    """Seconds from a change between two steady raw labels to that of the state."""
    for track in clip.tracks.values():
        runs = []  # label, first frame, frame after the last
        for n, (_, face) in enumerate(track):
            if not runs or runs[-1][0] != face.get("label"):
                runs.append([face.get("label"), n, n])
            runs[-1][2] = n + 1
        length = lambda run: track[min(run[2], len(track) - 1)][0] - track[run[1]][0]
        for before, run in zip(runs, runs[1:]):
            if {before[0], run[0]} & {None, "low_quality"} or min(length(before), length(run)) < STEADY:
                continue
            begins = [n for n in range(before[1] + 1, run[2]) if track[n][1].get("state") == run[0] != track[n - 1][1].get("state")]
            if begins:
                yield min((track[n][0] - track[run[1]][0] for n in begins), key=abs)


def estimate(face, name):
    return (face.get("estimates") or {}).get(name)


def validation():
    """The names of people of whom nothing was trained on or fitted to."""
    source = os.path.join(os.path.dirname(__file__), "..", "models", "train", "talking.py")
    with open(source, encoding="utf-8") as f:
        for node in ast.parse(f.read()).body:
            if isinstance(node, ast.Assign) and node.targets[0].id == "VALIDATION":
                return ast.literal_eval(node.value)


def on_side(clips, side):
    """A function that tells whether the people of a clip are on a side; None takes all."""
    with open(os.path.join(clips, "MANIFEST.tsv"), encoding="utf-8") as f:
        people = {row["file"]: [name.split(" (")[0].strip() for name in row["people"].split(",")] for row in csv.DictReader(f, delimiter="\t")}
    held = set(validation())
    return lambda file: side is None or (side == "valid") == held.issuperset(people[file])


def measure(clips, work, keep=lambda file: True):
    total = collections.Counter()
    kinds, shift, sure, short = collections.defaultdict(collections.Counter), [], [0, 0], []
    talk = collections.Counter()
    for file, stretches in sorted(labelled(clips).items()):
        if not keep(file):
            continue
        clip = Clip(os.path.join(work, file[:-4]), stretches)
        total["seconds"] += clip.end
        total["cues"] += len(clip.cues)
        short += [to - begin for begin, to in clip.cues]
        for s in stretches:
            total[s["speaking"], s["expression"]] += s["to"] - s["from"]
        for event in clip.events:
            when = float(event["apex" if event["kind"] == "fleeting" else "onset"])
            s = clip.at(clip.people.get(int(event["person"]), ""), when)
            if s:
                kinds[s["speaking"], s["expression"]][event["kind"], event["label"]] += 1
        shift += list(lags(clip))
        for number, track in clip.tracks.items():
            for time, face in track:
                if face.get("label") != "low_quality" and face.get("scores"):
                    top = max(face["scores"], key=face["scores"].get)
                    if face["scores"][top] >= SURE:
                        sure[0] += 1
                        sure[1] += face.get("state") != top
                s = clip.at(clip.people[number], time)
                for name in ("speaking", "speech"):
                    value = estimate(face, name)
                    if s and s["speaking"] in ("yes", "no") and value is not None:
                        talk[name, s["speaking"], value >= 0.5] += 1
    report(total, kinds, shift, sure, short, talk)


def report(total, kinds, shift, sure, short, talk):
    minutes = total["seconds"] / 60
    print(f"clips: {minutes:.2f} minutes; cues a minute {total['cues'] / minutes:.1f}, "
          f"median {statistics.median(short):.2f} s, shortest {min(short):.2f} s, under 0.8 s {sum(s < 0.795 for s in short) / len(short):.1%}")
    for speaking, name in (("yes", "neutral speech"), ("no", "neutral and silent")):
        length, events = total[speaking, "neutral"] / 60, kinds[speaking, "neutral"]
        states = {label: n for (kind, label), n in events.items() if kind == "state" and label in EXPRESSIONS}
        fleeting = {label: n for (kind, label), n in events.items() if kind == "fleeting"}
        print(f"{name}, {length:.2f} minutes: other states a minute {sum(states.values()) / length:.1f} {states}, "
              f"fleeting candidates a minute {sum(fleeting.values()) / length:.1f} {fleeting}")
    labelled_minutes = sum(v for k, v in total.items() if isinstance(k, tuple)) / 60
    for kind in ("state", "fleeting"):
        n = sum(c for events in kinds.values() for (k, _), c in events.items() if k == kind)
        print(f"all labelled time, {labelled_minutes:.2f} minutes: {kind} events a minute {n / labelled_minutes:.1f}")
    late = sorted(shift)
    print(f"raw label to state: {len(late)} runs, median {statistics.median(late):+.3f} s, 10 % {late[len(late) // 10]:+.3f} s, 90 % {late[len(late) * 9 // 10]:+.3f} s, "
          f"mean of sizes {statistics.mean(map(abs, late)):.3f} s")
    print(f"sure frames that show another state: {sure[1] / sure[0]:.1%} of {sure[0]}")
    for name in sorted({name for name, *_ in talk}):
        hits, missed, false, silent = talk[name, "yes", True], talk[name, "yes", False], talk[name, "no", True], talk[name, "no", False]
        print(f"{name}: F1 {2 * hits / (2 * hits + missed + false):.3f}, precision {hits / max(1, hits + false):.3f}, recall {hits / max(1, hits + missed):.3f}, "
              f"silent frames called silent {silent / max(1, silent + false):.3f}")


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--facecue", default="bin/facecue")
    p.add_argument("--clips", required=True)
    p.add_argument("--work", required=True)
    p.add_argument("--again", action="store_true")
    p.add_argument("--only-measure", action="store_true")
    p.add_argument("--side", choices=("train", "valid"))
    a = p.parse_args()
    os.makedirs(a.work, exist_ok=True)
    if not a.only_measure:
        outputs(a.facecue, a.clips, a.work, a.again)
    measure(a.clips, a.work, on_side(a.clips, a.side))


if __name__ == "__main__":
    main()
