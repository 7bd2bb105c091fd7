"""Trains an expression network on the FER+ votes, on portraits, and from teachers.

    python3 expression.py --data DIR --out votes.onnx
    python3 expression.py --data DIR --voter votes.onnx.checkpoint:wide --size deep --out deep.onnx
    python3 expression.py --data DIR --voter votes.onnx.checkpoint:wide --size long \
        --teachers wide.onnx.checkpoint:wide deep.onnx.checkpoint:deep --begin wide.onnx.checkpoint:wide
    python3 expression.py --data DIR --labels --begin wide.onnx.checkpoint:wide --out reader.onnx
    python3 expression.py --data DIR --readers reader.onnx.checkpoint:wide --teachers ... --begin ...

A voter, taught by the votes alone, says which portraits carry a label to be trusted.
Readers, which learn nothing but portraits' labels, divide all portraits into neutral and
happy ones together with the label. With neither there are no portraits. With teachers,
the network learns what they say of the same view of a face, mixed with the votes (Hinton
et al. 2015; Beyer et al. 2022: the same view for both, and patience). It sees that view
in worse pictures than they do.

Every epoch is kept in OUT.checkpoint; --resume goes on from there.
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
import judge
import labels
from average import mean
from expression_net import make
from faces import Faces
from finish import finish
from learn import Run
from teachers import grow, teacher


def gather(args):
    """The faces to learn from, by the options."""
    told = args.labels or args.readers or args.voter
    portraits = aligned.portraits(args.data, held_out=False) if told else None
    if args.labels:
        return Faces([labels.plain(*portraits)], np.ones(data.EXPRESSIONS, np.float32))
    parts = [faces.voted(args.data)]
    usual, weights = parts[0].shares.mean(0), faces.class_weights(parts[0].shares)
    if args.readers:
        parts += [labels.divided(*portraits, [teacher(t) for t in args.readers]), labels.rare(*portraits, weights)]
    elif args.voter:
        parts.append(labels.agreed(*portraits, teacher(args.voter), usual))
    if args.teachers:
        parts.append(faces.judged(args.data))
    return Faces(parts, weights)


def begin(size, known):
    """A network of a size, and what others, of fewer blocks or as many, know together:
    the mean of their weights."""
    net = make(size)
    if known:
        mixed = teacher(known[0])
        mixed.load_state_dict(mean([teacher(k).state_dict() for k in known]))
        grow(net, mixed)
    return net


def train(args, net, say):
    """All epochs; gives the running average of the network."""
    run = Run(gather(args), net, [teacher(t) for t in args.teachers], args.epochs, args.rate)
    kept = args.out + ".checkpoint"
    if args.resume:
        run.load(kept)
        np.random.seed(args.seed + run.epoch), random.seed(args.seed + run.epoch)  # another order than before
    valid = data.majority(args.data, "valid")
    while run.epoch < run.epochs:
        begun = time.time()
        loss = run.once()
        run.save(kept)
        guess = judge.logits(run.average.net, valid[0]).argmax(1)
        say(f"epoch {run.epoch}: loss {loss:.4f}, valid {judge.top1(valid[1], guess):.4f} "
            f"F1 {judge.f1(valid[1], guess):.4f}, {time.time() - begun:.0f} s")
    return run.average.net


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--size", default="wide", help="of expression_net.make")
    args.add_argument("--voter", metavar="CHECKPOINT:SIZE")
    args.add_argument("--labels", action="store_true", help="learn the portraits' labels and nothing else")
    args.add_argument("--readers", nargs="*", default=[], metavar="CHECKPOINT:SIZE")
    args.add_argument("--teachers", nargs="*", default=[], metavar="CHECKPOINT:SIZE")
    args.add_argument("--begin", nargs="*", default=[], metavar="CHECKPOINT:SIZE", help="networks of no more blocks to begin as the mean of")
    args.add_argument("--rate", type=float, default=0.12)
    args.add_argument("--seed", type=int, default=0)
    args.add_argument("--threads", type=int, default=os.cpu_count())
    args.add_argument("--epochs", type=int, default=30, help="0 to write what it begins as")
    args.add_argument("--out", default="expression.onnx")
    args.add_argument("--resume", action="store_true")
    args = args.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed), np.random.seed(args.seed), random.seed(args.seed)
    say, net = functools.partial(print, flush=True), begin(args.size, args.begin)
    if args.epochs:
        net = train(args, net, say)
    finish(net, args.data, args.out, say)


if __name__ == "__main__":
    main()
