"""Trains the identity network by a teacher and by names, until a time limit.

    python3 identity_train.py --pack DIR --portraits DIR --seconds 540 --out DIR

DIR of --pack has faces.npz of identity_pack.py, that of --portraits portraits.bin and portraits.json.
Several networks are trained side by side on the same views. Three losses are added up: the
direction of the teacher's numbers of the face, mixed with their mean over the faces of the same
name (Hinton et al. 2015); the likenesses of all pairs of a batch as the teacher has them (Park et al.
2019); and names by a cosine softmax with a margin (CosFace, Wang et al. 2018). What is kept is
the moving average of the weights.
"""
import argparse
import copy
import json
import math
import os
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from identity_body import NUMBERS, Body, unit
from identity_measure import measures
from identity_stored import load
from identity_views import view

MARGIN, SHARPNESS = 0.25, 24.0  # of the cosine softmax
OWN = 0.6  # share of a face's own numbers in the target; the others are the mean of its name
DECAY = 0.998  # of the moving average
SHOW, KEEP = 15, 60  # seconds between lines of progress; between checkpoints
# For each network: its size and the weights of direction, pairs and names.
RUNS = {
    "small": ("small", 1.0, 16.0, 0.1),
    "middle": ("middle", 1.0, 16.0, 0.1),
    "taught": ("middle", 1.0, 16.0, 0.0),
    "named": ("middle", 0.5, 16.0, 0.3),
}


class Run:
    """One network with what trains it."""

    def __init__(self, kind, labels, targets, rate, device):
        size, self.direction, self.pairs, self.names = RUNS[kind]
        self.net = Body(size).to(device, memory_format=torch.channels_last)
        self.mean = copy.deepcopy(self.net).eval().requires_grad_(False)
        self.averages, self.values = ([v for v in net.state_dict().values() if v.dtype.is_floating_point] for net in (self.mean, self.net))
        self.head = nn.Linear(NUMBERS, targets).to(device)
        self.classes = nn.Parameter(torch.randn(labels, NUMBERS, device=device) * 0.1)
        matrices = [p for p in self.net.parameters() if p.dim() > 1] + list(self.head.parameters())
        others = [p for p in self.net.parameters() if p.dim() == 1] + [self.classes]
        self.optimizer = torch.optim.AdamW([{"params": matrices, "weight_decay": 0.05}, {"params": others, "weight_decay": 0.0}], lr=rate, **({"fused": True} if device == "cuda" else {}))
        self.steps = 0

    def loss(self, x, target, label):
        with torch.autocast(x.device.type, dtype=torch.bfloat16, enabled=x.is_cuda):
            found = self.net(x)
        found = found.float()
        e = unit(found)
        direction = 1 - (unit(self.head(found)) * target).sum(1).mean()
        pairs = ((e @ e.T - target @ target.T) ** 2).mean()
        total = self.direction * direction + self.pairs * pairs
        if self.names:
            cosine = e @ unit(self.classes).T
            cosine = cosine - MARGIN * F.one_hot(label, cosine.shape[1])
            total = total + self.names * F.cross_entropy(SHARPNESS * cosine, label)
        return total, direction, pairs

    def step(self, x, target, label, rate):
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        losses = self.loss(x, target, label)
        self.optimizer.zero_grad(set_to_none=True)
        losses[0].backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimizer.step()
        self.average()
        return torch.stack([v.detach() for v in losses])

    @torch.no_grad()
    def average(self):
        self.steps += 1
        keep = min(DECAY, self.steps / (self.steps + 10))
        torch._foreach_mul_(self.averages, keep)
        torch._foreach_add_(self.averages, self.values, alpha=1 - keep)


def targets_of(taught, label):
    """The direction of the numbers of each face, mixed with that of its name."""
    taught = unit(taught)
    sums = torch.zeros(int(label.max()) + 1, taught.shape[1], device=taught.device).index_add_(0, label, taught)
    return unit(OWN * taught + (1 - OWN) * unit(sums)[label])


def order(label, weight):
    """Faces for one epoch; those of names with many faces less often."""
    count = torch.bincount(label)[label].float()
    return torch.multinomial(weight / count ** 0.3, len(label), replacement=True)


def rate_at(share, most):
    """The rate at a share of the time: a short rise, then half a cosine."""
    return most * min(1.0, share / 0.03) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, share))))


def stored_value(v):
    """A tensor as it is written: matrices and kernels with 16 bits."""
    return (v.half() if v.dim() > 1 else v).cpu().contiguous()


def save(folder, runs, table):
    for name, write in (("ident.pt", lambda path: torch.save({k: {n: stored_value(v) for n, v in r.mean.state_dict().items()} for k, r in runs.items()}, path)),
                        ("ident.json", lambda path: json.dump(table, open(path, "w"), indent=1))):
        path = os.path.join(folder, name)
        write(path + ".part")
        os.replace(path + ".part", path)


def main():
    started = time.monotonic()
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--pack", required=True)
    args.add_argument("--portraits", required=True)
    args.add_argument("--out", required=True)
    args.add_argument("--seconds", type=float, default=540)
    args.add_argument("--batch", type=int, default=1024)
    args.add_argument("--rate", type=float, default=2e-3)
    args.add_argument("--limit", type=int, default=0, help="use so many faces alone: for a test of this program")
    args.add_argument("--runs", default=",".join(RUNS))
    args = args.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(1)
    torch.backends.cudnn.benchmark = True
    stored = load(args.pack, args.portraits, args.limit, device)
    print(f"{time.monotonic() - started:.0f} s: {len(stored.train)} faces to train, {len(stored.held)} held out, on {device}", flush=True)
    train(args, stored, started, device)


def train(args, stored, started, device):
    label = stored.label[stored.train]
    targets = targets_of(stored.taught[stored.train], label)
    faces = stored.faces[stored.train]
    runs = {k: Run(k, int(label.max()) + 1, targets.shape[1], args.rate, device) for k in args.runs.split(",")}
    begin = time.monotonic()
    end = started + args.seconds - max(6.0, 0.03 * args.seconds)  # the rest is for the last measures
    shown = kept = begin
    table, sums, steps, since, left = [], 0, 0, 0, torch.empty(0, dtype=torch.long, device=device)
    while time.monotonic() < end or steps < 2:
        if len(left) < args.batch:
            left = order(label, stored.weight[stored.train])
        chosen, left = left[:args.batch], left[args.batch:]
        share = (time.monotonic() - begin) / max(1e-6, end - begin)
        x = view(faces[chosen]).contiguous(memory_format=torch.channels_last)
        sums = sums + torch.stack([run.step(x, targets[chosen], label[chosen], rate_at(share, args.rate)) for run in runs.values()])
        steps, since = steps + 1, since + 1
        now = time.monotonic()
        if now - shown > SHOW:
            shown = now
            means = (sums / since).tolist()
            print(f"{now - started:.0f} s, {steps} steps: " + "; ".join(f"{k} {' '.join(f'{v:.4f}' for v in m)}" for k, m in zip(runs, means)), flush=True)
            sums, since = 0, 0
        if now - kept > KEEP:
            kept = now
            table.append(report(runs, stored, now - started))
            save(args.out, runs, table)
    save(args.out, runs, table)  # before the last measures
    table.append(report(runs, stored, time.monotonic() - started))
    save(args.out, runs, table)
    print(f"{time.monotonic() - started:.0f} s: done", flush=True)


def report(runs, stored, seconds):
    """Measures of all networks, printed."""
    found = {"seconds": round(seconds)}
    for kind, run in runs.items():
        found[kind] = dict(measures(run.mean, stored), steps=run.steps)
        print(f"{seconds:.0f} s {kind}: " + ", ".join(f"{k} {v:.4f}" for k, v in found[kind].items()), flush=True)
    return found


if __name__ == "__main__":
    main()
