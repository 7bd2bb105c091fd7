"""Trains the built-in expression network further, on faces of people who talk and with the
teacher in faceapi.py. teach.py collects the faces.

    python3 tune.py --data DIR --work DIR --begin start.checkpoint:wide --minutes 10 --views-folder views --out tuned

The first blocks stay as they are, so that their outputs are computed once for a few views of
each face (stored.py); the others and the last layer are trained. The learning rate depends on the processor
time, so a run ends when its minutes do. After every epoch the run is written to OUT.run, from
which --resume continues, and the network to OUT.checkpoint.
"""
import argparse
import copy
import functools
import math
import random
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import checkpoint
import measures
import metrics
import taught
from average import Average
from expression import begin
from stored import BATCH, Stored

TEMPERATURE = 0.56  # for measures between epochs; the temperature is fitted after the training
WARM = 0.05  # share of the time in which the rate rises


class Rest(nn.Module):
    """The blocks of a network that are trained, and its last layer."""

    def __init__(self, net, blocks):
        super().__init__()
        self.body, self.drop, self.head = net.body[blocks:], net.drop, net.head

    def forward(self, x):
        return self.head(self.drop(self.body(x).mean((2, 3))))


class Run:
    def __init__(self, pools, net, args):
        self.pools, self.whole, self.args, self.spent, self.epoch = pools, net, args, 0.0, 0
        self.stored = Stored(net, args.frozen, args.views_folder).load(pools.lists, args.views)
        self.net = Rest(net, args.frozen).to(memory_format=torch.channels_last)
        self.average = Average(self.net, args.decay)
        self.optimiser = torch.optim.SGD(self.net.parameters(), lr=args.rate, momentum=0.9, nesterov=True, weight_decay=args.weight_decay)

    def part(self):
        return min(1.0, self.spent / (60 * self.args.minutes))

    def network(self):
        """The whole network with the running average of the weights that are trained."""
        net = copy.deepcopy(self.whole)
        net.body = nn.Sequential(*net.body[:self.args.frozen], *self.average.net.body)
        net.head.load_state_dict(self.average.net.head.state_dict())
        return net.eval()

    def batch(self, chosen):
        outputs, known = self.stored.views(self.pools.face[chosen])
        fixed = self.pools.targets[chosen]
        rest = np.maximum(0, 1 - fixed.sum(1, keepdims=True))
        return torch.from_numpy(outputs), torch.from_numpy(fixed + rest * known)

    def step(self, chosen):
        begun, part = time.process_time(), self.part()
        falling = 0.01 + 0.99 * (1 + math.cos(math.pi * (part - WARM) / (1 - WARM))) / 2
        for group in self.optimiser.param_groups:
            group["lr"] = self.args.rate * (part / WARM if part < WARM else falling)
        x, y = self.batch(chosen)
        if random.random() < 0.3:  # mixup, Zhang et al. 2018
            mixed, other = np.random.beta(0.2, 0.2), torch.randperm(len(y))
            x, y = mixed * x + (1 - mixed) * x[other], mixed * y + (1 - mixed) * y[other]
        loss = -(y * F.log_softmax(self.net(x.to(memory_format=torch.channels_last)), 1)).sum(1).mean()
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.optimiser.step()
        self.average.update(self.net)
        self.spent += time.process_time() - begun
        return loss.item()

    def train_epoch(self):
        order, losses = self.pools.epoch(), []
        self.net.train()
        for i in range(0, len(order) - BATCH + 1, BATCH):
            losses.append(self.step(order[i:i + BATCH]))
            if self.part() >= 1:
                break
        self.epoch += 1
        return float(np.mean(losses))

    def save(self, path):
        checkpoint.save(path, self, steps=self.average.steps, epoch=self.epoch, spent=self.spent)
        torch.save({"average": self.network().state_dict()}, path.removesuffix(".run") + ".checkpoint")

    def load(self, path):
        state = checkpoint.load(path, self)
        self.average.steps, self.epoch, self.spent = state["steps"], state["epoch"], state["spent"]


def measure(net, args):
    predict = measures.scores(functools.partial(metrics.logits, net), {**measures.REST, "temperature": TEMPERATURE})
    return measures.line(measures.everything(predict, args, 5))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "facecue", "work", "out", "views-folder"):
        args.add_argument("--" + name, required=True)
    args.add_argument("--begin", nargs="+", required=True, metavar="CHECKPOINT:SIZE")
    args.add_argument("--size", default="wide")
    args.add_argument("--frozen", type=int, default=2, help="blocks that stay as they are")
    args.add_argument("--views", type=int, default=2, help="views of each face")
    args.add_argument("--minutes", type=float, default=10, help="of the processor")
    args.add_argument("--rate", type=float, default=0.02)
    args.add_argument("--decay", type=float, default=0.998)
    args.add_argument("--weight-decay", type=float, default=5e-4)
    args.add_argument("--every", type=int, default=3, help="measure after every so many epochs")
    args.add_argument("--counts", nargs="*", default=[], metavar="POOL=COUNT", help="faces of a pool in an epoch")
    args.add_argument("--seed", type=int, default=0)
    args.add_argument("--resume", action="store_true")
    args = args.parse_args()
    taught.COUNTS.update((name, int(count)) for name, count in (c.split("=") for c in args.counts))
    torch.set_num_threads(1)
    log = functools.partial(print, flush=True)
    torch.manual_seed(args.seed), np.random.seed(args.seed), random.seed(args.seed)
    pools = taught.Pools([*taught.votes(args.work), taught.portraits(args.work), *taught.talk(args.work), taught.drawn(args.work, "warps"), taught.drawn(args.work, "brows")])
    log("faces:", [(len(p.rows), p.count) for p in pools.pools])
    run = Run(pools, begin(args.size, args.begin), args)
    if args.resume:
        run.load(args.out + ".run")
    torch.manual_seed(args.seed + run.epoch), np.random.seed(args.seed + run.epoch), random.seed(args.seed + run.epoch)
    while run.part() < 1:
        loss = run.train_epoch()
        run.save(args.out + ".run")
        log(f"epoch {run.epoch}: {run.spent / 60:.1f} minutes, loss {loss:.4f}")
        if run.epoch % args.every == 0 or run.part() >= 1:
            log(measure(run.network(), args))


if __name__ == "__main__":
    main()
