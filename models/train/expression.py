"""Trains the expression network on the FER+ votes and on portraits.

    python3 expression.py --data DIR [--epochs 36] [--out expression.onnx]
    python3 expression.py --data DIR --wide --seed 1 --out teacher1.onnx
    python3 expression.py --data DIR --teachers teacher1.onnx.checkpoint ...

A wide network is not shipped: it teaches the small one, which learns what its
teachers see in the very picture it is shown itself (Beyer et al. 2022). Every epoch
is kept in OUT.checkpoint; --resume goes on from there. The log is OUT.log.
"""
import argparse
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import aligned
import data
import judge
from average import Average
from export import export
from expression_net import SIDE, WIDE, Net
from faces import Faces, class_weights

BATCH = 128
LESSON = 0.7  # of what the small network learns comes from its teachers


class Run:
    """A training run, and how far it has come."""

    def __init__(self, faces, epochs, wide, teachers):
        self.faces, self.epochs, self.epoch, self.teachers = faces, epochs, 0, teachers
        self.net = (Net(**WIDE) if wide else Net()).to(memory_format=torch.channels_last)
        self.average, self.weights = Average(self.net, 0.999), class_weights(faces.shares[:faces.votes])
        self.steps = faces.size() // BATCH
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
        order, total = self.faces.order(), 0.0
        self.net.train()
        for step in range(self.steps):
            x, shares, trust = self.faces.batch(order[step * BATCH:(step + 1) * BATCH])
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16()):
                out = self.net(x)
            loss = self.loss(x, out.float(), shares, trust)
            self.optimiser.zero_grad()
            loss.backward()
            self.optimiser.step()
            self.schedule.step()
            self.average.update(self.net)
            total += loss.item()
        self.epoch += 1
        return total / self.steps

    def loss(self, x, out, shares, trust):
        """Cross entropy against the votes, and against a teacher's opinion of x."""
        shares = trust * shares + (1 - trust) * F.softmax(out.detach(), 1)
        if not self.teachers:
            return -(shares * self.weights * F.log_softmax(out, 1)).sum(1).mean()
        lesson = LESSON * opinion(random.choice(self.teachers), x) + (1 - LESSON) * shares
        return -(lesson * F.log_softmax(out, 1)).sum(1).mean()


@torch.no_grad()
def opinion(teacher, x):
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16()):
        return F.softmax(teacher(x).float(), 1)


def teacher(checkpoint):
    """A wide network that was trained before."""
    net = Net(**WIDE).to(memory_format=torch.channels_last).eval()
    net.load_state_dict(torch.load(checkpoint)["average"])
    return net


def bfloat16():
    """Whether this processor multiplies bfloat16 by itself; elsewhere it is slower."""
    try:
        with open("/proc/cpuinfo") as f:
            return "_bf16" in f.read()
    except OSError:
        return False


def settle(net, folder):
    """Fits the last bias and the temperature on the validation faces."""
    faces, truth = data.majority(folder, "valid")
    heat, bias = judge.scaling(judge.logits(net, faces), truth)
    with torch.no_grad():
        net.head.bias += torch.from_numpy(bias)
    return heat


def report(net, folder, heat, say):
    """Says what goes on the card."""
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


def arguments():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--epochs", type=int, default=36)
    args.add_argument("--out", default="expression.onnx")
    args.add_argument("--resume", action="store_true")
    args.add_argument("--wide", action="store_true")
    args.add_argument("--seed", type=int, default=0)
    args.add_argument("--teachers", nargs="*", default=[])
    return args.parse_args()


def main():
    args = arguments()
    torch.manual_seed(args.seed), np.random.seed(args.seed), random.seed(args.seed)
    run = Run(Faces(args.data), args.epochs, args.wide, [teacher(path) for path in args.teachers])
    checkpoint = args.out + ".checkpoint"
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
    report(run.average.net, args.data, settle(run.average.net, args.data), say)
    export(run.average.net, torch.zeros(1, 1, SIDE, SIDE), args.out, ["input"], ["logits"],
           {"input": {0: "n"}, "logits": {0: "n"}})


if __name__ == "__main__":
    main()
