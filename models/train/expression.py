"""Trains the expression network on the FER+ votes.

    python3 expression.py --data DIR [--epochs 36] [--out expression.onnx]

Every epoch is kept in OUT.checkpoint; --resume goes on from there. The log of the
run is OUT.log.
"""
import argparse
import os
import random
import time

import cv2
import numpy as np
import torch
import torch.nn.functional as F

import aligned
import data
import judge
from average import Average
from bfloat16 import bfloat16
from export import export
from expression_net import SIDE, Net

BATCH = 128


def augment(face):
    """A face as another camera, pose and light would have shown it."""
    if random.random() < 0.5:
        face = face[:, ::-1]
    turn = cv2.getRotationMatrix2D((23.5, 23.5), random.gauss(0, 10), random.uniform(0.85, 1.2))
    turn[:, 2] += random.uniform(-4, 4), random.uniform(-4, 4)
    border = random.choice([cv2.BORDER_REFLECT, cv2.BORDER_REPLICATE, cv2.BORDER_CONSTANT])
    face = cv2.warpAffine(np.ascontiguousarray(face), turn, (SIDE, SIDE),
                          flags=cv2.INTER_LINEAR, borderMode=border).astype(np.float32)
    kind = random.random()
    if kind < 0.15:
        face = cv2.GaussianBlur(face, (3, 3), random.uniform(0.3, 1.2))
    elif kind < 0.3:
        face += np.random.randn(SIDE, SIDE).astype(np.float32) * random.uniform(2, 10)
    if random.random() < 0.5:
        face = 255 * np.clip(face / 255, 0, 1) ** random.uniform(0.6, 1.6)
    if random.random() < 0.3:  # something in front of it
        h, w = random.randint(6, 18), random.randint(6, 18)
        y, x = random.randint(0, SIDE - 1), random.randint(0, SIDE - 1)
        face[y:y + h, x:x + w] = random.uniform(0, 255)
    return face


def mix(faces, shares):
    """Half of the batches are blended with themselves (mixup, Zhang et al. 2018)."""
    if random.random() < 0.5:
        return faces, shares
    part, other = np.random.beta(0.2, 0.2), torch.randperm(len(faces))
    return part * faces + (1 - part) * faces[other], part * shares + (1 - part) * shares[other]


def class_weights(shares):
    """Rare expressions count more, by the fourth root of their rarity."""
    counts = shares.sum(0)
    weights = (counts.sum() / counts) ** 0.25
    return torch.tensor(weights / (weights * counts / counts.sum()).sum(), dtype=torch.float32)


class Run:
    """A training run, and how far it has come."""

    def __init__(self, faces, shares, epochs):
        self.faces, self.shares, self.epochs, self.epoch = faces, shares, epochs, 0
        self.net = Net().to(memory_format=torch.channels_last)
        self.average, self.weights = Average(self.net, 0.999), class_weights(shares)
        self.steps = len(faces) // BATCH
        self.optimiser = torch.optim.SGD(self.net.parameters(), lr=0.1, momentum=0.9, nesterov=True, weight_decay=5e-4)
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(
            self.optimiser, 0.12, total_steps=epochs * self.steps, pct_start=0.15)

    def save(self, path):
        torch.save({"net": self.net.state_dict(), "average": self.average.net.state_dict(), "steps": self.average.steps,
                    "optimiser": self.optimiser.state_dict(), "schedule": self.schedule.state_dict(),
                    "epoch": self.epoch}, path + ".new")
        os.replace(path + ".new", path)

    def load(self, path):
        state = torch.load(path)
        self.net.load_state_dict(state["net"])
        self.average.net.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])
        self.average.steps, self.epoch = state["steps"], state["epoch"]

    def once(self):
        """One epoch; gives the mean loss."""
        order, total = np.random.permutation(len(self.faces)), 0.0
        self.net.train()
        for step in range(self.steps):
            chosen = order[step * BATCH:(step + 1) * BATCH]
            x = torch.from_numpy(np.stack([augment(self.faces[k]) for k in chosen]))[:, None]
            x, y = mix(x.to(memory_format=torch.channels_last), torch.from_numpy(self.shares[chosen]))
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16()):
                out = self.net(x)
            loss = -(y * self.weights * F.log_softmax(out.float(), 1)).sum(1).mean()
            self.optimiser.zero_grad()
            loss.backward()
            self.optimiser.step()
            self.schedule.step()
            self.average.update(self.net)
            total += loss.item()
        self.epoch += 1
        return total / self.steps


def report(net, folder, say):
    """Says what goes on the card."""
    faces, truth = data.majority(folder, "valid")
    heat = judge.temperature(judge.logits(net, faces), truth)
    faces, truth = data.majority(folder, "test")
    out = judge.logits(net, faces)
    say(f"test, majority of {len(truth)}: top-1 {judge.top1(truth, out.argmax(1)):.4f} "
        f"macro-F1 {judge.f1(truth, out.argmax(1)):.4f} temperature {heat:.2f} "
        f"ECE {judge.calibration_error(truth, judge.softmax(out, heat)):.4f}")
    faces, shares = data.ferplus(folder, "test")
    guess, truth = judge.logits(net, faces).argmax(1), shares.argmax(1)
    say(f"test, plurality of {len(truth)}: top-1 {judge.top1(truth, guess):.4f} macro-F1 {judge.f1(truth, guess):.4f}")
    faces, truth = aligned.portraits(folder, held_out=True)
    pair = truth < 2
    guess = judge.logits(net, faces[pair])[:, :2].argmax(1)
    say(f"a tenth of the portraits: neutral against happiness {judge.balanced(truth[pair], guess, (0, 1)):.4f}")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--epochs", type=int, default=36)
    args.add_argument("--out", default="expression.onnx")
    args.add_argument("--resume", action="store_true")
    args = args.parse_args()
    torch.manual_seed(0), np.random.seed(0), random.seed(0)
    run, checkpoint = Run(*data.ferplus(args.data, "train"), args.epochs), args.out + ".checkpoint"
    if args.resume:
        run.load(checkpoint)
    log, valid = open(args.out + ".log", "a" if args.resume else "w"), data.majority(args.data, "valid")

    def say(text):
        print(text, flush=True)
        print(text, file=log, flush=True)

    while run.epoch < run.epochs:
        begun = time.time()
        loss = run.once()
        run.save(checkpoint)
        guess = judge.logits(run.average.net, valid[0]).argmax(1)
        say(f"epoch {run.epoch}: loss {loss:.4f}, valid {judge.top1(valid[1], guess):.4f} "
            f"F1 {judge.f1(valid[1], guess):.4f}, {time.time() - begun:.0f} s")
    report(run.average.net, args.data, say)
    export(run.average.net, torch.zeros(1, 1, SIDE, SIDE), args.out, ["input"], ["logits"],
           {"input": {0: "n"}, "logits": {0: "n"}})


if __name__ == "__main__":
    main()
