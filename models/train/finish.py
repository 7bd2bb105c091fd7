"""What is done with an expression network that is trained: its last bias, its figures,
its ONNX file."""
import torch

import aligned
import data
import judge
import rare
from export import export
from expression_net import SIDE


def report(net, folder, say):
    """Says what it reaches, asked for a face and its mirror image, as it is used."""
    seen, truth = data.majority(folder, "valid")
    heat = judge.temperature(judge.mirrored(net, seen), truth)
    seen, truth = data.majority(folder, "test")
    out = judge.mirrored(net, seen)
    say(f"test, majority of {len(truth)}: top-1 {judge.top1(truth, out.argmax(1)):.4f} "
        f"macro-F1 {judge.f1(truth, out.argmax(1)):.4f} temperature {heat:.2f} "
        f"ECE {judge.calibration_error(truth, judge.softmax(out, heat)):.4f}")
    seen, shares = data.ferplus(folder, "test")
    guess, truth = judge.mirrored(net, seen).argmax(1), shares.argmax(1)
    say(f"test, plurality of {len(truth)}: top-1 {judge.top1(truth, guess):.4f} macro-F1 {judge.f1(truth, guess):.4f}")
    seen, truth = aligned.portraits(folder, held_out=True)
    pair = truth < 2
    guess = judge.mirrored(net, seen[pair])[:, :2].argmax(1)
    say(f"a tenth of the portraits: neutral against happiness {judge.balanced(truth[pair], guess, (0, 1)):.4f}")


def finish(net, folder, out, say):
    """Writes a network that is done as ONNX."""
    say(f"a last bias for rare expressions: {rare.settle(net, folder)}")
    report(net, folder, say)
    export(net, torch.zeros(1, 1, SIDE, SIDE), out, ["input"], ["logits"], {"input": {0: "n"}, "logits": {0: "n"}})
