"""Trains an expression network on the FER+ votes, on portraits, and from teachers.

    python3 expression.py --data DIR --out votes.onnx
    python3 expression.py --data DIR --voter votes.onnx.checkpoint:wide --size deep --out deep.onnx
    python3 expression.py --data DIR --voter votes.onnx.checkpoint:wide --size long \
        --teachers wide.onnx.checkpoint:wide deep.onnx.checkpoint:deep --begin wide.onnx.checkpoint:wide
    python3 expression.py --data DIR --labels --begin wide.onnx.checkpoint:wide --out reader.onnx
    python3 expression.py --data DIR --readers reader.onnx.checkpoint:wide --teachers ... --begin ...

Portraits are used with --voter or --readers only:
- The voter, a network trained on the votes alone, selects the portraits whose label it
  does not contradict.
- Readers are networks trained on portraits' labels alone. Their scores and the label
  together decide whether a portrait is neutral or happy; all portraits are used.
With --teachers the targets are the teachers' scores for the same view of a face, mixed
with the votes (Hinton et al. 2015; Beyer et al. 2022: the same view for both, and many
epochs). The network gets a degraded copy of that view.

After every epoch the run is written to OUT.checkpoint; --resume continues from there.
"""
import argparse
import functools
import os
import random
import time

import numpy as np
import torch

import aligned
import data
import faces
import labels
import metrics
from average import mean
from expression_net import make
from faces import Faces
from finish import finish
from learn import Run
from teachers import grow, teacher


def gather(args):
    """The training faces that the options select."""
    needed = args.labels or args.readers or args.voter
    portraits = aligned.portraits(args.data, held_out=False) if needed else None
    if args.labels:
        return Faces([labels.plain(*portraits)], np.ones(data.EXPRESSIONS, np.float32))
    parts = [faces.voted(args.data)]
    mean_shares, weights = parts[0].shares.mean(0), faces.class_weights(parts[0].shares)
    if args.readers:
        parts += [labels.divided(*portraits, [teacher(t) for t in args.readers]), labels.rare(*portraits, weights)]
    elif args.voter:
        parts.append(labels.agreed(*portraits, teacher(args.voter), mean_shares))
    if args.teachers:
        parts.append(faces.unlabelled(args.data))
    return Faces(parts, weights)


def begin(size, sources):
    """A network of a size. It starts with the mean of the weights of sources, networks of one
    size with the same number of blocks or fewer, or with random weights."""
    net = make(size)
    if sources:
        start = teacher(sources[0])
        start.load_state_dict(mean([teacher(s).state_dict() for s in sources]))
        grow(net, start)
    return net


def train(args, net, log):
    """Trains all epochs and gives the running average of the network."""
    run = Run(gather(args), net, [teacher(t) for t in args.teachers], args.epochs, args.rate)
    path = args.out + ".checkpoint"
    if args.resume:
        run.load(path)
        np.random.seed(args.seed + run.epoch), random.seed(args.seed + run.epoch)  # so that the order differs from that before
    valid = data.majority(args.data, "valid")
    while run.epoch < run.epochs:
        begun = time.time()
        loss = run.train_epoch()
        run.save(path)
        guess = metrics.logits(run.average.net, valid[0]).argmax(1)
        log(f"epoch {run.epoch}: loss {loss:.4f}, valid {metrics.top1(valid[1], guess):.4f} "
            f"F1 {metrics.f1(valid[1], guess):.4f}, {time.time() - begun:.0f} s")
    return run.average.net


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--size", default="wide", help="a size of expression_net.make")
    args.add_argument("--voter", metavar="CHECKPOINT:SIZE")
    args.add_argument("--labels", action="store_true", help="train a reader: use the portraits' labels only")
    args.add_argument("--readers", nargs="*", default=[], metavar="CHECKPOINT:SIZE")
    args.add_argument("--teachers", nargs="*", default=[], metavar="CHECKPOINT:SIZE")
    args.add_argument("--begin", nargs="*", default=[], metavar="CHECKPOINT:SIZE", help="start with the mean of the weights of these networks, with the same number of blocks or fewer")
    args.add_argument("--rate", type=float, default=0.12)
    args.add_argument("--seed", type=int, default=0)
    args.add_argument("--threads", type=int, default=os.cpu_count())
    args.add_argument("--epochs", type=int, default=30, help="0 to export the start weights")
    args.add_argument("--out", default="expression.onnx")
    args.add_argument("--resume", action="store_true")
    args = args.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed), np.random.seed(args.seed), random.seed(args.seed)
    log, net = functools.partial(print, flush=True), begin(args.size, args.begin)
    if args.epochs:
        net = train(args, net, log)
    finish(net, args.data, args.out, log)


if __name__ == "__main__":
    main()
