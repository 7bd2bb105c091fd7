"""Compares the built-in expression network with networks of npm packages on the same faces.

    python3 peers.py --data DIR --facecue ../../bin/facecue --packages node_modules/@vladmandic --work DIR --docs ../../docs/MODELS.md

Each network gets its own crop of the same face, by the landmarks of the built-in detector; FER+
faces have none, so the whole picture is the crop. Contempt is left out, because the
peers have no such label. The table replaces the part between the two marks in the document.
"""
import argparse
import json
import os

import numpy as np
import torch

import data
import faceapi
import human
import metrics
import posed
import talking
from graph import shipped

WEIGHTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "weights")
BASIC = 7
VOTED = "FER+ test faces"  # pictures without landmarks
STEP = 5  # only every so many frames of people who talk, because neighbours are alike
MARKS = "<!-- peers -->", "<!-- end of peers -->"


class Peers:
    """The networks of the packages in a folder, and their columns."""

    def __init__(self, folder):
        self.faceapi = faceapi.FaceApi(os.path.join(folder, "face-api", "model"))
        self.human = human.Human(os.path.join(folder, "human", "models"))
        self.titles = [f"@vladmandic/{name} {version(os.path.join(folder, name))}" for name in ("face-api", "human")]

    def scores(self, squares, by_landmarks):
        """The scores of each network for the squares of faceapi.py."""
        smaller = human.raised if by_landmarks else human.whole
        return self.faceapi.scores(squares), self.human.scores(np.stack([smaller(square) for square in squares]))


def version(folder):
    with open(os.path.join(folder, "package.json")) as f:
        return json.load(f)["version"]


def sets(args):
    """Name, faces, squares for the peers, labels of each set, and the name and rows of a part of it."""
    for name, title in zip(posed.SETS, ("JAFFE", "Yale")):
        faces, squares, truth, _ = posed.faces(args.facecue, args.data, name, args.work)
        yield title, faces, squares, truth, {}
    faces, truth = data.majority(args.data, "test")
    yield VOTED, faces, np.stack([faceapi.whole(face) for face in faces]), truth, {}
    rows = talking.talk(args.facecue, args.data, args.work).side(True)
    rows = rows.where((rows.labels != talking.UNCLEAR) & (rows.labels < BASIC)).where(slice(None, None, STEP))
    speech = (rows.labels == 0) & (rows.speaking == "yes")
    yield f"people who talk, every {STEP}th frame", rows.faces, rows.squares, rows.labels, {"of them, neutral speech": speech}


def figures(scores, truth):
    """Accuracy, and macro-F1 over the expressions that the set has, of seven labels."""
    guess, present = scores[:, :BASIC].argmax(1), np.unique(truth)
    f1 = [2 * ((truth == k) & (guess == k)).sum() / max(1, (truth == k).sum() + (guess == k).sum()) for k in present]
    return f"{metrics.top1(truth, guess):.3f} / {np.mean(f1):.3f}" if len(present) > 1 else f"{metrics.top1(truth, guess):.3f}"


def table(args):
    card, graph = shipped(WEIGHTS, "expression")
    peers = Peers(args.packages)
    lines = ["| " + " | ".join(["faces", "count", "facecue", *peers.titles]) + " |", "|---" * (3 + len(peers.titles)) + "|"]
    for title, faces, squares, truth, parts in sets(args):
        keep = truth < BASIC
        scores = metrics.shipped_logits(graph.logits, faces[keep], card), *peers.scores(squares[keep], title != VOTED)
        for name, chosen in {title: np.full(keep.sum(), True), **parts}.items():
            columns = [name, str(chosen.sum()), *(figures(s[chosen], truth[keep][chosen]) for s in scores)]
            lines.append("| " + " | ".join(columns) + " |")
            print(lines[-1], flush=True)
    return "\n".join(lines)


def replace(path, text):
    """Replaces what stands between the marks of a document."""
    with open(path) as f:
        before, rest = f.read().split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    with open(path, "w") as f:
        f.write(before + MARKS[0] + "\n" + text + "\n" + MARKS[1] + after)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "facecue", "packages", "work", "docs"):
        args.add_argument("--" + name, required=True)
    args = args.parse_args()
    torch.set_num_threads(1)
    replace(args.docs, table(args))


if __name__ == "__main__":
    main()
