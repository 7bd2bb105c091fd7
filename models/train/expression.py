"""Trains an expression network on the FER+ votes and on portraits.

    python3 expression.py --data DIR [--size wide] [--seed 0] [--epochs 32] [--out expression.onnx]
    python3 expression.py --data DIR --size small --teachers a.checkpoint:wide b.checkpoint:deep

With teachers, the network learns what they say of the same view of a face, mixed
with the votes (Hinton et al. 2015; Beyer et al. 2022: the same view for both, and
patience). It sees that view in worse pictures than they do.

Every epoch is kept in OUT.checkpoint; --resume goes on from there. The log of the
run is OUT.log.
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
import rare
from average import Average
from bfloat16 import bfloat16
from export import export
from expression_net import SIDE, make
from faces import Faces
from views import grain, view, worsen

BATCH = 128
VOTES = 0.3  # the share of the votes in what a student learns, beside its teachers


class Pair:
    """A batch as the teachers see it and as the network does."""

    def __init__(self, views, shares, worse):
        self.clear = torch.from_numpy(np.stack(views))[:, None]
        self.shown = torch.from_numpy(np.stack([worse(v) for v in views]))[:, None]
        self.shares = torch.from_numpy(shares)

    def mix(self):
        """Half of the batches are blended with themselves (mixup, Zhang et al. 2018)."""
        if random.random() < 0.5:
            return
        part, other = np.random.beta(0.2, 0.2), torch.randperm(len(self.shares))
        for name in ("clear", "shown", "shares"):
            values = getattr(self, name)
            setattr(self, name, part * values + (1 - part) * values[other])


class Run:
    """A training run, and how far it has come."""

    def __init__(self, faces, net, teachers, epochs):
        self.faces, self.teachers, self.epochs, self.epoch = faces, teachers, epochs, 0
        self.net = net.to(memory_format=torch.channels_last)
        self.average, self.weights = Average(self.net, 0.999), torch.from_numpy(faces.weights)
        self.steps = len(faces.epoch()) // BATCH
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

    def batch(self, chosen):
        pair = Pair([view(self.faces.faces[k]) for k in chosen], self.faces.shares[chosen],
                    worsen if self.teachers else grain)
        pair.mix()
        return pair

    def wanted(self, pair):
        """What the network should say: the votes, or mostly what the teachers do. One
        of them is asked at a time: over many batches that is their mean."""
        votes = pair.shares * self.weights
        if not self.teachers:
            return votes
        with torch.no_grad():
            said = forward(random.choice(self.teachers), pair.clear).softmax(1)
        voted = votes.sum(1, keepdim=True) > 0
        return torch.where(voted, VOTES * votes + (1 - VOTES) * said, said)

    def step(self, chosen):
        pair = self.batch(chosen)
        loss = -(self.wanted(pair) * F.log_softmax(forward(self.net, pair.shown), 1)).sum(1).mean()
        self.optimiser.zero_grad()
        loss.backward()
        self.optimiser.step()
        self.schedule.step()
        self.average.update(self.net)
        return loss.item()

    def once(self):
        """One epoch; gives the mean loss."""
        order, total = self.faces.epoch(), 0.0
        self.net.train()
        for step in range(self.steps):
            total += self.step(order[step * BATCH:(step + 1) * BATCH])
        self.epoch += 1
        return total / self.steps


def forward(net, faces):
    """Logits in float32, worked out in bfloat16 where the processor can."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16()):
        out = net(faces.to(memory_format=torch.channels_last))
    return out.float()


def teacher(text):
    """A network from CHECKPOINT:SIZE, as its running average was."""
    path, size = text.rsplit(":", 1)
    net = make(size)
    net.load_state_dict(torch.load(path)["average"])
    return net.to(memory_format=torch.channels_last).eval()


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
    args.add_argument("--size", default="wide", help="of expression_net.make")
    args.add_argument("--teachers", nargs="*", default=[], metavar="CHECKPOINT:SIZE")
    args.add_argument("--seed", type=int, default=0)
    args.add_argument("--threads", type=int, default=os.cpu_count())
    args.add_argument("--epochs", type=int, default=32)
    args.add_argument("--out", default="expression.onnx")
    args.add_argument("--resume", action="store_true")
    args = args.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed), np.random.seed(args.seed), random.seed(args.seed)
    run = Run(Faces(args.data, bool(args.teachers)), make(args.size), [teacher(t) for t in args.teachers], args.epochs)
    checkpoint = args.out + ".checkpoint"
    if args.resume:
        run.load(checkpoint)
        np.random.seed(args.seed + run.epoch), random.seed(args.seed + run.epoch)  # another order than before
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
    if args.teachers:
        say(f"a last bias for rare expressions: {rare.settle(run.average.net, args.data)}")
    report(run.average.net, args.data, say)
    export(run.average.net, torch.zeros(1, 1, SIDE, SIDE), args.out, ["input"], ["logits"],
           {"input": {0: "n"}, "logits": {0: "n"}})


if __name__ == "__main__":
    main()
