"""Finishes a trained expression network: adds the bias for rare expressions, measures it,
exports it to ONNX."""
import torch

import aligned
import data
import metrics
import rare
from export import export
from expression_net import SIDE


def report(net, folder, log):
    """Logs the measures of a network, with the mirror image of each face."""
    images, truth = data.majority(folder, "valid")
    temperature = metrics.temperature(metrics.mirrored_logits(net, images), truth)
    images, truth = data.majority(folder, "test")
    out = metrics.mirrored_logits(net, images)
    log(f"test, majority of {len(truth)}: top-1 {metrics.top1(truth, out.argmax(1)):.4f} "
        f"macro-F1 {metrics.f1(truth, out.argmax(1)):.4f} temperature {temperature:.2f} "
        f"ECE {metrics.calibration_error(truth, metrics.softmax(out, temperature)):.4f}")
    images, shares = data.ferplus(folder, "test")
    guess, truth = metrics.mirrored_logits(net, images).argmax(1), shares.argmax(1)
    log(f"test, plurality of {len(truth)}: top-1 {metrics.top1(truth, guess):.4f} macro-F1 {metrics.f1(truth, guess):.4f}")
    images, truth = aligned.portraits(folder, held_out=True)
    pair = truth < 2
    guess = metrics.mirrored_logits(net, images[pair])[:, :2].argmax(1)
    log(f"a tenth of the portraits: neutral against happiness {metrics.balanced(truth[pair], guess, (0, 1)):.4f}")


def finish(net, folder, out, log):
    """Adds the bias, logs the measures and writes the ONNX file."""
    log(f"a last bias for rare expressions: {rare.add_bias(net, folder)}")
    report(net, folder, log)
    export(net, torch.zeros(1, 1, SIDE, SIDE), out, ["input"], ["logits"], {"input": {0: "n"}, "logits": {0: "n"}})
