"""Trains an expression network on the FER+ votes, on portraits, and from teachers.

    python3 expression.py --data DIR --out votes.onnx
    python3 expression.py --data DIR --voter votes.onnx.checkpoint:wide --size deep --out deep.onnx
    python3 expression.py --data DIR --voter votes.onnx.checkpoint:wide --size long \
        --teachers wide.onnx.checkpoint:wide deep.onnx.checkpoint:deep --begin wide.onnx.checkpoint:wide

The voter, taught by the votes alone, says which portraits carry a label to be trusted;
without it there are none. With teachers, the network learns what they say of the same view of a face, mixed
with the votes (Hinton et al. 2015; Beyer et al. 2022: the same view for both, and
patience). It sees that view in worse pictures than they do. It is reported on as it is
used: asked for a face and its mirror image.

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
import judge
import rare
from export import export
from expression_net import SIDE, make
from faces import Faces
from learn import Run
from teachers import grow, teacher


def report(net, folder, say):
    """Says what goes on the card."""
    def ask(some):
        return judge.both(functools.partial(judge.logits, net), some)
    faces, truth = data.majority(folder, "valid")
    heat = judge.temperature(ask(faces), truth)
    faces, truth = data.majority(folder, "test")
    out = ask(faces)
    say(f"test, majority of {len(truth)}: top-1 {judge.top1(truth, out.argmax(1)):.4f} "
        f"macro-F1 {judge.f1(truth, out.argmax(1)):.4f} temperature {heat:.2f} "
        f"ECE {judge.calibration_error(truth, judge.softmax(out, heat)):.4f}")
    faces, shares = data.ferplus(folder, "test")
    guess, truth = ask(faces).argmax(1), shares.argmax(1)
    say(f"test, plurality of {len(truth)}: top-1 {judge.top1(truth, guess):.4f} macro-F1 {judge.f1(truth, guess):.4f}")
    faces, truth = aligned.portraits(folder, held_out=True)
    pair = truth < 2
    guess = ask(faces[pair])[:, :2].argmax(1)
    say(f"a tenth of the portraits: neutral against happiness {judge.balanced(truth[pair], guess, (0, 1)):.4f}")


def finish(net, folder, out, say):
    """Writes a network that is done as ONNX."""
    say(f"a last bias for rare expressions: {rare.settle(net, folder)}")
    report(net, folder, say)
    export(net, torch.zeros(1, 1, SIDE, SIDE), out, ["input"], ["logits"], {"input": {0: "n"}, "logits": {0: "n"}})


def begin(size, small):
    """A network of a size, and what a smaller one knows where one is named."""
    net = make(size)
    if small:
        grow(net, teacher(small))
    return net


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--size", default="wide", help="of expression_net.make")
    args.add_argument("--voter", metavar="CHECKPOINT:SIZE")
    args.add_argument("--teachers", nargs="*", default=[], metavar="CHECKPOINT:SIZE")
    args.add_argument("--begin", metavar="CHECKPOINT:SIZE", help="a network of fewer blocks to begin as")
    args.add_argument("--rate", type=float, default=0.12)
    args.add_argument("--seed", type=int, default=0)
    args.add_argument("--threads", type=int, default=os.cpu_count())
    args.add_argument("--epochs", type=int, default=30)
    args.add_argument("--out", default="expression.onnx")
    args.add_argument("--resume", action="store_true")
    args = args.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed), np.random.seed(args.seed), random.seed(args.seed)
    faces = Faces(args.data, teacher(args.voter) if args.voter else None, bool(args.teachers))
    run = Run(faces, begin(args.size, args.begin), [teacher(t) for t in args.teachers], args.epochs, args.rate)
    checkpoint = args.out + ".checkpoint"
    if args.resume:
        run.load(checkpoint)
        np.random.seed(args.seed + run.epoch), random.seed(args.seed + run.epoch)  # another order than before
    say, valid = functools.partial(print, flush=True), data.majority(args.data, "valid")
    while run.epoch < run.epochs:
        begun = time.time()
        loss = run.once()
        run.save(checkpoint)
        guess = judge.logits(run.average.net, valid[0]).argmax(1)
        say(f"epoch {run.epoch}: loss {loss:.4f}, valid {judge.top1(valid[1], guess):.4f} "
            f"F1 {judge.f1(valid[1], guess):.4f}, {time.time() - begun:.0f} s")
    finish(run.average.net, args.data, args.out, say)


if __name__ == "__main__":
    main()
