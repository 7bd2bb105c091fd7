"""People who talk: the folder talking of the image sets. LABELS.tsv names the expression of each
segment, MANIFEST.tsv the people of each clip."""
import collections
import csv
import os
from dataclasses import dataclass

import numpy as np

import annotated
from aligned import NAMES, crop
from faceapi import square

UNCLEAR = -1  # the label of a face whose expression the rater left open
# People of whom no frame is trained on. Each of them or of the others shows each expression.
VALIDATION = ("mead-M030", "mead-EAMM-woman", "mead-W040", "mead-W023", "st-sadgirl", "st-obama", "st-surprisegirl",
              "vox-00067", "vox-00098", "vox-517600055", "hdtf-markey", "mer-1073", "mer-4136", "ff-004", "vv-left",
              "vv-right", "grid-lbax4n", "dagan-driving")


@dataclass
class Talk:
    """Faces of people who talk, a row for each face that a segment labels."""
    faces: np.ndarray  # uint8 [n,48,48]
    squares: np.ndarray  # uint8 [n,112,112], for the teacher in faceapi.py
    labels: np.ndarray  # [n], an index of NAMES or UNCLEAR
    speaking: np.ndarray  # [n], yes, no or unsure
    people: np.ndarray  # [n], the names of MANIFEST.tsv
    clips: np.ndarray  # [n], the names of files
    times: np.ndarray  # [n], seconds

    def where(self, chosen):
        return Talk(*(getattr(self, name)[chosen] for name in self.__dataclass_fields__))

    def side(self, validation):
        """The rows of the people of one side."""
        return self.where(np.isin(self.people, VALIDATION) == validation)


def rows(folder, name):
    with open(os.path.join(folder, "talking", name)) as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def segments(folder):
    """The segments of each clip."""
    found = collections.defaultdict(list)
    for row in rows(folder, "LABELS.tsv"):
        found[row["file"]].append(row)
    return found


def name_of(people, place):
    """The name of the person at a place: only, left or right."""
    names = [name.split(" (")[0].strip() for name in people.split(",")]
    return names[1] if place == "right" else names[0]


def places(frames, width, two):
    """For each number of a person in a record, the place that the labels use: left and right of
    the middle if a clip has two people, else only for those as large as the main one."""
    seen = collections.defaultdict(list)
    for frame in frames:
        for face in frame.get("faces") or []:
            seen[face["id"]].append((face["box"][0] + face["box"][2] / 2, face["box"][3]))
    centre, height = ({k: np.median([v[i] for v in values]) for k, values in seen.items()} for i in (0, 1))
    if two:
        return {k: "left" if x < width / 2 else "right" for k, x in centre.items()}
    main = max(seen, key=lambda k: len(seen[k]) * height[k] ** 2, default=None)
    return {k: "only" for k in seen if 0.6 < height[k] / height[main] < 1.7}


def clip(source, people, labelled, records):
    """The rows of one clip."""
    size, frames = annotated.read(source, records)
    place = places(frames, size[0], any(s["person"] != "only" for s in labelled))
    for frame, image in zip(frames, annotated.pictures(source, size)):
        for segment in labelled:
            if not float(segment["onset_s"]) <= frame["time"] < float(segment["offset_s"]):
                continue
            found = [f for f in frame.get("faces") or [] if place.get(f["id"]) == segment["person"]]
            if found:
                face = max(found, key=lambda f: f["box"][3])
                label = NAMES.index(segment["expression"]) if segment["expression"] in NAMES else UNCLEAR
                yield (crop(image, face["points"]), square(image, face["points"]), label, segment["speaking"], name_of(people, segment["person"]),
                       os.path.basename(source), frame["time"])


def talk(facecue, folder, work):
    """The faces of all clips, as the product's detector finds them. Records and faces are kept in
    work."""
    cache = os.path.join(work, "talking.npz")
    if not annotated.newer(cache, facecue):
        records, found = os.path.join(work, "talking"), []
        labelled = segments(folder)
        for row in rows(folder, "MANIFEST.tsv"):
            source = os.path.join(folder, "talking", row["file"])
            annotated.annotate(facecue, [source], records)
            found += clip(source, row["people"], labelled[row["file"]], records)
        np.savez(cache, *map(np.array, zip(*found)))
    with np.load(cache) as columns:
        return Talk(*columns.values())
