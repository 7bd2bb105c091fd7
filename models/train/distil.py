"""Trains large expression networks, then smaller ones of the shipped size from their scores, on a
graphics processor, within a time.

    python3 distil.py --packed DIR --portraits DIR --faceapi DIR --out DIR --seconds 540

packed.py makes the folder --packed. A first part of the time trains TEACHERS on votes and labels;
the rest trains STUDENTS side by side, on the same views, with the scores of the teachers and of
the network with which training begins, and with as much of the teacher in faceapi.py as each
student's setting says. Both are saved every minute; a run that finds their files in --out or in
--resume continues, with new optimisers.
"""
import argparse
import math
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import metrics
from expression_net import make
from faceapi import ORDER, FaceApi
from learning import Learner, load_state, packed_state
from multihead import Heads
from packed import Packed
from pools import Pools
from teachers import grow

TEACHERS = ("broad", "tall")
# Of each student: size; the power of how frequent an expression is by which its logits are adjusted for
# FER+ faces (Menon et al. 2021); how much of the rest of a target the teacher of faceapi.py fills.
STUDENTS = {"plain": ("wide", 0, 0.25), "third": ("wide", 0.3, 0.5), "strong": ("wide", 0.6, 1.0), "more": ("more", 0.3, 0.5)}
TEACHING = 0.42  # part of the time for the large networks
ASKING = 0.13  # part of the time until which the teacher of faceapi.py is asked before the training
LOSSES = (1, 0.4, 0.4)  # weights of the losses of the three last layers
MIX = 0.3  # share of batches that are mixed (mixup, Zhang et al. 2018)
WARM = 0.06  # share of a phase in which the rate rises
RISE = 100  # steps in which the rate rises at least
WORSE = 0.03  # accuracy that a teacher may lack before its scores do not count
TELL, SAVE = 15, 60  # seconds


class Api(FaceApi):
    """The teacher's network on any device."""
    order = ORDER

    def to_device(self, device):
        self.values = {name: value.to(device) for name, value in self.values.items()}
        return self


def cross(target, logits):
    return -(target * F.log_softmax(logits, 1)).sum(1).mean()


def first(size, start):
    """A network with three last layers that begins as start does; more blocks change nothing at first."""
    net = Heads(size)
    grow(net.net, start)
    net.votes.load_state_dict(start.head.state_dict())
    return net


class Job:
    def __init__(self, args):
        self.args, self.begun, self.told, self.saved, self.seen = args, args.begun or time.time(), 0.0, time.time(), 0
        self.device = torch.device(args.device)
        packed, api = Packed(args.packed), Api(args.faceapi).to_device(self.device)
        portraits = packed.portraits(args.portraits) if os.path.exists(os.path.join(args.portraits, "portraits.bin")) else None
        start = make("wide")
        start.load_state_dict(packed.start())
        self.start = self.learner(first("wide", start), 0)
        self.pool = Pools(packed, portraits, api, lambda f: self.start.scores(f)[0], self.device, lambda: ASKING - self.part())
        self.prior = torch.log(self.pool.prior * len(self.pool.prior))
        self.valid = torch.as_tensor(packed.valid, device=self.device), packed.columns["truth"]
        self.teachers = {name: self.learner(Heads(name, weighed=True), args.teacher_rate) for name in args.teachers}
        self.students = {name: self.learner(first(STUDENTS[name][0], start), args.rate) for name in args.students}
        self.taught = self.load("teachers", self.teachers) >= TEACHING
        self.done = self.load("students", self.students)
        self.log(f"loaded; faces {self.pool.sizes}, on {self.device}, torch {torch.__version__}")

    def learner(self, net, rate):
        return Learner(net, self.device, rate, self.args.decay)

    def log(self, text):
        print(f"{time.time() - self.begun:.0f} s: {text}", flush=True)

    def part(self):
        return (time.time() - self.begun) / self.args.seconds

    def file(self, group, folder=None):
        return os.path.join(folder or self.args.out, f"expr-{group}.pt")

    def load(self, group, learners):
        """Reads a group of networks, if it was saved, and gives the part of the time that had passed."""
        for folder in (self.args.out, self.args.resume):
            if folder and os.path.exists(self.file(group, folder)):
                stored = torch.load(self.file(group, folder), map_location="cpu")
                for name, learner in learners.items():
                    load_state(learner.net, stored["nets"][name])
                    load_state(learner.average.net, stored["nets"][name])
                self.log(f"continues with {group} of {folder}, saved at {stored['part']:.2f}")
                return stored["part"]
        return 0.0

    def save(self, group, learners, part):
        state = {"nets": {name: packed_state(learner.average.net) for name, learner in learners.items()}, "part": part,
                 "settings": {name: STUDENTS.get(name) for name in learners}}
        torch.save(state, self.file(group) + ".new")
        os.replace(self.file(group) + ".new", self.file(group))
        self.saved = time.time()

    @torch.no_grad()
    def known(self, faces):
        """The mean scores of the three last layers of all teachers and the first network, each for a face
        or its mirror image. The first network has no last layer for the teacher in faceapi.py."""
        found = [(w, n.scores(faces.flip(2) if random.random() < 0.5 else faces)) for w, n in self.worth if w > 0]
        mean = lambda kept, i: sum(w * f[i] for w, f in kept) / sum(w for w, _ in kept)
        return mean(found, 0), mean(found, 1), mean(found[1:], 2) if len(found) > 1 else None

    def weigh(self):
        """Weights of the first network, 1, and of the teachers: 1 if they read the validation faces as
        well, 0 if they read them worse by WORSE."""
        images, truth = self.valid
        right = [metrics.top1(truth, learner.logits(images)[0].cpu().numpy().argmax(1)) for learner in (self.start, *self.teachers.values())]
        weights = [min(1.0, max(0.0, 1 + (r - right[0]) / WORSE)) for r in right]
        self.log(f"weights of the first network and the teachers: {np.round(weights, 2)}, right {np.round(right, 4)}")
        return list(zip(weights, (self.start, *self.teachers.values())))

    def targets(self, rows, known, trust):
        """Targets of the three last layers; trust is that of a student."""
        rest = (1 - rows.fixed.sum(1, keepdim=True)).clamp(min=0)
        share = (trust * rows.trust).clamp(max=1) * rows.asked
        main = rows.fixed + rest * (share * rows.taught + (1 - share) * known[0])
        votes = rows.voted * (rows.fixed + rest * known[1])
        taught = rows.asked * (rows.taught if known[2] is None else 0.6 * rows.taught + 0.4 * known[2])
        return main, votes, taught

    def train(self, learners, phase, settings, factor):
        """One step of all networks of a group, on the same views."""
        torch.backends.cudnn.benchmark = True  # here alone, because all batches have the same size
        rows = self.pool.batch(self.args.batch, phase)
        self.seen += len(rows.clear)
        faces, known = self.pool.worsened(rows.clear), self.known(rows.clear) if phase == "learning" else (*self.start.scores(rows.clear)[:2], None)
        order, mixed = torch.randperm(len(faces), device=self.device), np.random.beta(0.2, 0.2) if random.random() < MIX else 1.0
        mix = lambda x: x if mixed == 1.0 else mixed * x + (1 - mixed) * x[order]
        faces, voted, losses = mix(faces), mix(rows.voted), {}
        for name, learner in learners.items():
            _, power, trust = settings(name)
            targets = [mix(t) for t in self.targets(rows, known, trust)]

            def loss(out):
                adjusted = out[0] + power * self.prior * voted
                return sum(w * cross(t, o) for w, t, o in zip(LOSSES, targets, (adjusted, *out[1:])))
            losses[name] = learner.step(faces, loss, factor)
        return losses

    def measure(self, learner):
        """Measures of the running average, with mirror images: FER+ validation, held-out portraits, talking people of the training."""
        torch.backends.cudnn.benchmark = False

        def both(faces):
            one, other = learner.logits(faces), learner.logits(faces.flip(2))
            return [(a + b).div(2).cpu().numpy() for a, b in zip(one, other)]
        images, truth = self.valid
        out, votes, taught = both(images)
        text = f"valid {metrics.top1(truth, out.argmax(1)):.4f} F1 {metrics.f1(truth, out.argmax(1)):.3f} votes {metrics.top1(truth, votes.argmax(1)):.4f} taught {metrics.top1(truth, taught.argmax(1)):.3f}"
        if hasattr(self.pool, "held_out"):
            images, truth = self.pool.held_out
            text += f" portraits {metrics.balanced(truth, both(images)[0][:, :2].argmax(1), (0, 1)):.4f}"
        images, labels = self.pool.talking
        guess = both(images)[0].argmax(1)
        return text + " talk " + " ".join(f"{(guess[labels == k] == k).mean():.2f}" for k in (0, 1, 2, 3, 4) if (labels == k).any())

    def phase(self, group, learners, phase, settings, end):
        begin, losses, steps = self.part(), None, 0
        while learners:
            part = (self.part() - begin) / max(1e-6, end - begin)
            if part >= 1 and steps:
                break
            factor = part / WARM if part < WARM else 0.003 + 0.997 * (1 + math.cos(math.pi * min(1, (part - WARM) / (1 - WARM)))) / 2
            losses, steps = self.train(learners, phase, settings, min(max(factor, 1e-3), (steps + 1) / RISE)), steps + 1
            if time.time() - self.told > TELL:
                self.told = time.time()
                self.log(f"{group}: step {steps}, {self.seen} faces; " + "; ".join(f"{n} loss {v.item():.3f} {self.measure(learners[n])}" for n, v in losses.items()))
            if time.time() - self.saved > SAVE:
                self.save(group, learners, self.part())
        self.save(group, learners, max(end, self.part()))
        for name, learner in learners.items():
            self.log(f"end of {group} after {steps} steps: {name} {self.measure(learner)}")

    def run(self):
        if not self.taught:
            self.phase("teachers", self.teachers, "teaching", lambda name: (None, 0, 0.3), TEACHING)
        self.worth = self.weigh()
        self.phase("students", self.students, "learning", STUDENTS.get, 1 - self.args.reserve / self.args.seconds)
        self.log("done")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("packed", "portraits", "faceapi", "out"):
        args.add_argument("--" + name, required=True)
    args.add_argument("--resume", help="a folder with the files of an earlier run")
    args.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args.add_argument("--seconds", type=float, default=540)
    args.add_argument("--begun", type=float, help="when the time began, in seconds since 1970")
    args.add_argument("--reserve", type=float, default=6, help="seconds for the last files and measures")
    args.add_argument("--batch", type=int, default=1024)
    args.add_argument("--rate", type=float, default=0.2)
    args.add_argument("--teacher-rate", type=float, default=0.4)
    args.add_argument("--decay", type=float, default=0.998)
    args.add_argument("--teachers", nargs="*", default=TEACHERS, help="sizes of multihead.py")
    args.add_argument("--students", nargs="*", default=list(STUDENTS))
    args.add_argument("--seed", type=int, default=0)
    args = args.parse_args()
    torch.manual_seed(args.seed), np.random.seed(args.seed), random.seed(args.seed)
    Job(args).run()


if __name__ == "__main__":
    main()
