"""Measures an expression network on faces that it was not trained on: the validation faces of
FER+, the held-out portraits, posed faces (posed.py), people who talk (talking.py).

    python3 measures.py --data DIR --facecue ../../bin/facecue --work DIR ../weights
    python3 measures.py --data DIR --facecue ../../bin/facecue --work DIR tuned.checkpoint:wide

The test faces of FER+ are left out, unless --test asks for them, so that no network is chosen by
them. Scores are those that the product gives: with the mirror image, if the face alone is in
doubt. A face of a recording is called "uncertain" under a score of 0.4, as in the product; such a
face counts as none of the expressions.
"""
import argparse
import functools
import os

import numpy as np
import torch

import aligned
import data
import metrics
import posed
import talking
from aligned import NAMES
from graph import shipped
from teachers import teacher

BASIC = 7  # posed sets have no contempt
UNCERTAIN = 0.4  # least best score of a named face
REST = {"mirror": 0.95}


def votes(predict, folder, split="valid"):
    faces, truth = data.majority(folder, split)
    guess = predict(faces).argmax(1)
    return {f"FER+ {split} accuracy": metrics.top1(truth, guess), f"FER+ {split} macro-F1": metrics.f1(truth, guess)}


def portraits(predict, folder):
    faces, truth = held_out(folder)
    return {"portraits": metrics.balanced(truth, predict(faces)[:, :2].argmax(1), (0, 1))}


@functools.lru_cache(1)
def held_out(folder):
    faces, truth = aligned.portraits(folder, held_out=True)
    return faces[truth < 2], truth[truth < 2]


def still(predict, facecue, folder, work):
    found = {}
    for name in posed.SETS:
        faces, _, truth, _ = posed.faces(facecue, folder, name, work)
        guess = predict(faces)[:, :BASIC].argmax(1)
        found[name] = metrics.top1(truth, guess)
        if name == "jaffe":
            found.update({f"{name} {NAMES[k]}": (guess[truth == k] == k).mean() for k in range(3, BASIC)})
    return found


def talk(predict, facecue, folder, work, step=1):
    """Shares of every step-th frame of the validation people."""
    rows = talking.talk(facecue, folder, work).side(True).where(slice(None, None, step))
    scores = predict(rows.faces)
    guess = np.where(scores.max(1) < UNCERTAIN, -1, scores.argmax(1))
    speech = (rows.labels == 0) & (rows.speaking == "yes")
    found = {f"neutral speech as {NAMES[k]}": (guess[speech] == k).mean() for k in range(3)}
    found.update({f"talk {NAMES[k]}": (guess[rows.labels == k] == k).mean() for k in (1, 2, 3, 4, 6)})
    return found


def everything(predict, args, step=1):
    return {**votes(predict, args.data), **portraits(predict, args.data),
            **still(predict, args.facecue, args.data, args.work), **talk(predict, args.facecue, args.data, args.work, step)}


def scores(logits, card):
    """A function that gives the product's scores of faces."""
    return lambda faces: metrics.softmax(metrics.shipped_logits(logits, faces, card), card["temperature"])


def checkpoint_scores(net, folder):
    """The scores of a network that is not exported yet; the temperature is fitted as in
    quantise.py."""
    faces, truth = data.majority(folder, "valid")
    temperature = metrics.temperature(metrics.mirrored_logits(net, faces), truth)
    return scores(functools.partial(metrics.logits, net), {**REST, "temperature": temperature})


def line(found):
    return ", ".join(f"{name} {value:.3f}" for name, value in found.items())


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "facecue", "work"):
        args.add_argument("--" + name, required=True)
    args.add_argument("--test", action="store_true", help="also measure the test faces of FER+")
    args.add_argument("--step", type=int, default=1, help="use every so many frames of people who talk")
    args.add_argument("networks", nargs="+", metavar="FOLDER or CHECKPOINT:SIZE")
    args = args.parse_args()
    torch.set_num_threads(1)
    columns = []
    for name in args.networks:
        if os.path.isdir(name):
            card, graph = shipped(name, "expression")
            predict = scores(graph.logits, card)
        else:
            predict = checkpoint_scores(teacher(name), args.data)
        columns.append({**everything(predict, args, args.step), **(votes(predict, args.data, "test") if args.test else {})})
    print("| measure | " + " | ".join(args.networks) + " |\n" + "|---" * (1 + len(columns)) + "|")
    for name in columns[0]:
        print(f"| {name} | " + " | ".join(f"{c[name]:.3f}" for c in columns) + " |")


if __name__ == "__main__":
    main()
