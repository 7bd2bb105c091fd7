"""Trains a network that tells a face from what looks like one (confirm_net.py).

    python3 confirm.py --data DIR --voted FILE --detector detector.checkpoint --expression ../weights/expression.onnx [--minutes 30] [--out confirm.onnx]
    python3 confirm.py ... --begin confirm.onnx.checkpoint --rate 0.03 --minutes 32 --out better.onnx
    python3 confirm.py ... --begin confirm.onnx.checkpoint better.onnx.checkpoint --minutes 0 --out both.onnx

It sees regions of composed scenes and of portraits, those around faces and others, and regions with drawn
objects or false detections of the trained detector in the middle. The false detections are kept beside the
detector for the next run. Every 100 batches the run is written to OUT.checkpoint; --resume continues from there.
"""
import argparse
import math
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import checkpoint
import confirm_net
import data
import detector
from average import Average, mean_of
from bfloat16 import bfloat16
from confirmed import Confirmed, own_mistakes
from export import export
from scenes import Scenes

BATCH, SAVED, WARM = 128, 100, 0.05
OWN = 2  # one of so many portraits, and each background, is searched for what the run before takes for faces
SIDES = (256, 384)  # of scenes
WORKERS = 2


class Stream(torch.utils.data.IterableDataset):
    """An endless stream of batches, drawn in other processes: regions and whether a face is in their middle."""

    def __init__(self, regions):
        self.regions = regions

    def __iter__(self):
        seed = torch.initial_seed() % 2**32
        random.seed(seed), np.random.seed(seed)
        source, pool = self.regions.draw(), []
        while True:
            pool += [next(source) for _ in range(BATCH * 4 - len(pool))]
            random.shuffle(pool)  # the regions of one scene come in several batches
            batch, pool = pool[:BATCH], pool[BATCH:]
            pictures, faces = zip(*batch)
            yield torch.from_numpy(np.stack(pictures))[:, None], torch.tensor(faces, dtype=torch.long)


class Run:
    """A training run of so many minutes and its progress."""

    def __init__(self, net, minutes, rate):
        self.net, self.minutes, self.rate, self.spent, self.step = net.to(memory_format=torch.channels_last), minutes, rate, 0.0, 0
        self.average = Average(self.net, 0.998)
        self.optimiser = torch.optim.SGD(self.net.parameters(), lr=rate, momentum=0.9, nesterov=True, weight_decay=5e-4)

    def load(self, path):
        state = checkpoint.load(path, self)
        self.average.steps, self.step, self.spent = state["steps"], state["step"], state["spent"]

    def learn(self, pictures, faces):
        part = min(1.0, self.spent / (60 * self.minutes))
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * (part / WARM if part < WARM else 0.01 + 0.99 * (1 + math.cos(math.pi * (part - WARM) / (1 - WARM))) / 2)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16()):
            out = self.net(pictures.float().contiguous(memory_format=torch.channels_last))
        loss = F.cross_entropy(out.float(), faces)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimiser.step()
        self.average.update(self.net)
        return loss.item(), (out.argmax(1) == faces).float().mean().item()

    def train(self, batches, path):
        self.net.train()
        seen, begun = [], time.time()
        for pictures, faces in batches:
            seen.append(self.learn(pictures, faces))
            self.step, now = self.step + 1, time.time()
            self.spent, begun = self.spent + now - begun, now
            if self.step % SAVED == 0 or self.spent >= 60 * self.minutes:
                checkpoint.save(path, self, steps=self.average.steps, step=self.step, spent=self.spent)
                print(f"step {self.step}, {self.spent / 60:.1f} minutes: loss {np.mean([s[0] for s in seen]):.4f}, right {np.mean([s[1] for s in seen]):.4f}", flush=True)
                seen = []
            if self.spent >= 60 * self.minutes:
                return self.average.net


def trained(net, args):
    """The network after a run."""
    portraits, backgrounds = data.portraits(args.data), data.backgrounds(args.data)
    fer = data.voted(args.data, "train", args.voted)
    mistakes, large = detector.learned_from(args.detector, args.data, portraits, backgrounds)
    own = [region for path in args.mistaken for region in detector.loaded(path)]
    if args.begin:
        own += detector.stored(args.begin[0] + ".mistakes", lambda: own_mistakes(lambda cuts: confirm_net.scores(net, cuts), portraits[::OWN], backgrounds))
    print(f"{len(mistakes)} mistakes, {len(large)} close-ups, {len(own)} regions that earlier runs take for faces", flush=True)
    run = Run(net, args.minutes, args.rate)
    if args.resume:
        run.load(args.out + ".checkpoint")
        torch.manual_seed(run.step)  # so that the scenes differ from those before
    seen = [p for i, p in enumerate(portraits) if i % 40]
    heads, behind = detector.loaded(args.heads), detector.loaded(args.behind)
    regions = Confirmed([Scenes(side, seen, fer, backgrounds, mistakes, large, heads) for side in SIDES], seen, backgrounds, mistakes, own, heads, behind)
    batches = iter(torch.utils.data.DataLoader(Stream(regions), batch_size=None, num_workers=WORKERS, prefetch_factor=4))
    return run.train(batches, args.out + ".checkpoint")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--voted", required=True, help="boxes and points of FER+ faces, which yunet.py writes")
    args.add_argument("--detector", required=True, nargs="+", metavar="CHECKPOINT", help="of a trained detector, or of several whose mean counts")
    args.add_argument("--expression", required=True, help="the built-in expression network, with whose weights the training begins")
    args.add_argument("--begin", nargs="+", metavar="CHECKPOINT", help="start with the mean of the weights of these networks, and learn from what it takes for faces; after 0 minutes the mean is the result")
    args.add_argument("--mistaken", nargs="+", default=[], metavar="FILE", help="what networks of earlier runs took for faces, which is kept beside their checkpoints")
    args.add_argument("--heads", metavar="FILE", help="portraits whose heads are turned in space, which solid.py writes")
    args.add_argument("--behind", metavar="FILE", help="the same, seen from behind")
    args.add_argument("--minutes", type=float, default=40)
    args.add_argument("--rate", type=float, default=0.04)
    args.add_argument("--threads", type=int, default=os.cpu_count())
    args.add_argument("--resume", action="store_true")
    args.add_argument("--out", default="confirm.onnx")
    args = args.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0), np.random.seed(0), random.seed(0)
    net = confirm_net.begin(args.expression)
    if args.begin:
        net.load_state_dict(mean_of(args.begin))
    if args.minutes:
        net = trained(net, args)
    export(net, torch.zeros(1, 1, confirm_net.SIDE, confirm_net.SIDE), args.out, ["input"], ["logits"], {"input": {0: "n"}, "logits": {0: "n"}})


if __name__ == "__main__":
    main()
